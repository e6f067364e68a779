package io.rheobase.input;

import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;

/**
 * A normally distributed current, drawn anew for every neuron and step.
 *
 * @param key of the input's draws for its population
 * @param mean pA
 * @param std standard deviation (pA)
 */
public record GaussianCurrent(StreamKey key, double mean, double std) implements CurrentSource {

  private static final int DRAW = 0;

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Gaussian gaussian = new Gaussian();
    double[] normal = new double[count];
    return (step, current) -> {
      gaussian.fill(key, DRAW, firstNeuron, step, normal, 0, count);
      for (int i = 0; i < count; i++) {
        current[i] += Math.fma(std, normal[i], mean);
      }
    };
  }
}
