package io.rheobase.report.figure;

import java.util.Arrays;

/**
 * Values sorted into equal bins.
 *
 * @param edges one more than counts
 * @param counts of each bin; the last one holds its upper edge
 */
record Bins(double[] edges, double[] counts) {

  /** Number of bins of a histogram, where nothing else is asked for. */
  static final int MANY = 50;

  static double[] edges(double low, double high, int bins) {
    double room = high > low ? high - low : low == 0 ? 1 : Math.abs(low) / 10;
    double from = high > low ? low : low - room / 2;
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from + room * i / bins;
    }
    return edges;
  }

  /** Sorts values between edges; what lies outside, and NaN, is left out. */
  static Bins of(double[] values, double[] edges) {
    double[] counts = new double[edges.length - 1];
    double low = edges[0];
    double width = (edges[edges.length - 1] - low) / counts.length;
    for (double value : values) {
      int bin = (int) Math.floor((value - low) / width);
      if (value == edges[edges.length - 1]) {
        bin = counts.length - 1;
      }
      if (value >= low && bin >= 0 && bin < counts.length) {
        counts[bin]++;
      }
    }
    return new Bins(edges, counts);
  }

  double most() {
    return Arrays.stream(counts).max().orElse(0);
  }

  /** The edges that hold all values of several sets. */
  static double[] common(double[][] sets, int bins) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] set : sets) {
      for (double value : set) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low <= high ? edges(low, high, bins) : edges(0, 1, bins);
  }

  /**
   * The edges that hold all values of several sets of numbers that are multiples of a quantum: each
   * bin holds equally many of these.
   */
  static double[] common(double[][] sets, int bins, double quantum) {
    double[] any = common(sets, 1);
    double low = Math.rint(any[0] / quantum);
    double high = Math.rint(any[1] / quantum);
    double width = Math.max(1, Math.ceil((high - low + 1) / bins));
    int count = (int) Math.ceil((high - low + 1) / width);
    double from = (low - 0.5) * quantum;
    return edges(from, from + count * width * quantum, count);
  }
}
