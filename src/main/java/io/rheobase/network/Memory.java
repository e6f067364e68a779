package io.rheobase.network;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import java.io.IOException;

/**
 * An array that a projection carries from sample to sample: numbers or samples, one of the two.
 *
 * @param per what an element belongs to
 * @param numbers {@code [index]}, or null
 * @param samples {@code [index]}, or null
 * @param behind how many samples before the present one the samples end, at least
 */
public record Memory(Per per, double[] numbers, long[] samples, int behind) {

  /** What an element belongs to. */
  public enum Per {
    SYNAPSE,
    /** A source, by its row. */
    ROW,
    TARGET
  }

  /** Numbers. */
  public static Memory of(Per per, double[] numbers) {
    return new Memory(per, numbers, null, 0);
  }

  /** Samples up to the present one. */
  public static Memory of(Per per, long[] samples) {
    return of(per, samples, 0);
  }

  /** Samples up to one that lies behind the present one. */
  public static Memory of(Per per, long[] samples, int behind) {
    return new Memory(per, null, samples, behind);
  }

  /** An array of one element, of the same kind. */
  Memory single() {
    return numbers != null ? of(per, new double[1]) : of(per, new long[1], behind);
  }

  void write(int from, int to, StateOut out) throws IOException {
    if (numbers != null) {
      out.doubles(numbers, from, to);
    } else {
      out.longs(samples, from, to);
    }
  }

  /**
   * Reads elements {@code [from, to)}.
   *
   * @param now the present sample
   * @throws io.rheobase.checkpoint.CheckpointException where a sample lies ahead
   */
  void read(int from, int to, long now, StateIn in) throws IOException {
    if (numbers != null) {
      in.doubles(numbers, from, to);
      return;
    }
    long latest = Math.max(0, now - behind);
    for (int i = from; i < to; i++) {
      samples[i] = in.upTo(latest, "the sample of a spike that arrived");
    }
  }
}
