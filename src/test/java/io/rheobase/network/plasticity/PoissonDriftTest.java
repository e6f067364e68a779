package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.network.SynapseValues;
import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Hebbian;
import io.rheobase.network.plasticity.Plasticity.InhibitoryStdp;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.ShortTerm;
import io.rheobase.network.plasticity.Plasticity.Stdp;
import io.rheobase.network.plasticity.Plasticity.TripletStdp;
import io.rheobase.network.plasticity.Plasticity.WeightDependence;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How weights drift between neurons that fire independently, each sample with a probability. The
 * traces at an event are then independent of it, so the mean drift is the sum of products of
 * probabilities and stationary means of traces, exactly for these discrete trains. Each rule is
 * also held against the drift of a parameter that is a quarter greater, which must not fit.
 */
class PoissonDriftTest {

  private static final int PAIRS = 800;
  private static final int SAMPLES = 12_000;
  private static final int SETTLING = 4_000;
  private static final double P = 0.004;
  private static final double Q = 0.006;
  private static final double W = 500;
  private static final double W_MAX = 1000;
  private static final double MOST_ERRORS = 4;

  /** Small changes, so that no weight comes near a bound. */
  private static final double A = 1e-4;

  /** Mean of a trace at a sample without its own spikes: each adds 1. */
  private static double mean(double p, double tau) {
    double left = Math.exp(-PlasticRun.DT / tau);
    return p * left / (1 - left);
  }

  /** Mean of a trace that each spike sets to 1. */
  private static double meanOfNearest(double p, double tau) {
    double left = Math.exp(-PlasticRun.DT / tau);
    return p * left / (1 - (1 - p) * left);
  }

  private static int[] fire(Random random, double p) {
    int[] neurons = new int[PAIRS];
    int n = 0;
    for (int i = 0; i < PAIRS; i++) {
      if (random.nextDouble() < p) {
        neurons[n++] = i;
      }
    }
    return Arrays.copyOf(neurons, n);
  }

  private static void assertDrift(Plasticity plasticity, double given, DoubleUnaryOperator drift) {
    PlasticRun run = PlasticRun.ofPairs(plasticity, PAIRS, W, new SynapseValues.Constant(1.5));
    Random random = new Random(5);
    double[] before = null;
    for (int sample = 1; sample <= SETTLING + SAMPLES; sample++) {
      run.step(fire(random, P), fire(random, Q));
      if (sample == SETTLING) {
        before = run.weights();
      }
    }
    double[] drifts = run.weights();
    for (int i = 0; i < PAIRS; i++) {
      drifts[i] = (drifts[i] - before[i]) / SAMPLES;
    }
    double mean = Arrays.stream(drifts).average().orElseThrow();
    double variance = Arrays.stream(drifts).map(d -> (d - mean) * (d - mean)).sum() / (PAIRS - 1);
    double error = Math.sqrt(variance / PAIRS);
    assertEquals(drift.applyAsDouble(given), mean, MOST_ERRORS * error);
    double wrong = drift.applyAsDouble(1.25 * given);
    assertTrue(Math.abs(wrong - mean) > MOST_ERRORS * error, "a wrong parameter is not seen");
  }

  @ParameterizedTest
  @EnumSource(Pairing.class)
  void pairs(Pairing pairing) {
    Stdp stdp =
        new Stdp(A, A / 3, 20, 30, new Bounds(0, W_MAX), WeightDependence.ADDITIVE, pairing);
    assertDrift(
        stdp,
        20,
        tau ->
            pairing == Pairing.NEAREST
                ? W_MAX * A * (Q * meanOfNearest(P, tau) - P * meanOfNearest(Q, 30) / 3)
                : W_MAX * A * (Q * mean(P, tau) - P * mean(Q, 30) / 3));
  }

  @Test
  void triplets() {
    TripletStdp stdp =
        new TripletStdp(
            A / 10, A, A / 10, A / 5, 20, 90, 30, 110, new Bounds(0, W_MAX), Pairing.ALL_TO_ALL);
    assertDrift(
        stdp,
        110,
        tau ->
            W_MAX * A * Q * mean(P, 20) * (0.1 + mean(Q, tau))
                - W_MAX * A * P * mean(Q, 30) * (0.1 + 0.2 * mean(P, 90)));
  }

  @Test
  void inhibitory() {
    InhibitoryStdp stdp = new InhibitoryStdp(A * W_MAX, 20, 0.005, new Bounds(0, W_MAX));
    assertDrift(
        stdp, 20, tau -> A * W_MAX * (P * (mean(Q, tau) - 2 * 0.005 * 20) + Q * mean(P, tau)));
  }

  /** At the target rate an inhibitory synapse does not drift, whatever the presynaptic rate. */
  @Test
  void anInhibitorySynapseIsAtRestAtTheTargetRate() {
    double tau = 20;
    double rate = Q / PlasticRun.DT;
    double alpha = new InhibitoryStdp(1, tau, rate, new Bounds(0, 1)).alpha();
    double drift = P * (mean(Q, tau) - alpha) + Q * mean(P, tau);
    assertEquals(0, drift / (P * alpha), PlasticRun.DT / tau);
  }

  /**
   * Rates as the filtered trains have them right after a sample; their product decays with tau/2.
   */
  @Test
  void hebbianWithoutForgetting() {
    double tau = 20;
    double left = Math.exp(-PlasticRun.DT / tau);
    double rates = P / (1 - left) * Q / (1 - left) / (tau * tau);
    Bounds bounds = new Bounds(0, Double.MAX_VALUE);
    assertDrift(
        new Hebbian(20, tau, Double.POSITIVE_INFINITY, bounds),
        20,
        eta -> eta * rates * tau / 2 * (1 - left * left));
  }

  /** Mean over all spikes of what is available, with depression alone: linear in the state. */
  @Test
  void shortTermDepression() {
    double u = 0.4;
    double tauRec = 60;
    double recovery = Math.exp(-PlasticRun.DT / tauRec);
    double available = (1 - recovery) / (1 - recovery * (1 - u * P));
    PlasticRun run =
        PlasticRun.ofPairs(new ShortTerm(u, tauRec, 0), PAIRS, 1, new SynapseValues.Constant(0.1));
    Random random = new Random(6);
    double[] sums = new double[PAIRS];
    int samples = 3000;
    for (int sample = 1; sample <= 1000 + samples; sample++) {
      double[] arrived = run.step(fire(random, P), new int[0]);
      for (int i = 0; sample > 1000 && i < PAIRS; i++) {
        sums[i] += arrived[i];
      }
    }
    double mean = Arrays.stream(sums).average().orElseThrow();
    double variance = Arrays.stream(sums).map(d -> (d - mean) * (d - mean)).sum() / (PAIRS - 1);
    double error = Math.sqrt(variance / PAIRS);
    double expected = samples * P * u * available;
    assertEquals(expected, mean, MOST_ERRORS * error);
    double withoutDepression = samples * P * u;
    assertTrue(Math.abs(withoutDepression - mean) > MOST_ERRORS * error);
  }
}
