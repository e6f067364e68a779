package io.rheobase.random;

/** Another loop that draws what {@link Gaussian#fill} draws, bit for bit. */
@FunctionalInterface
public interface GaussianLoop {
  /**
   * Sets {@code out[from + i]} to the draw of neuron {@code firstNeuron + i}.
   *
   * @param firstNeuron a multiple of 16
   */
  void fill(StreamKey key, int draw, int firstNeuron, long step, double[] out, int from, int to);
}
