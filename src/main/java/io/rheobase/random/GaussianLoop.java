package io.rheobase.random;

/**
 * Another loop that draws what {@link Gaussian} draws, bit for bit. It may own scratch: one thread
 * at a time uses it.
 */
@FunctionalInterface
public interface GaussianLoop {
  /**
   * Puts the sum of {@code base[from + i]} and {@code fma(scale, z, offset)} into {@code out[from +
   * i]}, with the draw z of neuron {@code firstNeuron + i}.
   *
   * @param firstNeuron a multiple of 16
   * @param base what is added to, which may be out itself
   */
  void add(
      StreamKey key,
      int draw,
      int firstNeuron,
      long step,
      double scale,
      double offset,
      double[] base,
      double[] out,
      int from,
      int to);
}
