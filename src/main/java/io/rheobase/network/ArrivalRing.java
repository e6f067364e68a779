package io.rheobase.network;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is to arrive at the targets of a block at later samples: a row of sums for each sample, from
 * the present one to the one that the longest delay reaches.
 */
public final class ArrivalRing {

  /** The code; none where it cannot be called. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isAvailable()
            ? FixedCode.load(ArrivalRing.class, RingWriter.CODE)
            : Optional.empty();
  }

  private final int count;
  private final int smallestDelay;
  private final double[] sums;
  private int now;

  /**
   * @param synapses of the block
   * @param lag samples after its emission at which a spike is added to the sums; no delay is
   *     smaller
   */
  public ArrivalRing(Synapses synapses, int lag) {
    this.count = synapses.count();
    this.smallestDelay = lag;
    int samples = synapses.greatestDelay() - lag + 1;
    this.sums = new double[Math.multiplyExact(samples, count)];
  }

  /** Bytes that it holds. */
  public long bytes() {
    return 8L * sums.length;
  }

  /** Goes to the sample at which the shortest delay ends. */
  public void begin(long sample) {
    now = place(sample);
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

  /**
   * Says what is to arrive at a later sample.
   *
   * @param ahead of the present one, at least 1
   * @param into {@code [target]}, zeros
   */
  void copy(long sample, int ahead, double[] into) {
    if (ahead < sums.length / count) {
      System.arraycopy(sums, place(sample), into, 0, count);
    }
  }

  /**
   * Sets what is to arrive at a later sample.
   *
   * @param ahead of the present one, at least 1; zeros where no delay reaches it
   */
  void set(long sample, int ahead, double[] from) {
    if (ahead < sums.length / count) {
      System.arraycopy(from, 0, sums, place(sample), count);
    }
  }

  private int place(long sample) {
    return (int) (sample % (sums.length / count)) * count;
  }

  /** Adds what arrives at this sample, and clears its row for a later one. */
  public void end(double[] into) {
    if (Shared.LOADED.isPresent()) {
      Shared.LOADED.get().call(now, count, 0, sums, into, null, null, null, null);
      return;
    }
    double[] sums = this.sums;
    int at = now;
    for (int i = 0; i < count; i++) {
      into[i] += sums[at + i];
    }
    Arrays.fill(sums, at, at + count, 0);
  }
}
