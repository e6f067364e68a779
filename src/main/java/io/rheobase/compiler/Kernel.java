package io.rheobase.compiler;

/**
 * What the engine steps: the model of one population, over blocks of neurons. Slots are laid out as
 * {@link Slots} says, each {@code [neuron of the block]}. A kernel keeps no state and may be used
 * by many threads on different blocks.
 */
public interface Kernel {
  /**
   * Advances neurons {@code [from, to)} of a block from sample {@code step} to {@code step + 1}:
   * the new state of every variable from the old state of all, the threshold's variable of held
   * neurons kept as it is, then threshold. Neuron i is held at sample s if and only if {@code s <=
   * heldUntil[i]}.
   *
   * <p>A candidate is a neuron that is not held at sample {@code step + 1} and for which not {@code
   * V < V_th} holds, so that a NaN is a candidate too.
   *
   * @param slots {@code [slot][neuron]}; the states are overwritten, and the input by the total
   *     current where the model adds to it; scratch is used
   * @param heldUntil last sample at which the neuron is held; below 1 for never
   * @param step the sample to start from, at least 0
   * @param candidates receives the indices of the candidates, ascending; at least {@code to - from}
   *     long
   * @return the number of candidates
   */
  int advance(double[][] slots, long[] heldUntil, long step, int from, int to, int[] candidates);

  /**
   * Applies the reset to one neuron after its spike.
   *
   * @param sample the sample of the spike
   */
  void reset(double[][] slots, int neuron, long sample);
}
