package io.rheobase.compiler;

/**
 * What the engine steps: the arithmetic of one model over one block of neurons.
 *
 * <p>The memory of a block is a {@code double[][] slots}, each {@code [neuron]}: the state
 * variables first, then the summed input current, then the parameters that differ between neurons,
 * then scratch. A kernel itself holds no state, so that blocks share one.
 */
public interface Kernel {

  /**
   * Advances neurons {@code [from, to)} from sample {@code step} to {@code step + 1}: every
   * variable from the old state of all, the threshold's variable held where {@code step + 1 <=
   * heldUntil[neuron]}, then threshold.
   *
   * <p>A candidate is a neuron that is not held and for which <em>not</em> {@code V < V_th} holds,
   * so that a NaN is a candidate too: finding it costs nothing, and the engine tells the two apart.
   *
   * @param slots {@code [slot][neuron]}, read and written
   * @param heldUntil {@code [neuron]}, the last sample at which the neuron is refractory
   * @param step the sample that the neurons stand at
   * @param candidates {@code [neuron]}, receives the indices of the candidates, ascending
   * @return the number of candidates
   */
  int advance(double[][] slots, long[] heldUntil, long step, int from, int to, int[] candidates);

  /** Applies the model's reset to one neuron, after its spike. */
  void reset(double[][] slots, int neuron);
}
