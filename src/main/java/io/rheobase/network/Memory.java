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
 */
public record Memory(Per per, double[] numbers, long[] samples) {

  /** What an element belongs to. */
  public enum Per {
    SYNAPSE,
    /** A source, by its row. */
    ROW,
    TARGET
  }

  /** Numbers. */
  public static Memory of(Per per, double[] numbers) {
    return new Memory(per, numbers, null);
  }

  /** Samples. */
  public static Memory of(Per per, long[] samples) {
    return new Memory(per, null, samples);
  }

  void write(int from, int to, StateOut out) throws IOException {
    if (numbers != null) {
      out.doubles(numbers, from, to);
    } else {
      out.longs(samples, from, to);
    }
  }

  void read(int from, int to, StateIn in) throws IOException {
    if (numbers != null) {
      in.doubles(numbers, from, to);
    } else {
      in.longs(samples, from, to);
    }
  }
}
