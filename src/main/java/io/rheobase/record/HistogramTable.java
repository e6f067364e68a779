package io.rheobase.record;

import io.rheobase.engine.Slice;
import io.rheobase.engine.Trace;

/**
 * Histograms of a variable over neurons at chosen times: {@code t_ms,bin_low,bin_high,count}, a row
 * for each bin of each time.
 */
public final class HistogramTable implements SliceText {

  static final String HEADER = "t_ms,bin_low,bin_high,count\n";

  private final Trace trace;
  private final HistogramBins bins;
  private final StepTime time;
  private final int timeRoom;

  /**
   * @param trace of the variable, with the chosen samples and at least one neuron
   * @param steps of the run
   */
  public HistogramTable(Trace trace, HistogramBins bins, StepTime time, long steps) {
    this.trace = trace;
    this.bins = bins;
    this.time = time;
    this.timeRoom = time.maxChars(steps);
  }

  @Override
  public String header() {
    return HEADER;
  }

  @Override
  public int units(Slice slice) {
    return trace.sampling().rows(slice);
  }

  @Override
  public void append(Slice slice, int from, int to, TextChunk out) {
    double[] values = trace.values(slice);
    for (int row = from; row < to; row++) {
      int first = row * trace.columns();
      int end = first + trace.columns();
      double[] edges = bins.edges(values, first, end);
      long[] counts = bins.counts(edges, values, first, end);
      for (int bin = 0; bin < counts.length; bin++) {
        out.time(time, trace.sampling().sample(slice, row), timeRoom)
            .character(',')
            .decimal(edges[bin])
            .character(',')
            .decimal(edges[bin + 1])
            .character(',')
            .integer(counts[bin])
            .character('\n');
      }
    }
  }
}
