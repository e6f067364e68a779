package io.rheobase.network.plasticity;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Spikes of neurons that fire independently, each sample with a probability. Drawn are the gaps
 * between spikes, counted over the neurons of a sample and then over the samples.
 */
final class PoissonTrains {

  private final SplittableRandom random;
  private final int neurons;
  private final double logOfSilence;
  private long next;

  PoissonTrains(int neurons, double p, long seed) {
    this.random = new SplittableRandom(seed);
    this.neurons = neurons;
    this.logOfSilence = Math.log1p(-p);
    this.next = gap() - 1;
  }

  private long gap() {
    return 1 + (long) (Math.log1p(-random.nextDouble()) / logOfSilence);
  }

  /** The neurons that fire at the next sample, ascending. */
  int[] fire() {
    int[] spikes = new int[neurons];
    int n = 0;
    for (; next < neurons; next += gap()) {
      spikes[n++] = (int) next;
    }
    next -= neurons;
    return Arrays.copyOf(spikes, n);
  }
}
