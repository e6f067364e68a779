package io.rheobase.network.plasticity;

import io.rheobase.network.SynapseValues;
import io.rheobase.network.plasticity.Plasticity.Pairing;

/**
 * Pairs of neurons that fire independently, each sample with a probability. A trace at an event is
 * then independent of it, and presynaptic traces are of postsynaptic ones, so that means of
 * products are products of means, exactly for these discrete trains.
 */
final class PoissonPairs {

  static final int PAIRS = 800;

  /** Probability that a presynaptic neuron fires at a sample. */
  static final double P = 0.004;

  /** Probability that a postsynaptic neuron fires at a sample. */
  static final double Q = 0.006;

  /** Samples in which traces settle. */
  private static final int SETTLING = 4_000;

  private final PlasticRun run;
  private final PoissonTrains pre = new PoissonTrains(PAIRS, P, 11);
  private final PoissonTrains post = new PoissonTrains(PAIRS, Q, 12);

  PoissonPairs(Plasticity plasticity, double weight) {
    run = PlasticRun.ofPairs(plasticity, PAIRS, weight, new SynapseValues.Constant(1.5));
  }

  /** Stationary mean of a trace, without the spikes of its own sample. */
  private static double trace(Pairing pairing, double p, double tau) {
    double left = Math.exp(-PlasticRun.DT / tau);
    return pairing == Pairing.NEAREST ? p * left / (1 - (1 - p) * left) : p * left / (1 - left);
  }

  /** Mean of a presynaptic trace. */
  static double x(Pairing pairing, double tau) {
    return trace(pairing, P, tau);
  }

  /** Mean of a postsynaptic trace. */
  static double y(Pairing pairing, double tau) {
    return trace(pairing, Q, tau);
  }

  /**
   * Goes on.
   *
   * @return {@code [pair]}: the sum of what arrives
   */
  double[] run(int samples) {
    double[] sums = new double[PAIRS];
    for (int sample = 1; sample <= samples; sample++) {
      double[] arrived = run.step(pre.fire(), post.fire());
      for (int i = 0; i < PAIRS; i++) {
        sums[i] += arrived[i];
      }
    }
    return sums;
  }

  /** {@code [pair]}: the present weights. */
  double[] weights() {
    return run.weights();
  }

  /** {@code [pair]}: the drift of the weight (1/sample) once the traces have settled. */
  double[] drifts(int samples) {
    run(SETTLING);
    double[] before = weights();
    run(samples);
    double[] drifts = weights();
    for (int i = 0; i < PAIRS; i++) {
      drifts[i] = (drifts[i] - before[i]) / samples;
    }
    return drifts;
  }
}
