package io.rheobase.network;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the synapses of a block of its targets' sources: sorts them by source, gives them values.
 */
final class Assembly {

  private final Wiring wiring;
  private final ValuesOfTargets weights;
  private final ValuesOfTargets delays;
  private final boolean commonWeight;
  private final boolean commonDelay;
  private final AtomicLong raised = new AtomicLong();

  /**
   * @param listing where the synapses are listed, else null
   * @param ownWeights whether each synapse has a weight of its own even where all are the same
   */
  Assembly(Wiring wiring, Listing listing, boolean ownWeights) {
    this.wiring = wiring;
    this.weights = ValuesOfTargets.of(wiring.weights(), wiring.to(), wiring.key("weight"), listing);
    this.delays = ValuesOfTargets.of(wiring.delays(), wiring.to(), wiring.key("delay"), listing);
    this.commonWeight = wiring.weights() instanceof SynapseValues.Constant && !ownWeights;
    this.commonDelay = wiring.delays() instanceof SynapseValues.Constant;
  }

  /** How many delays of less than a step became a step, so far. */
  long raisedDelays() {
    return raised.get();
  }

  /**
   * The synapses of a block.
   *
   * @param first first neuron of the block
   * @param count neurons of the block
   * @param firstRank rank of the first target in {@code incoming}
   */
  Synapses assemble(int first, int count, int firstRank, Incoming incoming) {
    int size = incoming.size();
    int[] sources = incoming.sources();
    int firstSource = size == 0 ? 0 : Integer.MAX_VALUE;
    int lastSource = -1;
    for (int i = 0; i < size; i++) {
      firstSource = Math.min(firstSource, sources[i]);
      lastSource = Math.max(lastSource, sources[i]);
    }
    int rows = lastSource - firstSource + 1;
    int[] place = places(sources, size, firstSource, rows);
    int[] order = new int[incoming.widest()];
    char[] target = new char[size];
    double[] weight = commonWeight ? null : new double[size];
    char[] delay = commonDelay ? null : new char[size];
    int from = 0;
    for (int t = 0; t < incoming.targets(); t++) {
      int rank = firstRank + t;
      int to = incoming.end(t);
      take(sources, from, to, firstSource, place, order);
      put((char) (wiring.to().at(rank) - first), order, to - from, target);
      if (!commonWeight) {
        put(weights.of(rank, to - from), order, to - from, weight);
      }
      if (!commonDelay) {
        putSteps(delays.of(rank, to - from), order, to - from, delay);
      }
      from = to;
    }
    return new Synapses(
        first,
        count,
        firstSource,
        RowIndex.of(Arrays.copyOf(place, rows + 1)),
        target,
        wiring.weights() instanceof SynapseValues.Constant constant ? constant.value() : 0,
        weight,
        wiring.delays() instanceof SynapseValues.Constant constant ? steps(constant.value()) : 0,
        delay);
  }

  /**
   * Where the synapses of each row go: {@code [row + 1]} is the first place of the row. Once all of
   * a row are placed and counted on, it is the first of the next: {@code [row]} of this.
   */
  private static int[] places(int[] sources, int size, int firstSource, int rows) {
    int[] place = new int[rows + 2];
    for (int i = 0; i < size; i++) {
      place[sources[i] - firstSource + 2]++;
    }
    for (int row = 0; row < rows; row++) {
      place[row + 2] += place[row + 1];
    }
    return place;
  }

  /** Finds the places of the synapses of one target, in the order that they were drawn in. */
  private static void take(
      int[] sources, int from, int to, int firstSource, int[] place, int[] order) {
    for (int i = from; i < to; i++) {
      order[i - from] = place[sources[i] - firstSource + 1]++;
    }
  }

  private static void put(char local, int[] order, int n, char[] target) {
    for (int i = 0; i < n; i++) {
      target[order[i]] = local;
    }
  }

  private static void put(double[] values, int[] order, int n, double[] weight) {
    for (int i = 0; i < n; i++) {
      weight[order[i]] = values[i];
    }
  }

  private void putSteps(double[] values, int[] order, int n, char[] delay) {
    for (int i = 0; i < n; i++) {
      delay[order[i]] = steps(values[i]);
    }
  }

  private char steps(double milliseconds) {
    double steps = Wiring.steps(milliseconds, wiring.dt());
    if (!(steps <= Wiring.LONGEST_DELAY)) {
      throw new IllegalStateException(
          "connection "
              + wiring.name()
              + ": a delay of "
              + milliseconds
              + " ms is more than "
              + Wiring.LONGEST_DELAY
              + " steps");
    }
    if (steps < 1) {
      raised.incrementAndGet();
      return 1;
    }
    return (char) steps;
  }
}
