package io.rheobase.analysis;

import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.record.HistogramBins;

/**
 * How many values of a trace fall into each of equal bins, over all samples, for groups of
 * successive columns of equal size.
 */
public final class ValueCounts implements SliceSink {

  private final Trace trace;
  private final HistogramBins bins;
  private final double[] edges;
  private final int columns;
  private final long[][] counts;

  /**
   * @param bins between two given ends
   * @param groups of columns
   */
  public ValueCounts(Trace trace, HistogramBins bins, int groups) {
    this.trace = trace;
    this.bins = bins;
    this.edges = bins.edges();
    this.columns = trace.columns() / groups;
    this.counts = new long[groups][bins.count()];
  }

  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    double[] values = trace.values(slice);
    for (int row = 0; row < trace.sampling().rows(slice); row++) {
      for (int group = 0; group < counts.length; group++) {
        int from = row * trace.columns() + group * columns;
        bins.add(edges, values, from, from + columns, counts[group]);
      }
    }
  }

  @Override
  public void write(Slice slice) {}

  /** The counts of a group, {@code [bin]}. */
  public long[] counts(int group) {
    return counts[group].clone();
  }
}
