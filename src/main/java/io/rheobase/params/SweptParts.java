package io.rheobase.params;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The parts that the points of a sweep are put together from. Where the factors of a sweep lead
 * into different entries of the file, an entry's meaning depends on its own factors alone: each is
 * read once for each of its own combinations, not once for each point.
 *
 * <p>This holds for populations as long as they stay what other entries see of them: their model,
 * their size and their area. Where it does not hold every point is read whole.
 */
final class SweptParts {

  /** Blocks whose entries do not look at each other, but for populations as the others see them. */
  private static final Set<String> INDEPENDENT =
      Set.of("populations", "inputs", "connections", "record");

  private final Experiment base;
  private final List<Group> groups;
  private final List<Fault> warnings = new ArrayList<>();

  /**
   * Factors that lead into the same entries, with what these mean at each of their combinations.
   */
  private static final class Group {
    private final Set<String> entries = new LinkedHashSet<>();
    private final List<Integer> factors = new ArrayList<>();
    private Experiment[] read;
    private int[] populations;
    private int[] inputs;
    private int[] connections;
    private int[] recorders;

    int index(int[] rows, Sweep sweep) {
      int index = 0;
      for (int factor : factors) {
        index = index * sweep.factors().get(factor).rows() + rows[factor];
      }
      return index;
    }

    int[] rows(int index, Sweep sweep) {
      int[] rows = new int[sweep.factors().size()];
      int rest = index;
      for (int i = factors.size() - 1; i >= 0; i--) {
        int count = sweep.factors().get(factors.get(i)).rows();
        rows[factors.get(i)] = rest % count;
        rest /= count;
      }
      return rows;
    }

    /** Finds where its entries stand. */
    void find(Experiment experiment) {
      populations = places("populations", experiment.populations(), Population::name);
      inputs = places("inputs", experiment.inputs(), Input::name);
      connections = places("connections", experiment.connections(), Connection::name);
      recorders = places("record", experiment.recorders(), Recorder::name);
    }

    private <T> int[] places(String block, List<T> all, Function<T, String> name) {
      return IntStream.range(0, all.size())
          .filter(i -> entries.contains(block + "." + name.apply(all.get(i))))
          .toArray();
    }

    long combinations(Sweep sweep) {
      return factors.stream()
          .mapToLong(f -> sweep.factors().get(f).rows())
          .reduce(1, (a, b) -> a * b);
    }
  }

  private final Sweep sweep;

  /** Reads the file with other values. */
  interface Reading {
    /**
     * @param rows of all factors
     * @param chosen the factors whose values are put in place
     */
    EntryForm.Read read(int[] rows, List<Integer> chosen);
  }

  private SweptParts(Sweep sweep, Experiment base, List<Group> groups) {
    this.sweep = sweep;
    this.base = base;
    this.groups = groups;
  }

  /**
   * Reads the parts; nothing where that does not pay, or where a part is faulty or not independent.
   *
   * @param base the file without the sweep
   * @param reading reads the file with the values of a group
   */
  static Optional<SweptParts> of(
      Sweep sweep, List<List<Axis>> factors, Experiment base, Reading reading) {
    Optional<List<Group>> groups = groups(factors);
    if (groups.isEmpty()
        || groups.get().size() < 2
        || groups.get().stream().mapToLong(g -> g.combinations(sweep)).sum()
            >= sweep.combinations()) {
      return Optional.empty();
    }
    try {
      SweptParts parts = new SweptParts(sweep, base, groups.get());
      return parts.read(reading) ? Optional.of(parts) : Optional.empty();
    } catch (ParameterFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Group>> groups(List<List<Axis>> factors) {
    List<Group> groups = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      Group group = new Group();
      group.factors.add(f);
      for (Axis axis : factors.get(f)) {
        Address address = axis.address();
        if (address.keys().size() < 2 || !INDEPENDENT.contains(address.keys().get(0))) {
          return Optional.empty();
        }
        group.entries.add(address.entry());
      }
      for (Group other : List.copyOf(groups)) {
        if (other.entries.stream().anyMatch(group.entries::contains)) {
          group.entries.addAll(other.entries);
          group.factors.addAll(other.factors);
          groups.remove(other);
        }
      }
      groups.add(group);
    }
    return Optional.of(groups);
  }

  private boolean read(Reading reading) {
    for (Group group : groups) {
      group.read = new Experiment[(int) group.combinations(sweep)];
      for (int i = 0; i < group.read.length; i++) {
        EntryForm.Read read = reading.read(group.rows(i, sweep), group.factors);
        if (!outsides(read.experiment()).equals(outsides(base))) {
          return false;
        }
        group.read[i] = read.experiment();
        warnings.addAll(read.warnings());
      }
      group.find(base);
    }
    return true;
  }

  /** The names of all entries, what the others see of the populations, and what is inferred. */
  private static List<Object> outsides(Experiment experiment) {
    List<Object> outsides = new ArrayList<>();
    for (Population population : experiment.populations()) {
      outsides.add(
          List.of(population.name(), population.model(), population.size(), population.area()));
    }
    outsides.add(experiment.inputs().stream().map(Input::name).toList());
    outsides.add(experiment.connections().stream().map(Connection::name).toList());
    outsides.add(experiment.recorders().stream().map(Recorder::name).toList());
    outsides.add(experiment.inference());
    return outsides;
  }

  /** What is doubtful about the parts. */
  List<Fault> warnings() {
    return warnings;
  }

  /** The experiment with the values of these rows. */
  Experiment experiment(int[] rows) {
    List<Population> populations = new ArrayList<>(base.populations());
    List<Input> inputs = new ArrayList<>(base.inputs());
    List<Connection> connections = new ArrayList<>(base.connections());
    List<Recorder> recorders = new ArrayList<>(base.recorders());
    for (Group group : groups) {
      Experiment own = group.read[group.index(rows, sweep)];
      take(group.populations, populations, own.populations());
      take(group.inputs, inputs, own.inputs());
      take(group.connections, connections, own.connections());
      take(group.recorders, recorders, own.recorders());
    }
    return base.with(populations, inputs, connections, recorders);
  }

  private static <T> void take(int[] places, List<T> into, List<T> own) {
    for (int place : places) {
      into.set(place, own.get(place));
    }
  }
}
