package io.rheobase.input;

/**
 * Spike trains, one for each neuron of a population: those that the neuron emits, or those that
 * arrive at it. What happens at a sample is a function of the sample alone: blocks of any size, and
 * runs that begin anywhere, see the same spikes.
 */
public interface SpikeSource {

  /**
   * The trains of {@code count} neurons from {@code firstNeuron} on. They have memory of their own:
   * one thread at a time may use them.
   *
   * @param firstNeuron a multiple of {@link CurrentSource#BLOCK_ALIGNMENT}
   */
  BlockSpikes over(int firstNeuron, int count);

  /** The trains of one block of neurons. */
  interface BlockSpikes {

    /**
     * Looks up the spikes of a sample; quickest where samples come in order. There are none at
     * sample 0, which is the initial state.
     *
     * @param sample not negative
     * @return how many there are
     */
    int at(long sample);

    /**
     * Who fires at the sample that was looked up last: indices within the block, ascending, each as
     * often as its neuron fires. What follows the spikes of the sample means nothing. A later
     * {@link #at} may change the array, or replace it.
     */
    int[] neurons();

    /**
     * Adds to the sum of each neuron its weight as often as it fires at a sample, one weight after
     * the other.
     *
     * @param weights {@code [neuron of the block]}
     * @param sums {@code [neuron of the block]}
     */
    default void add(long sample, double[] weights, double[] sums) {
      int spikes = at(sample);
      int[] neurons = neurons();
      for (int i = 0; i < spikes; i++) {
        sums[neurons[i]] += weights[neurons[i]];
      }
    }
  }
}
