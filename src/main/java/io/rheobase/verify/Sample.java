package io.rheobase.verify;

import java.util.stream.DoubleStream;

/**
 * Independent values of one quantity, one for each neuron say.
 *
 * @param mean of the values
 * @param standardError of the mean: the values' standard deviation by √n
 */
record Sample(double mean, double standardError) {

  /** Of values that are independent of each other; NaN among them is left out. */
  static Sample of(DoubleStream values) {
    double[] all = values.filter(x -> !Double.isNaN(x)).toArray();
    double mean = DoubleStream.of(all).average().orElse(Double.NaN);
    double squares = DoubleStream.of(all).map(x -> (x - mean) * (x - mean)).sum();
    return new Sample(mean, Math.sqrt(squares / (all.length - 1.0) / all.length));
  }
}
