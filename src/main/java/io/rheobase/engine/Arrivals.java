package io.rheobase.engine;

import io.rheobase.input.SpikeSource;
import io.rheobase.model.BoundModel;
import io.rheobase.network.BlockProjection;
import java.util.Arrays;

/**
 * What arrives at one receptor of a block: for each neuron the weights are added up in the order in
 * which inputs and connections stand in the file, so that no sum depends on how the run is cut.
 */
final class Arrivals {

  private final int slot;
  private final boolean direct;

  /** Arrays, as to go through lists makes an object each time, which every step would. */
  private GivenSpikes[] inputs = {};

  private BlockProjection[] connections = {};

  private record GivenSpikes(SpikeSource.BlockSpikes source, double[] weights) {}

  Arrivals(BoundModel.Receptor receptor) {
    this.slot = receptor.slot();
    this.direct = receptor.direct();
  }

  void add(SpikeInput input, int first, int count) {
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> input.weight().applyAsDouble(first + i));
    inputs = Arrays.copyOf(inputs, inputs.length + 1);
    inputs[inputs.length - 1] = new GivenSpikes(input.source().over(first, count), weights);
  }

  void add(BlockProjection connection) {
    connections = Arrays.copyOf(connections, connections.length + 1);
    connections[connections.length - 1] = connection;
  }

  /** Whether what arrives is added to a state variable after the step, not used by the step. */
  boolean isDirect() {
    return direct;
  }

  /** Whether nothing ever arrives. */
  boolean isEmpty() {
    return inputs.length == 0 && connections.length == 0;
  }

  /** Replaces the block's sums by those of a sample, or adds them to the state variable. */
  void collect(long sample, double[][] slots) {
    double[] sums = slots[slot];
    if (!direct) {
      Arrays.fill(sums, 0);
    }
    for (GivenSpikes input : inputs) {
      input.source().add(sample, input.weights(), sums);
    }
    for (BlockProjection connection : connections) {
      connection.arrive(sample, sums);
    }
  }
}
