package io.rheobase.network.plasticity;

import java.util.Arrays;

/** Synapses that a spike is on its way to, by the sample at which it will arrive. */
final class PendingArrivals {

  private static final int FIRST_CAPACITY = 16;

  private final int[][] synapses;
  private final int[] counts;

  /**
   * @param samples how many samples there are from the present one to the last
   */
  PendingArrivals(int samples) {
    synapses = new int[samples][FIRST_CAPACITY];
    counts = new int[samples];
  }

  /** Adds a synapse. */
  void add(long sample, int synapse) {
    int slot = (int) (sample % counts.length);
    int count = counts[slot]++;
    if (count == synapses[slot].length) {
      synapses[slot] = Arrays.copyOf(synapses[slot], 2 * count);
    }
    synapses[slot][count] = synapse;
  }

  /** Ends a sample and says how many synapses were to be arrived at. */
  int end(long sample) {
    int slot = (int) (sample % counts.length);
    int count = counts[slot];
    counts[slot] = 0;
    return count;
  }

  /** The synapses of a sample, in the order in which they were added, until others are added. */
  int[] at(long sample) {
    return synapses[(int) (sample % counts.length)];
  }

  /** Bytes that it holds now. */
  long bytes() {
    long bytes = 0;
    for (int[] ofSample : synapses) {
      bytes += 24 + 4L * ofSample.length;
    }
    return bytes;
  }
}
