package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.network.SynapseValues;
import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.Stdp;
import io.rheobase.network.plasticity.Plasticity.WeightDependence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pairs of spikes under {@link Stdp}. */
class PairStdpTest {

  private static final double A_PLUS = 0.01;
  private static final double A_MINUS = 0.012;
  private static final double TAU_PLUS = 17;
  private static final double TAU_MINUS = 34;
  private static final double W_MIN = 0.5;
  private static final double W_MAX = 4;
  private static final double W = 2;
  private static final int DELAY = 15;

  private static Stdp stdp(WeightDependence dependence, Pairing pairing) {
    return new Stdp(
        A_PLUS, A_MINUS, TAU_PLUS, TAU_MINUS, new Bounds(W_MIN, W_MAX), dependence, pairing);
  }

  private static double x(double steps) {
    return Math.exp(-steps * PlasticRun.DT / TAU_PLUS);
  }

  private static double y(double steps) {
    return Math.exp(-steps * PlasticRun.DT / TAU_MINUS);
  }

  /** The weight after a spike that arrives at sample 1015 and one fired some steps later. */
  private static double afterPair(Stdp stdp, int steps, SynapseValues delays) {
    return PlasticRun.ofPairs(stdp, 1, W, delays)
        .to(2100, new long[] {1000}, new long[] {1000 + DELAY + steps})
        .weight();
  }

  @ParameterizedTest
  @CsvSource({
    "-800, ADDITIVE",
    "-1, ADDITIVE",
    "0, ADDITIVE",
    "1, ADDITIVE",
    "2, ADDITIVE",
    "800, ADDITIVE",
    "-40, MULTIPLICATIVE",
    "0, MULTIPLICATIVE",
    "40, MULTIPLICATIVE",
    "-40, VAN_ROSSUM",
    "0, VAN_ROSSUM",
    "40, VAN_ROSSUM"
  })
  void aPairChangesTheWeightByItsWindow(int steps, WeightDependence dependence) {
    double up = dependence == WeightDependence.MULTIPLICATIVE ? W_MAX - W : W_MAX;
    double down = dependence == WeightDependence.ADDITIVE ? W_MAX : W - W_MIN;
    double change = 0;
    if (steps > 0) {
      change = A_PLUS * up * x(steps);
    } else if (steps < 0) {
      change = -A_MINUS * down * y(-steps);
    }
    for (Pairing pairing : Pairing.values()) {
      Stdp stdp = stdp(dependence, pairing);
      SynapseValues common = new SynapseValues.Constant(DELAY * PlasticRun.DT);
      SynapseValues own = new SynapseValues.Listed(new double[] {DELAY * PlasticRun.DT});
      assertEquals(W + change, afterPair(stdp, steps, common), 1e-15);
      assertEquals(afterPair(stdp, steps, common), afterPair(stdp, steps, own));
    }
  }

  @Test
  void windowsOfAnotherTimeConstantAreSeen() {
    Stdp stdp = stdp(WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL);
    double after = afterPair(stdp, 40, new SynapseValues.Constant(DELAY * PlasticRun.DT));
    assertThrows(AssertionError.class, () -> assertEquals(W + A_PLUS * W_MAX * y(40), after, 1e-4));
  }

  /** Arrivals at 100, 130, 170, then a spike at 200, then an arrival at 220, at the end a spike. */
  @ParameterizedTest
  @EnumSource(Pairing.class)
  void spikesPairWithAllOrWithTheNearest(Pairing pairing) {
    double w =
        PlasticRun.ofOneSynapse(stdp(WeightDependence.ADDITIVE, pairing), W)
            .to(
                400,
                new long[] {100 - DELAY, 130 - DELAY, 170 - DELAY, 220 - DELAY},
                new long[] {200, 300})
            .weight();
    double potentiation =
        pairing == Pairing.NEAREST
            ? x(30) + x(80)
            : x(30) + x(70) + x(100) + x(80) + x(130) + x(170) + x(200);
    double expected = W + W_MAX * (A_PLUS * potentiation - A_MINUS * y(20));
    assertEquals(expected, w, 1e-14);
  }

  @Test
  void spikesOfOneSampleDoNotPairButCountAsManyAsTheyAre() {
    double w =
        PlasticRun.ofOneSynapse(stdp(WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL), W)
            .to(400, new long[] {100 - DELAY, 100 - DELAY, 150 - DELAY}, new long[] {100, 150, 150})
            .weight();
    double expected = W + W_MAX * (A_PLUS * 2 * 2 * x(50) - A_MINUS * y(50));
    assertEquals(expected, w, 1e-14);
  }

  @Test
  void arrivalsTransmitTheWeightFromBeforeTheirOwnChange() {
    PlasticRun run =
        PlasticRun.ofOneSynapse(stdp(WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL), W);
    run.to(199, new long[] {185}, new long[] {150});
    assertEquals(W, run.step(new int[0], new int[0])[0]);
    assertEquals(W - W_MAX * A_MINUS * y(50), run.weight(), 1e-15);
  }

  @Test
  void weightsStayWithinTheirBounds() {
    Bounds bounds = new Bounds(W_MIN, W_MAX);
    Stdp strong =
        new Stdp(
            10, 10, TAU_PLUS, TAU_MINUS, bounds, WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL);
    PlasticRun run = PlasticRun.ofOneSynapse(strong, W);
    run.to(110, new long[] {100 - DELAY, 120 - DELAY}, new long[] {105});
    assertEquals(W_MAX, run.weight());
    run.to(130, new long[] {100 - DELAY, 120 - DELAY}, new long[] {105});
    assertEquals(W_MIN, run.weight());
  }

  @Test
  void weightsThatAreDrawnBeyondABoundBeginThere() {
    Stdp stdp = stdp(WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL);
    assertEquals(W_MIN, PlasticRun.ofOneSynapse(stdp, W_MIN / 2).weight());
    assertEquals(W_MAX, PlasticRun.ofOneSynapse(stdp, W_MAX * 2).weight());
  }

  @Test
  void parametersThatMeanNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1));
    assertThrows(IllegalArgumentException.class, () -> withBounds(new Bounds(-1, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> withBounds(new Bounds(0, Double.POSITIVE_INFINITY)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Stdp(1, 1, 0, 1, new Bounds(0, 1), WeightDependence.ADDITIVE, Pairing.NEAREST));
  }

  private static Stdp withBounds(Bounds bounds) {
    return new Stdp(1, 1, 1, 1, bounds, WeightDependence.ADDITIVE, Pairing.NEAREST);
  }
}
