package io.rheobase.sweep;

import io.rheobase.run.Build;
import io.rheobase.sweep.PointResult.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of points: the results of all journals, as far as this program made them. */
final class Results {

  private final List<String> columns;
  private final Map<PointId, Known> known = new HashMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private final Map<JournalSection.Writer, Integer> foreign = new HashMap<>();

  /** What is known of one point; columns that were not measured are absent. */
  private static final class Known {
    private final Outcome outcome;
    private final double[] numbers;
    private final boolean[] present;
    private final String error;
    private final double seconds;

    Known(Outcome outcome, double[] numbers, boolean[] present, String error, double seconds) {
      this.outcome = outcome;
      this.numbers = numbers;
      this.present = present;
      this.error = error;
      this.seconds = seconds;
    }
  }

  /**
   * @param columns what is asked for
   */
  Results(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Takes what a process wrote, unless it makes other results. */
  void add(JournalSection section) {
    if (section.writer().resultVersion() != Build.RESULT_VERSION) {
      foreign.merge(section.writer(), section.entries().size(), Integer::sum);
      return;
    }
    int[] place = section.columns().stream().mapToInt(columns::indexOf).toArray();
    for (JournalSection.Entry entry : section.entries()) {
      add(entry.id(), entry.result(), place);
    }
  }

  /** Takes a result that this process has just made. */
  void add(PointId id, PointResult result) {
    int[] place = new int[columns.size()];
    Arrays.setAll(place, i -> i);
    add(id, result, place);
  }

  private void add(PointId id, PointResult result, int[] place) {
    double[] numbers = new double[columns.size()];
    boolean[] present = new boolean[columns.size()];
    for (int i = 0; i < result.numbers().length; i++) {
      if (place[i] >= 0) {
        numbers[place[i]] = result.numbers()[i];
        present[place[i]] = true;
      }
    }
    Known found = new Known(result.outcome(), numbers, present, result.error(), result.seconds());
    known.merge(id, found, (before, now) -> merged(id, before, now));
  }

  private Known merged(PointId id, Known one, Known other) {
    if (one.outcome == Outcome.BROKEN || other.outcome == Outcome.BROKEN) {
      return one.outcome == Outcome.BROKEN ? other : one;
    }
    if (one.outcome != other.outcome || !one.error.equals(other.error)) {
      conflicts.add(
          "point "
              + id.shortName()
              + ": "
              + words(one)
              + " in one journal, "
              + words(other)
              + " in another");
      return one;
    }
    double[] numbers = one.numbers.clone();
    boolean[] present = one.present.clone();
    for (int i = 0; i < numbers.length; i++) {
      if (one.present[i]
          && other.present[i]
          && Double.doubleToLongBits(one.numbers[i]) != Double.doubleToLongBits(other.numbers[i])) {
        conflicts.add(
            "point "
                + id.shortName()
                + ": "
                + columns.get(i)
                + " is "
                + one.numbers[i]
                + " in one journal, "
                + other.numbers[i]
                + " in another");
      } else if (other.present[i]) {
        numbers[i] = other.numbers[i];
        present[i] = true;
      }
    }
    return new Known(one.outcome, numbers, present, one.error, one.seconds + other.seconds);
  }

  private static String words(Known known) {
    return known.outcome == Outcome.OK ? "ok" : known.error;
  }

  /**
   * The result of a point, if all that is asked for is known of it. One that broke counts as known
   * here; see {@link #isSettled}.
   */
  Optional<PointResult> of(PointId id) {
    Known found = known.get(id);
    if (found == null) {
      return Optional.empty();
    }
    boolean ok = found.outcome == Outcome.OK;
    for (boolean present : found.present) {
      if (ok && !present) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new PointResult(
            found.outcome, ok ? found.numbers : new double[0], found.error, found.seconds));
  }

  /** Whether a point need not be run again. */
  boolean isSettled(PointId id) {
    return of(id).filter(result -> result.outcome() != Outcome.BROKEN).isPresent();
  }

  /** Points of which two journals say different things. */
  List<String> conflicts() {
    return List.copyOf(conflicts);
  }

  /** Processes whose results are of another version, with the number of their points. */
  Map<JournalSection.Writer, Integer> foreign() {
    return Map.copyOf(foreign);
  }
}
