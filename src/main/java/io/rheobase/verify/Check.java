package io.rheobase.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One or more runs of a parameter file, and what is known of their results.
 *
 * @param name of what is checked
 * @param source where the theory or the published result stands
 * @param file a parameter file among the resources of this package
 * @param runs what each run changes in it, as {@code address=value}
 * @param measurement what is read from the results
 */
public record Check(
    String name, String source, String file, List<List<String>> runs, Measurement measurement) {

  /** What is read from the results of a check's runs. */
  @FunctionalInterface
  public interface Measurement {
    /**
     * The numbers found beside what is known of them, from the results in the order of the runs.
     */
    List<Comparison> of(List<Outcome> outcomes);
  }

  /** A check of one run. */
  static Check of(
      String name,
      String source,
      String file,
      List<String> changes,
      Function<Outcome, List<Comparison>> measurement) {
    return new Check(
        name, source, file, List.of(changes), outcomes -> measurement.apply(outcomes.get(0)));
  }

  /** The check with more changes in each of its runs, which come after its own. */
  public Check with(String... changes) {
    List<List<String>> changed = new ArrayList<>();
    for (List<String> run : runs) {
      changed.add(Stream.concat(run.stream(), Stream.of(changes)).toList());
    }
    return new Check(name, source, file, changed, measurement);
  }
}
