package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published detection of inputs in short: a tenth of the time and of the samples, 8 seeds, and
 * the ratios 0.5, 4 and 16 of inhibitory to excitatory weight. A count lies within its bounds
 * unless something has happened that has a chance of one in a thousand on either side.
 */
class PublishedInferenceTest {

  private static final int SEEDS = 8;
  private static final int UNCONNECTED = 9;
  private static final int EXCITATORY = 17;
  private static final int INHIBITORY = 4;
  private static final double SECONDS = 60;
  private static final double RARE = 1e-3;

  @TempDir private static Path out;

  @BeforeAll
  static void sweep() throws IOException {
    SweepOutcome outcome =
        new SweepFile(Files.readString(Path.of("examples/inference/detection.yaml")))
            .with("simulation.duration=60 s")
            .with("infer.imaging.sampling_rate=1 kHz")
            .with("sweep.grid={connections.inh.weight: [0.2 nS, 1.6 nS, 6.4 nS]}")
            .with("sweep.repeats=" + SEEDS)
            .with("sweep.seed=1")
            .run(out);
    assertEquals(3 * SEEDS, outcome.fresh());
    assertEquals(0, outcome.failed());
  }

  /** A number of all points of a weight, added up. */
  private static double sum(String weight, String measure) {
    return SweepFile.points(out).stream()
        .filter(row -> weight.isEmpty() || row.get("connections.inh.weight_nS").equals(weight))
        .mapToDouble(row -> Double.parseDouble(row.get(measure)))
        .sum();
  }

  private static int found(String weight, String measure, int trains) {
    return (int) Math.round(sum(weight, measure) * trains);
  }

  /** The chance of at most so many of n. */
  private static double binomial(int most, int n, double p) {
    double chance = Math.pow(1 - p, n);
    double sum = chance;
    for (int k = 0; k < most; k++) {
      chance *= (n - k) / (k + 1.0) * p / (1 - p);
      sum += chance;
    }
    return sum;
  }

  private static void assertPlausible(int found, int n, double least, double most) {
    assertTrue(binomial(found, n, least) > RARE, found + " of " + n + " are too few");
    assertTrue(
        found == 0 || 1 - binomial(found - 1, n, most) > RARE,
        found + " of " + n + " are too many");
  }

  @Test
  void unconnectedTrainsAreFoundAtTheRateOfTheConvention() {
    // Found is who is exceeded by at most five of a hundred equals: six places of a hundred and
    // one.
    int found = found("", "false_positive_rate", UNCONNECTED);
    assertPlausible(found, 3 * SEEDS * UNCONNECTED, 6 / 101.0, 6 / 101.0);
  }

  @Test
  void excitationIsFoundWhateverInhibitionThereIs() {
    // 0.95 to 0.985 of them in 60 s, as 16 other seeds show; all of them in 600 s.
    for (String weight : List.of("0.2", "1.6", "6.4")) {
      int found = found(weight, "true_positive_rate_excitatory", EXCITATORY);
      assertPlausible(found, SEEDS * EXCITATORY, 0.95, 0.985);
    }
  }

  @Test
  void inhibitionIsFoundWhereItIsStrong() {
    // 0.1, 0.8 and all of them in 60 s, as 16 other seeds show; 0.3, 1 and 1 in 600 s.
    String measure = "true_positive_rate_inhibitory";
    int n = SEEDS * INHIBITORY;
    assertPlausible(found("0.2", measure, INHIBITORY), n, 0.06, 0.2);
    assertPlausible(found("1.6", measure, INHIBITORY), n, 0.7, 0.9);
    assertEquals(n, found("6.4", measure, INHIBITORY));
  }

  @Test
  void neuronSpikesAsOftenAsPublished() {
    assertAll(
        () -> assertEquals(1.58, rate("0.2"), tolerance(1.58)),
        () -> assertEquals(0.248, rate("1.6"), tolerance(0.248)),
        () -> assertTrue(rate("6.4") < 0.02));
  }

  private static double rate(String weight) {
    return sum(weight, "neuron.rate_Hz") / SEEDS;
  }

  /** Three standard errors of a rate; counts vary no more than 1.3 times as Poisson's do. */
  private static double tolerance(double rate) {
    return 3 * Math.sqrt(1.3 * rate / SECONDS / SEEDS);
  }
}
