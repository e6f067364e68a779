package io.rheobase.network;

import java.util.List;
import java.util.Optional;

/**
 * A connection as one block of targets sees it: it brings the spikes of the sources, after their
 * delays, to the receptors of the block. One thread at a time may use it.
 */
public interface BlockProjection {

  /**
   * Adds to {@code into} the weights of all that arrives at a sample. Called once for each sample
   * from 1 on, in order, before the step that makes that sample.
   *
   * <p>Each target's sum is added up in the order of (sample of emission, source, synapse), however
   * the populations are cut into blocks.
   *
   * @param sample the sample of arrival
   * @param into {@code [target of the block]}, in the unit of a weight
   */
  void arrive(long sample, double[] into);

  /**
   * Tells which targets fired. Called after {@link #arrive} of the same sample; only plastic
   * synapses look at it, and they need no call where none fired.
   *
   * @param neurons the first {@code n}: indices within the block, ascending, a neuron as often as
   *     it fired
   */
  default void fired(long sample, int[] neurons, int n) {}

  /**
   * {@link #arrive} of a sample reads the history at this many samples before it, and nowhere else.
   * No delay of the block's synapses is smaller.
   */
  int reach();

  /** What it carries spikes over. */
  Synapses synapses();

  /**
   * The present weights of the first synapses, in the order of {@link Synapses}. Looking changes
   * nothing.
   *
   * @param sample the sample that {@link #arrive} and {@link #fired} were last told of
   * @param out receives the weights of synapses [0, n)
   */
  default void weights(long sample, int n, double[] out) {
    for (int q = 0; q < n; q++) {
      out[q] = synapses().weight(q);
    }
  }

  /**
   * What it carries from sample to sample and the history does not tell, always the same arrays in
   * the same order. Rows and targets are in the state that they have after {@link #arrive} and
   * {@link #fired} of the sample, the same in every block.
   */
  default List<Memory> memory() {
    return List.of();
  }

  /** What is on its way and the history does not tell. */
  default Optional<ArrivalRing> ring() {
    return Optional.empty();
  }

  /**
   * Takes up from the history what is on its way at a sample, as if all samples before it had been
   * gone through. Called once, before all else, when the history and {@link #memory} are those of
   * the sample.
   */
  default void resume(long sample) {}

  /** Bytes that it holds beyond its synapses. */
  default long bytes() {
    return 0;
  }
}
