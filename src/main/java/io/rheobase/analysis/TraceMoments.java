package io.rheobase.analysis;

import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import java.util.Arrays;

/**
 * Mean, standard deviation and extremes of a trace, column by column, gathered while it runs. The
 * samples of a column are added in the order of time, whatever else is recorded and however the run
 * is cut. Deviations are taken from the first sample, so that a small spread around a large value
 * is not lost.
 */
public final class TraceMoments implements SliceSink {

  private final Trace trace;
  private final double[] origin;
  private final double[] sums;
  private final double[] squares;
  private final double[] least;
  private final double[] greatest;
  private final double[] last;
  private long samples;

  /**
   * @param trace whose samples are to be summed up
   */
  public TraceMoments(Trace trace) {
    this.trace = trace;
    this.origin = new double[trace.columns()];
    this.sums = new double[trace.columns()];
    this.squares = new double[trace.columns()];
    this.least = new double[trace.columns()];
    this.greatest = new double[trace.columns()];
    this.last = new double[trace.columns()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    double[] values = trace.values(slice);
    int columns = trace.columns();
    for (int row = 0; row < trace.sampling().rows(slice); row++) {
      int at = row * columns;
      if (samples++ == 0) {
        System.arraycopy(values, at, origin, 0, columns);
      }
      for (int i = 0; i < columns; i++) {
        double deviation = values[at + i] - origin[i];
        sums[i] += deviation;
        squares[i] += deviation * deviation;
        least[i] = Math.min(least[i], values[at + i]);
        greatest[i] = Math.max(greatest[i], values[at + i]);
        last[i] = values[at + i];
      }
    }
  }

  @Override
  public void write(Slice slice) {}

  /** Number of columns. */
  public int columns() {
    return origin.length;
  }

  /** The mean of a column over all samples; NaN without samples. */
  public double mean(int column) {
    return origin[column] + sums[column] / samples;
  }

  /** The variance of a column (over all samples, not all but one); NaN without samples. */
  public double variance(int column) {
    double share = sums[column] / samples;
    return Math.max(0, squares[column] / samples - share * share);
  }

  /** The least value of a column; infinite without samples. */
  public double least(int column) {
    return least[column];
  }

  /** The greatest value of a column; infinite without samples. */
  public double greatest(int column) {
    return greatest[column];
  }

  /** The value of a column at the last sample. */
  public double last(int column) {
    return last[column];
  }
}
