package io.rheobase.network;

import io.rheobase.random.StreamKey;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the synapses of a block of its targets' sources: sorts them by source, draws values. */
final class Assembly {

  private final Wiring wiring;
  private final Listing listing;
  private final StreamKey weightKey;
  private final StreamKey delayKey;
  private final AtomicLong raised = new AtomicLong();

  /**
   * @param listing where the synapses are listed, else null
   */
  Assembly(Wiring wiring, Listing listing) {
    this.wiring = wiring;
    this.listing = listing;
    this.weightKey = wiring.key("weight");
    this.delayKey = wiring.key("delay");
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
    int least = Integer.MAX_VALUE;
    int most = -1;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, sources[i]);
      most = Math.max(most, sources[i]);
    }
    int firstSource = size == 0 ? 0 : least;
    int rows = size == 0 ? 0 : most - least + 1;
    // Counted two places on: after the placing below, what was the next place is the row's start.
    int[] next = new int[rows + 2];
    for (int i = 0; i < size; i++) {
      next[sources[i] - firstSource + 2]++;
    }
    for (int row = 0; row < rows; row++) {
      next[row + 2] += next[row + 1];
    }
    SynapseValues weights = wiring.weights();
    SynapseValues delays = wiring.delays();
    boolean sameWeight = weights instanceof SynapseValues.Constant;
    boolean sameDelay = delays instanceof SynapseValues.Constant;
    char[] target = new char[size];
    double[] weight = sameWeight ? null : new double[size];
    char[] delay = sameDelay ? null : new char[size];
    int from = 0;
    for (int t = 0; t < incoming.targets(); t++) {
      int neuron = wiring.to().at(firstRank + t);
      int to = incoming.end(t);
      double[] ownWeights =
          sameWeight ? null : values(weights, weightKey, firstRank + t, to - from);
      double[] ownDelays = sameDelay ? null : values(delays, delayKey, firstRank + t, to - from);
      for (int i = from; i < to; i++) {
        int at = next[sources[i] - firstSource + 1]++;
        target[at] = (char) (neuron - first);
        if (!sameWeight) {
          weight[at] = ownWeights[i - from];
        }
        if (!sameDelay) {
          delay[at] = steps(ownDelays[i - from]);
        }
      }
      from = to;
    }
    int[] rowStart = Arrays.copyOf(next, rows + 1);
    return new Synapses(
        first,
        count,
        firstSource,
        rowStart,
        target,
        sameWeight ? ((SynapseValues.Constant) weights).value() : 0,
        weight,
        sameDelay ? steps(((SynapseValues.Constant) delays).value()) : 0,
        delay);
  }

  private double[] values(SynapseValues values, StreamKey key, int target, int n) {
    if (values instanceof SynapseValues.Listed listed) {
      return listing.of(target, listed.values());
    }
    StreamKey own = key.member(wiring.to().at(target));
    return ((SynapseValues.Drawn) values).distribution().values(own, n);
  }

  private char steps(double milliseconds) {
    double steps = Math.floor(milliseconds / wiring.dt() + 0.5);
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
