package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.random.Distribution;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights and delays of synapses. */
class SynapseValuesTest {

  private static final Neurons PRE = Neurons.all("pre", 300);
  private static final Neurons POST = Neurons.all("post", 200);

  private static List<Built.Synapse> synapses(SynapseValues weights, SynapseValues delays) {
    return Built.synapses(Wirings.of(PRE, POST, new Rule.PairwiseBernoulli(0.5), weights, delays));
  }

  @Test
  void drawnWeightsHaveTheMomentsOfTheirDistribution() {
    List<Built.Synapse> synapses = synapses(Wirings.DRAWN_WEIGHTS, Wirings.ms(1));
    int n = synapses.size();
    double mean = synapses.stream().mapToDouble(Built.Synapse::weight).average().orElseThrow();
    double square =
        synapses.stream().mapToDouble(s -> (s.weight() - 2) * (s.weight() - 2)).sum() / n;
    assertEquals(2, mean, 4 * 0.5 / Math.sqrt(n));
    assertEquals(0.25, square, 4 * 0.25 * Math.sqrt(2.0 / n));
    assertEquals(n, synapses.stream().mapToDouble(Built.Synapse::weight).distinct().count());
  }

  @Test
  void weightsAndDelaysAreIndependentDraws() {
    List<Built.Synapse> synapses = synapses(Wirings.DRAWN_WEIGHTS, Wirings.DRAWN_DELAYS);
    double covariance =
        synapses.stream().mapToDouble(s -> (s.weight() - 2) * (s.delay() - 15)).sum()
            / synapses.size();
    assertEquals(0, covariance, 4 * 0.5 * 5 / Math.sqrt(synapses.size()));
  }

  @Test
  void whatIsDrawnForDelaysChangesNoWeight() {
    List<Double> one =
        synapses(Wirings.DRAWN_WEIGHTS, Wirings.ms(1)).stream().map(s -> s.weight()).toList();
    List<Double> other =
        synapses(Wirings.DRAWN_WEIGHTS, Wirings.DRAWN_DELAYS).stream()
            .map(s -> s.weight())
            .toList();
    assertEquals(one, other);
  }

  /** Uniform from 0 to 0.4 ms: 1/8 is below half a step, 1/4 rounds to each of 1, 2 and 3. */
  @Test
  void drawnDelaysAreRoundedHalfUpAndThoseBelowAStepRaisedAndCounted() {
    SynapseValues delays = new SynapseValues.Drawn(new Distribution.Uniform(0, 0.4));
    Connectivity connectivity =
        Built.connectivity(Wirings.of(PRE, POST, new Rule.AllToAll(), Wirings.ONE, delays), 64);
    double n = connectivity.size();
    int[] counts = new int[5];
    connectivity.forEach((s, t, w, d) -> counts[d]++);
    double[] shares = {0, 3 / 8.0, 1 / 4.0, 1 / 4.0, 1 / 8.0};
    for (int d = 0; d < 5; d++) {
      assertEquals(shares[d], counts[d] / n, 4 * Math.sqrt(shares[d] / n), "delay " + d);
    }
    assertEquals(1 / 8.0, connectivity.raisedDelays() / n, 4 * Math.sqrt(1 / 8.0 / n));
    assertEquals(1, connectivity.smallestDelay());
    assertEquals(4, connectivity.greatestDelay());
  }

  /** None of these decimals is a binary fraction. */
  @ParameterizedTest
  @CsvSource({
    "0.15, 2",
    "0.25, 3",
    "0.35, 4",
    "1.15, 12",
    "1.65, 17",
    "0.349, 3",
    "6553.45, 65535"
  })
  void halvesAreThoseOfTheDecimal(double delay, int steps) {
    assertEquals(steps, Wiring.steps(delay, 0.1));
  }

  @Test
  void aConstantDelayMustBeAStepAtLeast() {
    assertThrows(IllegalArgumentException.class, () -> synapses(Wirings.ONE, Wirings.ms(0.04)));
    assertThrows(IllegalArgumentException.class, () -> synapses(Wirings.ONE, Wirings.ms(6553.6)));
    assertEquals(65535, synapses(Wirings.ONE, Wirings.ms(6553.5)).get(0).delay());
  }

  @Test
  void aDrawnDelayThatIsTooLongIsRefused() {
    SynapseValues delays = new SynapseValues.Drawn(new Distribution.Uniform(6000, 7000));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> synapses(Wirings.ONE, delays));
    assertTrue(refused.getMessage().contains("more than 65535 steps"), refused.getMessage());
  }

  @Test
  void valuesAreListedWithAListOfAsManySynapses() {
    Rule two = new Rule.Listed(new int[] {0, 1}, new int[] {0, 1});
    SynapseValues three = new SynapseValues.Listed(new double[] {1, 2, 3});
    assertThrows(
        IllegalArgumentException.class, () -> Wirings.of(PRE, POST, two, three, Wirings.ms(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Wirings.of(PRE, POST, new Rule.AllToAll(), three, Wirings.ms(1)));
  }

  @Test
  void listsAreEqualByTheirContent() {
    int[] ends = IntStream.range(0, 5).toArray();
    assertEquals(new Rule.Listed(ends, ends), new Rule.Listed(ends.clone(), ends.clone()));
    double[] values = {1, 2};
    assertEquals(new SynapseValues.Listed(values), new SynapseValues.Listed(values.clone()));
    assertEquals(Neurons.range("p", 9, 2, 5), Neurons.of("p", 9, 2, 3, 4));
    assertEquals(Neurons.of("p", 9, 2, 4).hashCode(), Neurons.of("p", 9, 2, 4).hashCode());
  }
}
