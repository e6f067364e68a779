package io.rheobase.compiler;

/**
 * Normals for a block of neurons, each a pure function of key, draw, neuron and step:
 * Threefry-2x64-20 and the transform of Box and Muller. Neuron n belongs to pair {@code (n / 16) *
 * 8 + n % 8} and takes the pair's first normal if {@code n % 16 < 8}, else the second; the counter
 * is (draw in the upper and pair in the lower 32 bits, step).
 *
 * <p>It owns scratch: one thread at a time may use it.
 */
public interface NoiseKernel {
  /** The same code with scratch of its own. */
  NoiseKernel another();

  /**
   * Puts the sum of {@code base[from + i]} and {@code fma(scale, z, offset)} into {@code out[from +
   * i]}, with the standard normal z of neuron {@code firstNeuron + i}, for {@code [from, to)}.
   *
   * @param key0 first word of the key
   * @param key1 second word of the key
   * @param draw index of the draw within the step, for purposes that need several
   * @param firstNeuron neuron of {@code out[from]}, a multiple of 16
   * @param step the step drawn for
   * @param scale standard deviation
   * @param offset mean
   * @param base what is added to, which may be out itself
   * @throws IllegalArgumentException if firstNeuron is negative or no multiple of 16
   * @throws IndexOutOfBoundsException if {@code [from, to)} is no range of base or out
   */
  void add(
      long key0,
      long key1,
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
