package io.rheobase.analysis;

import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.record.HistogramBins;

/**
 * The counts of a histogram at several samples, bin by bin over time, for groups of successive
 * columns of equal size.
 */
public final class HistogramMoments implements SliceSink {

  private final Trace trace;
  private final HistogramBins bins;
  private final int columns;
  private final int groups;
  private final long[][] sums;
  private final long[][] squares;
  private final long[][] least;
  private final long[][] greatest;
  private final long[][] last;
  private long samples;

  /**
   * @param groups of columns
   */
  public HistogramMoments(Trace trace, HistogramBins bins, int groups) {
    this.trace = trace;
    this.bins = bins;
    this.columns = trace.columns() / groups;
    this.groups = groups;
    this.sums = new long[groups][bins.count()];
    this.squares = new long[groups][bins.count()];
    this.least = new long[groups][bins.count()];
    this.greatest = new long[groups][bins.count()];
    this.last = new long[groups][bins.count()];
  }

  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    double[] values = trace.values(slice);
    for (int row = 0; row < trace.sampling().rows(slice); row++) {
      for (int group = 0; group < groups; group++) {
        int from = row * trace.columns() + group * columns;
        double[] edges = bins.edges(values, from, from + columns);
        add(group, bins.counts(edges, values, from, from + columns));
      }
      samples++;
    }
  }

  private void add(int group, long[] counts) {
    for (int bin = 0; bin < counts.length; bin++) {
      long count = counts[bin];
      sums[group][bin] += count;
      squares[group][bin] += count * count;
      least[group][bin] = samples == 0 ? count : Math.min(least[group][bin], count);
      greatest[group][bin] = Math.max(greatest[group][bin], count);
      last[group][bin] = count;
    }
  }

  @Override
  public void write(Slice slice) {}

  /** The mean count of a bin; NaN without samples. */
  public double mean(int group, int bin) {
    return (double) sums[group][bin] / samples;
  }

  /** The standard deviation of a bin's counts over all samples; NaN without samples. */
  public double deviation(int group, int bin) {
    double sum = sums[group][bin];
    double spread = (double) samples * squares[group][bin] - sum * sum;
    return samples == 0 ? Double.NaN : Math.sqrt(spread) / samples;
  }

  /** The least count of a bin. */
  public double least(int group, int bin) {
    return samples == 0 ? Double.NaN : least[group][bin];
  }

  /** The greatest count of a bin. */
  public double greatest(int group, int bin) {
    return samples == 0 ? Double.NaN : greatest[group][bin];
  }

  /** The count of a bin at the last sample. */
  public double last(int group, int bin) {
    return samples == 0 ? Double.NaN : last[group][bin];
  }
}
