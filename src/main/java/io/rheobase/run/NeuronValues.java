package io.rheobase.run;

import io.rheobase.experiment.Values;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import io.rheobase.random.Uniform;
import java.util.function.IntToDoubleFunction;

/** The value of every neuron, drawn where it must be: once a run, each draw by its own index. */
final class NeuronValues {

  /** Draws of one neuron before it is given up: the file reader sees to it that few are needed. */
  private static final int MOST_DRAWS = 10_000_000;

  private NeuronValues() {}

  /**
   * Values by neuron.
   *
   * @param count neurons that have them
   * @param key of the draws
   */
  static IntToDoubleFunction of(Values values, int count, StreamKey key) {
    if (values instanceof Values.Known known) {
      return neuron -> known.at(neuron, count);
    }
    if (values instanceof Values.Uniform uniform) {
      double width = uniform.high() - uniform.low();
      double greatest = uniform.greatest();
      return neuron ->
          Math.min(greatest, Math.fma(width, Uniform.once(key, 0, neuron), uniform.low()));
    }
    if (values instanceof Values.Normal normal) {
      return neuron -> normal(normal, key, neuron);
    }
    return lognormal((Values.Lognormal) values, key);
  }

  private static double normal(Values.Normal normal, StreamKey key, int neuron) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      double value = Math.fma(normal.std(), Gaussian.once(key, draw, neuron), normal.mean());
      if (normal.bounds() == Values.Bounds.CLIP) {
        return Math.max(normal.min(), Math.min(normal.max(), value));
      }
      if (value >= normal.min() && value <= normal.max()) {
        return value;
      }
    }
    throw new RunFailedException("a normal draw between its bounds did not come");
  }

  private static IntToDoubleFunction lognormal(Values.Lognormal lognormal, StreamKey key) {
    double variation = lognormal.std() / lognormal.mean();
    double variance = StrictMath.log1p(variation * variation);
    double sigma = Math.sqrt(variance);
    double mu = StrictMath.log(lognormal.mean()) - variance / 2;
    return neuron -> StrictMath.exp(Math.fma(sigma, Gaussian.once(key, 0, neuron), mu));
  }
}
