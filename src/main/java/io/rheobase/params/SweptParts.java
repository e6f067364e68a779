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

    /** Takes over the entries of a block that the factors lead into. */
    <T> void take(String block, List<T> into, List<T> own, Function<T, String> name) {
      for (int i = 0; i < into.size(); i++) {
        if (entries.contains(block + "." + name.apply(into.get(i)))) {
          into.set(i, own.get(i));
        }
      }
    }

    long combinations(Sweep sweep) {
      return factors.stream()
          .mapToLong(f -> sweep.factors().get(f).rows())
          .reduce(1, (a, b) -> a * b);
    }
  }

  private final Sweep sweep;

  private SweptParts(Sweep sweep, Experiment base, List<Group> groups) {
    this.sweep = sweep;
    this.base = base;
    this.groups = groups;
  }

  /**
   * Reads the parts; nothing where that does not pay, or where a part is faulty or not independent.
   *
   * @param reading reads the file with the values of these rows
   */
  static Optional<SweptParts> of(
      Sweep sweep, List<List<Axis>> factors, Function<int[], ParameterFile> reading) {
    Optional<List<Group>> groups = groups(factors);
    if (groups.isEmpty()
        || groups.get().size() < 2
        || groups.get().stream().mapToLong(g -> g.combinations(sweep)).sum()
            >= sweep.combinations()) {
      return Optional.empty();
    }
    try {
      int[] first = new int[factors.size()];
      ParameterFile origin = reading.apply(first);
      SweptParts parts = new SweptParts(sweep, origin.experiment(), groups.get());
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

  private boolean read(Function<int[], ParameterFile> reading) {
    for (Group group : groups) {
      group.read = new Experiment[(int) group.combinations(sweep)];
      for (int i = 0; i < group.read.length; i++) {
        ParameterFile file = reading.apply(group.rows(i, sweep));
        if (!isSeenAlike(file.experiment())) {
          return false;
        }
        group.read[i] = file.experiment();
        warnings.addAll(file.warnings());
      }
    }
    return true;
  }

  private boolean isSeenAlike(Experiment experiment) {
    return outsides(experiment).equals(outsides(base));
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
      group.take("populations", populations, own.populations(), Population::name);
      group.take("inputs", inputs, own.inputs(), Input::name);
      group.take("connections", connections, own.connections(), Connection::name);
      group.take("record", recorders, own.recorders(), Recorder::name);
    }
    return base.with(populations, inputs, connections, recorders);
  }
}
