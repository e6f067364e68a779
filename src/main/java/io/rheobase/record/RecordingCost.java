package io.rheobase.record;

import io.rheobase.npy.NpyHeader;

/**
 * What a recording takes on the disk, known before anything runs. The bounds hold for any values.
 *
 * @param leastRows fewest rows
 * @param mostRows most rows
 * @param leastBytes fewest bytes
 * @param mostBytes most bytes
 */
public record RecordingCost(
    double leastRows, double mostRows, double leastBytes, double mostBytes) {

  /** As in {@code 0.0}. */
  private static final int LEAST_DECIMAL = 3;

  private static final int MOST_DECIMAL = ShortestDecimal.MAX_CHARS;

  private static final int INDEX_CHARS = 10;

  /** The SONATA files' structure, without what grows with neurons or populations. */
  private static final double STRUCTURE = 1500;

  /**
   * Of a {@link TraceTable}.
   *
   * @param columns number of columns
   * @param nameChars most characters of a population's and a variable's name together
   * @param rows number of rows
   * @param timeChars most characters of a time ({@link StepTime#maxChars})
   */
  public static RecordingCost traceTable(long columns, int nameChars, long rows, int timeChars) {
    double least = rows * (LEAST_DECIMAL + 1.0 + columns * (LEAST_DECIMAL + 1.0));
    double header = "t_ms\n".length() + columns * (nameChars + INDEX_CHARS + 4.0);
    double most = rows * (timeChars + 1.0 + columns * (MOST_DECIMAL + 1.0));
    return new RecordingCost(rows, rows, least, header + most);
  }

  /**
   * Of an {@link NpyTrace}, its two companions included.
   *
   * @param columns number of columns
   * @param nameChars most characters of a population's and a variable's name together
   * @param rows number of rows
   */
  public static RecordingCost npyTrace(long columns, int nameChars, long rows) {
    double arrays =
        (double) NpyHeader.table(rows, columns).fileBytes() + NpyHeader.vector(rows).fileBytes();
    double names = NpyTrace.COLUMNS_HEADER.length() + columns * (nameChars + 2 * INDEX_CHARS + 4.0);
    return new RecordingCost(rows, rows, arrays, arrays + names);
  }

  /**
   * Of a {@link SonataReport}.
   *
   * @param columns number of neurons
   * @param rows number of rows
   */
  public static RecordingCost sonataReport(long columns, long rows) {
    double bytes = (double) rows * columns * Float.BYTES + columns * 20.0;
    return new RecordingCost(rows, rows, bytes, bytes + STRUCTURE);
  }

  /**
   * Of a {@link SpikeTable}.
   *
   * @param mostSpikes no more than these can happen
   * @param nameChars most characters of a population's name
   * @param timeChars most characters of a time ({@link StepTime#maxChars})
   */
  public static RecordingCost spikeTable(double mostSpikes, int nameChars, int timeChars) {
    double header = "t_ms,population,neuron\n".length();
    double row = timeChars + nameChars + INDEX_CHARS + 3.0;
    return new RecordingCost(0, mostSpikes, header, header + mostSpikes * row);
  }

  /**
   * Of {@link SonataSpikes}, while they are put together at the end: twice what remains.
   *
   * @param populations number of populations
   * @param mostSpikes no more than these can happen
   */
  public static RecordingCost sonataSpikes(int populations, double mostSpikes) {
    double structure = STRUCTURE + populations * STRUCTURE;
    return new RecordingCost(0, mostSpikes, 0, structure + mostSpikes * 4 * Long.BYTES);
  }

  /**
   * The most spikes of a population.
   *
   * @param neurons number of neurons
   * @param steps of the run
   * @param leastHold fewest samples that a neuron is refractory for
   */
  public static double mostSpikes(long neurons, long steps, long leastHold) {
    return (double) neurons * Math.ceil(steps / (leastHold + 1.0));
  }

  /**
   * Of a {@link RateTable}.
   *
   * @param populations number of populations
   * @param nameChars most characters of a population's name
   * @param bins number of bins
   * @param timeChars most characters of a time ({@link StepTime#maxChars})
   */
  public static RecordingCost rateTable(int populations, int nameChars, long bins, int timeChars) {
    double least = bins * (LEAST_DECIMAL + 1.0 + populations * (LEAST_DECIMAL + 1.0));
    double header = "t_ms\n".length() + populations * (nameChars + 1.0 + RateTable.UNIT.length());
    double most = bins * (timeChars + 1.0 + populations * (MOST_DECIMAL + 1.0));
    return new RecordingCost(bins, bins, least, header + most);
  }

  /**
   * Of a {@link HistogramTable}.
   *
   * @param times number of samples
   * @param bins number of bins
   * @param timeChars most characters of a time ({@link StepTime#maxChars})
   */
  public static RecordingCost histogramTable(long times, int bins, int timeChars) {
    double rows = (double) times * bins;
    double header = HistogramTable.HEADER.length();
    return new RecordingCost(
        rows,
        rows,
        header + rows * (3 * LEAST_DECIMAL + 5.0),
        header + rows * (timeChars + 2 * MOST_DECIMAL + INDEX_CHARS + 4.0));
  }
}
