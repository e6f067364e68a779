package io.rheobase.compiler;

/**
 * Standard normals for a block of neurons, as a pure function of key, draw, neuron and step. See
 * {@link NoiseProgram} for the generator and the layout.
 */
public interface NoiseKernel {
  /**
   * Sets {@code out[i]} to the normal of neuron {@code firstNeuron + i} for all i in {@code [from,
   * to)}.
   *
   * @param key0 first word of the key
   * @param key1 second word of the key
   * @param draw index of the draw within the step, for purposes that need several
   * @param firstNeuron index in the population of the neuron of {@code out[0]}
   * @param step the step drawn for
   */
  void fill(
      long key0, long key1, int draw, int firstNeuron, long step, double[] out, int from, int to);
}
