package io.rheobase.record;

import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SpikeList;
import java.util.BitSet;
import java.util.List;

/**
 * The neurons of one population whose spikes are recorded.
 *
 * @param population theirs
 * @param neurons which, counted within the population
 */
public record SpikeSelection(Population population, BitSet neurons) {

  public SpikeSelection {
    neurons = (BitSet) neurons.clone();
  }

  /** All neurons of a population. */
  public static SpikeSelection all(Population population) {
    BitSet neurons = new BitSet(population.size());
    neurons.set(0, population.size());
    return new SpikeSelection(population, neurons);
  }

  /** All neurons of populations. */
  public static List<SpikeSelection> all(List<Population> populations) {
    return populations.stream().map(SpikeSelection::all).toList();
  }

  /** Number of neurons. */
  public int count() {
    return neurons.cardinality();
  }

  /** Whether all neurons are recorded. */
  boolean isAll() {
    return count() == population.size();
  }

  /** Whether a spike of a block is recorded. */
  boolean includes(Block block, int neuronOfBlock) {
    return neurons.get(block.first() + neuronOfBlock);
  }

  /** Recorded spikes of a slice whose step lies in {@code [from, to)}. */
  long count(Slice slice, int from, int to) {
    long count = 0;
    boolean whole = isAll();
    for (Block block : population.blocks()) {
      SpikeList spikes = block.spikes(slice);
      int first = spikes.from(from);
      int end = spikes.from(to);
      if (whole) {
        count += end - first;
      } else {
        for (int i = first; i < end; i++) {
          count += includes(block, spikes.neuron(i)) ? 1 : 0;
        }
      }
    }
    return count;
  }
}
