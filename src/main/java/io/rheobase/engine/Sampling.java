package io.rheobase.engine;

import java.util.Arrays;

/** Which samples of a run are recorded; each makes a row. */
public sealed interface Sampling {

  /** Every sample of the run. */
  Sampling ALL = new Every(0, Long.MAX_VALUE, 1);

  /** How many rows the samples before {@code sample} make. */
  long rowsBefore(long sample);

  /**
   * The sample of a row.
   *
   * @param row from 0
   */
  long sample(long row);

  /** The most rows that this many successive samples make. */
  int mostRows(int samples);

  /** Rows of a run of {@code steps} steps, which has one sample more. */
  default long rows(long steps) {
    return rowsBefore(steps + 1);
  }

  /** Rows of a slice. */
  default int rows(Slice slice) {
    long first = slice.firstSample();
    return (int) (rowsBefore(first + slice.samples()) - rowsBefore(first));
  }

  /** The sample of a row of a slice. */
  default long sample(Slice slice, int row) {
    return sample(rowsBefore(slice.firstSample()) + row);
  }

  /** The row of a slice that a sample of it makes, or −1 where it is not recorded. */
  default int row(Slice slice, long sample) {
    long before = rowsBefore(sample);
    return rowsBefore(sample + 1) == before ? -1 : (int) (before - rowsBefore(slice.firstSample()));
  }

  /**
   * Every few samples of a window.
   *
   * @param start the first sample recorded
   * @param stop the last sample that may be; {@link Long#MAX_VALUE} for no end
   * @param every samples from one row to the next, at least 1
   */
  record Every(long start, long stop, long every) implements Sampling {

    public Every {
      if (start < 0 || stop < start || every < 1) {
        throw new IllegalArgumentException(
            "start " + start + ", stop " + stop + ", every " + every);
      }
    }

    @Override
    public long rowsBefore(long sample) {
      long last = Math.min(sample - 1, stop);
      return last < start ? 0 : (last - start) / every + 1;
    }

    @Override
    public long sample(long row) {
      return start + row * every;
    }

    @Override
    public int mostRows(int samples) {
      return (int) ((samples - 1) / every + 1);
    }
  }

  /** Samples that were chosen one by one. */
  final class Chosen implements Sampling {

    private final long[] samples;

    /**
     * @param samples ascending, each once
     * @throws IllegalArgumentException if one is negative or they do not ascend
     */
    public Chosen(long... samples) {
      this.samples = samples.clone();
      for (int i = 0; i < samples.length; i++) {
        if (samples[i] < 0 || i > 0 && samples[i] <= samples[i - 1]) {
          throw new IllegalArgumentException("samples " + Arrays.toString(samples));
        }
      }
    }

    @Override
    public long rowsBefore(long sample) {
      int at = Arrays.binarySearch(samples, sample);
      return at < 0 ? -at - 1 : at;
    }

    @Override
    public long sample(long row) {
      return samples[(int) row];
    }

    @Override
    public int mostRows(int samplesOfSlice) {
      return Math.min(samples.length, samplesOfSlice);
    }
  }
}
