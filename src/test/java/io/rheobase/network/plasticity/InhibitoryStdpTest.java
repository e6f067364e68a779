package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.network.SynapseValues;
import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.InhibitoryStdp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link InhibitoryStdp} against its window, {@code eta e^(−|Δt|/tau)}, and its depression. */
class InhibitoryStdpTest {

  private static final double ETA = 0.3;
  private static final double TAU = 20;
  private static final double RHO_0 = 0.005;

  /** Of a presynaptic spike, in units of eta: 2 rho_0 tau. */
  private static final double ALPHA = 0.2;

  private static final double W = 10;
  private static final int DELAY = 15;
  private static final SynapseValues COMMON = new SynapseValues.Constant(DELAY * PlasticRun.DT);
  private static final SynapseValues OWN =
      new SynapseValues.Listed(new double[] {DELAY * PlasticRun.DT});

  private static InhibitoryStdp stdp(double eta) {
    return new InhibitoryStdp(eta, TAU, RHO_0, new Bounds(0, 20));
  }

  private static double window(double steps, double tau) {
    return Math.exp(-Math.abs(steps) * PlasticRun.DT / tau);
  }

  /** The weight after a spike that arrives at sample 1015 and one fired some steps later. */
  private static double afterPair(int steps, SynapseValues delays) {
    return PlasticRun.ofPairs(stdp(ETA), 1, W, delays)
        .to(2100, new long[] {1000}, new long[] {1000 + DELAY + steps})
        .weight();
  }

  @ParameterizedTest
  @ValueSource(ints = {-800, -200, -40, -1, 1, 2, 40, 200, 800})
  void aPairPotentiatesWhicheverSpikeComesFirst(int steps) {
    double expected = W + ETA * (window(steps, TAU) - ALPHA);
    assertEquals(expected, afterPair(steps, COMMON), 1e-14);
    assertEquals(expected, afterPair(steps, OWN), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(ints = {-200, -40, 40, 200})
  void anotherTimeConstantOrAnotherTargetRateWouldBeSeen(int steps) {
    double after = afterPair(steps, COMMON);
    double otherTau = W + ETA * (window(steps, 1.2 * TAU) - ALPHA);
    double otherRate = W + ETA * (window(steps, TAU) - 1.1 * ALPHA);
    assertThrows(AssertionError.class, () -> assertEquals(otherTau, after, 1e-3));
    assertThrows(AssertionError.class, () -> assertEquals(otherRate, after, 1e-3));
  }

  /** With no spike, as there is no sample 0, or with one of the same sample, which is no pair. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1000 + DELAY})
  void aPresynapticSpikeWithoutAPairDepresses(long spike) {
    double w =
        PlasticRun.ofOneSynapse(stdp(ETA), W)
            .to(2100, new long[] {1000}, new long[] {spike})
            .weight();
    assertEquals(W - ETA * ALPHA, w, 1e-14);
  }

  @Test
  void aPostsynapticSpikeWithoutAPairChangesNothing() {
    double w =
        PlasticRun.ofOneSynapse(stdp(ETA), W).to(2100, new long[0], new long[] {1000}).weight();
    assertEquals(W, w);
  }

  @Test
  void spikesPairWithAllOfTheOtherNeuron() {
    long[] arrivals = {100, 130, 170, 220, 415};
    long[] spikes = {90, 200, 201, 300};
    long[] emissions = new long[arrivals.length];
    double pairs = 0;
    for (int i = 0; i < arrivals.length; i++) {
      emissions[i] = arrivals[i] - DELAY;
      for (long spike : spikes) {
        pairs += window(arrivals[i] - spike, TAU);
      }
    }
    double w = PlasticRun.ofOneSynapse(stdp(ETA), W).to(500, emissions, spikes).weight();
    assertEquals(W + ETA * (pairs - arrivals.length * ALPHA), w, 1e-13);
  }

  @Test
  void weightsStayWithinTheirBounds() {
    PlasticRun run = PlasticRun.ofOneSynapse(stdp(200), W);
    long[] emissions = {100 - DELAY, 900 - DELAY};
    assertEquals(0, run.to(100, emissions, new long[] {110}).weight());
    assertEquals(20, run.to(110, emissions, new long[] {110}).weight());
    assertEquals(0, run.to(900, emissions, new long[] {110}).weight());
  }
}
