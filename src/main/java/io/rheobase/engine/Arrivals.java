package io.rheobase.engine;

import io.rheobase.input.SpikeSource;
import io.rheobase.network.BlockProjection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What arrives at one receptor of a block: the sum of weights for each neuron, in the order in
 * which inputs and connections stand in the file, so that no sum depends on how the run is cut.
 */
final class Arrivals {

  private final int slot;
  private final List<GivenSpikes> inputs = new ArrayList<>();
  private final List<BlockProjection> connections = new ArrayList<>();

  private record GivenSpikes(SpikeSource.BlockSpikes source, double[] weights) {}

  Arrivals(int slot) {
    this.slot = slot;
  }

  void add(SpikeInput input, int first, int count) {
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> input.weight().applyAsDouble(first + i));
    inputs.add(new GivenSpikes(input.source().over(first, count), weights));
  }

  void add(BlockProjection connection) {
    connections.add(connection);
  }

  boolean isEmpty() {
    return inputs.isEmpty() && connections.isEmpty();
  }

  /** Replaces the block's sums by those of a sample. */
  void collect(long sample, double[][] slots) {
    double[] sums = slots[slot];
    Arrays.fill(sums, 0);
    for (GivenSpikes input : inputs) {
      int n = input.source().at(sample);
      int[] neurons = input.source().neurons();
      for (int i = 0; i < n; i++) {
        sums[neurons[i]] += input.weights()[neurons[i]];
      }
    }
    for (BlockProjection connection : connections) {
      connection.arrive(sample, sums);
    }
  }
}
