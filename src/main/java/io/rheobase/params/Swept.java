package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Sweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A parameter file with a sweep: what the file means at each of its points. A point is the file
 * with other values in place, put there as those of the command line are.
 */
public final class Swept {

  /** More faults of different points say nothing new. */
  private static final int MOST_FAULTS = 20;

  private static final int MOST_FAULTY = 1000;

  private static final int MOST_WARNINGS = 5;

  /** Some hundred megabytes at most; further points are read once more when they are run. */
  private static final long MOST_KEPT = 1 << 16;

  private final Sweep sweep;
  private final List<List<Axis>> factors;
  private final ParameterFile base;
  private final YamlNode.Mapping block;
  private final Reading reading;
  private final SweptParts parts;
  private final Experiment[] kept;
  private final List<Fault> warnings = new ArrayList<>();

  /** A value in place of the file's. */
  record Assignment(Address address, YamlNode value) {}

  /** Reads the file, without its sweep, with other values. */
  @FunctionalInterface
  interface Reading {
    /** Reads the entries only that values lead into; nothing where that does not do. */
    default Optional<EntryForm.Read> entries(List<Assignment> values) {
      return Optional.empty();
    }

    /**
     * @param values in the order in which they are put in place
     * @throws ParameterFileException with all that is wrong
     */
    ParameterFile read(List<Assignment> values);
  }

  /**
   * Reads the file at all points, so that nothing is run before all of them are known to be sound.
   *
   * @param factors the values behind the sweep's own factors
   * @param base what the file means without the sweep
   * @param block the sweep as it is written
   * @throws ParameterFileException with all that is wrong
   */
  Swept(
      Sweep sweep,
      List<List<Axis>> factors,
      ParameterFile base,
      YamlNode.Mapping block,
      Reading reading) {
    this.sweep = sweep;
    this.factors = factors;
    this.base = base;
    this.block = block;
    this.reading = reading;
    this.parts = SweptParts.of(sweep, factors, base.experiment(), this::readPart).orElse(null);
    if (parts == null) {
      this.kept = new Experiment[(int) Math.min(sweep.combinations(), MOST_KEPT)];
      readEveryPoint();
    } else {
      this.kept = new Experiment[0];
      parts.warnings().forEach(this::warn);
    }
  }

  /** What is varied and what is wanted. */
  public Sweep sweep() {
    return sweep;
  }

  /** What is doubtful about its points besides the file. */
  public List<Fault> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * What the file means at a point, with the seed that the file itself gives.
   *
   * @param point from 0
   */
  public Experiment experiment(long point) {
    long combination = point / sweep.repeats();
    if (combination < kept.length) {
      return kept[(int) combination];
    }
    int[] rows = sweep.rows(point);
    return parts == null ? readAt(rows).experiment() : parts.experiment(rows);
  }

  /** Where the parts of a point are written, and what else the file says there. */
  public ParameterFile file(long point) {
    return readAt(sweep.rows(point));
  }

  /** The block as it could stand in a file, without comments. */
  public String text() {
    StringBuilder text = new StringBuilder("sweep:\n");
    for (Entry entry : block.entries()) {
      text.append("  ")
          .append(entry.key())
          .append(": ")
          .append(FlowText.of(entry.value()))
          .append('\n');
    }
    return text.toString();
  }

  /**
   * The file with the values of these rows in place. What leads to a whole entry comes before what
   * leads into it.
   */
  private ParameterFile readAt(int[] rows) {
    return reading.read(values(rows, factor -> true));
  }

  /** The file with the values of some factors in place, the others as they are in the file. */
  private EntryForm.Read readPart(int[] rows, List<Integer> chosen) {
    List<Assignment> values = values(rows, chosen::contains);
    return reading
        .entries(values)
        .orElseGet(
            () -> {
              ParameterFile read = reading.read(values);
              return new EntryForm.Read(read.experiment(), read.warnings());
            });
  }

  private List<Assignment> values(int[] rows, IntPredicate chosen) {
    List<Assignment> values = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      if (!chosen.test(f)) {
        continue;
      }
      for (Axis axis : factors.get(f)) {
        YamlNode value = axis.values().get(rows[f]);
        if (value != null) {
          values.add(new Assignment(axis.address(), value));
        }
      }
    }
    values.sort(Comparator.comparingInt(value -> value.address().keys().size()));
    return values;
  }

  private void readEveryPoint() {
    Map<Fault, int[]> first = new LinkedHashMap<>();
    int faulty = 0;
    for (long combination = 0;
        combination < sweep.combinations() && faulty < MOST_FAULTY && first.size() < MOST_FAULTS;
        combination++) {
      int[] rows = sweep.rows(combination * sweep.repeats());
      try {
        ParameterFile read = readAt(rows);
        read.warnings().forEach(this::warn);
        if (combination < kept.length) {
          kept[(int) combination] = read.experiment();
        }
      } catch (ParameterFileException e) {
        faulty++;
        e.faults().forEach(fault -> first.putIfAbsent(fault, rows));
      }
    }
    Faults faults = new Faults();
    first.forEach((fault, rows) -> faults.error(isInBlock(fault.at()) ? fault : at(rows, fault)));
    faults.throwIfAny();
  }

  private boolean isInBlock(Position at) {
    return at.source().equals(block.at().source())
        && at.line() >= block.at().line()
        && at.line() <= lastLine(block);
  }

  private static int lastLine(YamlNode node) {
    int last = node.at().line();
    if (node instanceof YamlNode.Mapping map) {
      for (Entry entry : map.entries()) {
        last = Math.max(last, lastLine(entry.value()));
      }
    } else if (node instanceof YamlNode.Sequence list) {
      for (YamlNode item : list.items()) {
        last = Math.max(last, lastLine(item));
      }
    }
    return last;
  }

  /** A fault that stands elsewhere in the file names the values with which it is one. */
  private Fault at(int[] rows, Fault fault) {
    List<String> values = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      for (Axis axis : factors.get(f)) {
        YamlNode value = axis.values().get(rows[f]);
        if (value != null) {
          values.add(axis.address().text() + " " + Wording.shown(FlowText.of(value)));
        }
      }
    }
    return new Fault(
        fault.at(),
        fault.what() + " (in the sweep, with " + Wording.list(values, "and") + ")",
        fault.fix());
  }

  private void warn(Fault warning) {
    boolean known =
        base.warnings().contains(warning)
            || warnings.stream().anyMatch(other -> other.at().equals(warning.at()));
    if (!known && warnings.size() < MOST_WARNINGS) {
      warnings.add(warning);
    }
  }
}
