package io.rheobase.random;

/**
 * Another loop that draws what {@link Gaussian} draws, bit for bit. It may own scratch: one thread
 * at a time uses it.
 */
@FunctionalInterface
public interface GaussianLoop {
  /**
   * Adds {@code fma(scale, z, offset)} to {@code out[from + i]}, with the draw z of neuron {@code
   * firstNeuron + i}.
   *
   * @param firstNeuron a multiple of 16
   */
  void add(
      StreamKey key,
      int draw,
      int firstNeuron,
      long step,
      double scale,
      double offset,
      double[] out,
      int from,
      int to);
}
