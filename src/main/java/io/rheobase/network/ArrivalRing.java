package io.rheobase.network;

import java.util.Arrays;

/**
 * What is to arrive at the targets of a block at later samples: a row of sums for each sample, from
 * the present one to the one that the longest delay reaches.
 */
public final class ArrivalRing {

  private final int count;
  private final int smallestDelay;
  private final double[] sums;
  private int now;

  /**
   * @param synapses of the block
   */
  public ArrivalRing(Synapses synapses) {
    this.count = synapses.count();
    this.smallestDelay = synapses.smallestDelay();
    this.sums = new double[Math.multiplyExact(samples(synapses), count)];
  }

  private static int samples(Synapses synapses) {
    return synapses.greatestDelay() - synapses.smallestDelay() + 1;
  }

  /** Bytes that it holds. */
  public long bytes() {
    return 8L * sums.length;
  }

  /** Goes to the sample at which the shortest delay ends. */
  public void begin(long sample) {
    now = (int) (sample % (sums.length / count)) * count;
  }

  /** {@code [sample][target]}, one row after the other. */
  public double[] sums() {
    return sums;
  }

  /**
   * What to add to {@code delay × targets + target} to get the place of a sum in {@link #sums};
   * less their number where that is beyond the end.
   */
  public int base() {
    return now - smallestDelay * count;
  }

  /** Adds what arrives at this sample, and clears its row for a later one. */
  public void end(double[] into) {
    double[] sums = this.sums;
    int at = now;
    for (int i = 0; i < count; i++) {
      into[i] += sums[at + i];
    }
    Arrays.fill(sums, at, at + count, 0);
  }
}
