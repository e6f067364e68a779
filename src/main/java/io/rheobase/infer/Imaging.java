package io.rheobase.infer;

import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;

/**
 * A voltage-imaging channel: it sees every n-th sample of the voltage with white noise on it.
 *
 * @param noise standard deviation of the noise of a sample (mV); 0 for none
 * @param every samples of the recording from one that is seen to the next
 */
public record Imaging(double noise, int every) {

  /** A channel that sees the recording as it is. */
  public static final Imaging NONE = new Imaging(0, 1);

  /** Samples that are drawn at once; part of what a draw depends on. */
  private static final int BLOCK = 1 << 12;

  /**
   * @throws IllegalArgumentException if the noise is negative or not finite, or every is not
   *     positive
   */
  public Imaging {
    if (!(noise >= 0) || Double.isInfinite(noise) || every < 1) {
      throw new IllegalArgumentException("noise " + noise + ", every " + every);
    }
  }

  /**
   * What is seen.
   *
   * @param voltage {@code [sample]} (mV); overwritten where every sample is seen
   * @param key of the noise
   * @param neuron whose voltage it is, for the draws
   * @return {@code [sample that is seen]} (mV): the first is the first of the recording
   */
  public double[] of(double[] voltage, StreamKey key, int neuron) {
    double[] seen = every == 1 ? voltage : thinned(voltage);
    if (noise > 0) {
      Gaussian gaussian = new Gaussian();
      double[] normals = new double[BLOCK];
      for (int from = 0; from < seen.length; from += BLOCK) {
        int count = Math.min(BLOCK, seen.length - from);
        gaussian.fill(key, neuron, 0, from / BLOCK, normals, 0, count);
        for (int i = 0; i < count; i++) {
          seen[from + i] = Math.fma(noise, normals[i], seen[from + i]);
        }
      }
    }
    return seen;
  }

  private double[] thinned(double[] voltage) {
    double[] seen = new double[(voltage.length + every - 1) / every];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = voltage[i * every];
    }
    return seen;
  }
}
