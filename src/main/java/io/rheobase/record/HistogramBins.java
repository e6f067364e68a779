package io.rheobase.record;

/**
 * How a histogram divides values into bins of equal width, each {@code [low, high)}, the last one
 * closed.
 *
 * @param count number of bins, at least 1
 * @param low lower end of the first bin; NaN where the least value is it
 * @param high upper end of the last bin; NaN where the greatest value is it
 */
public record HistogramBins(int count, double low, double high) {

  public HistogramBins {
    boolean automatic = Double.isNaN(low) && Double.isNaN(high);
    if (count < 1 || !automatic && !(low < high)) {
      throw new IllegalArgumentException(count + " bins from " + low + " to " + high);
    }
  }

  /** Bins between two given ends. Values outside are not counted. */
  public static HistogramBins between(int count, double low, double high) {
    return new HistogramBins(count, low, high);
  }

  /**
   * Bins over the range that the values take at each time. Where all are equal the range reaches
   * half a unit to either side of them.
   */
  public static HistogramBins overTheRange(int count) {
    return new HistogramBins(count, Double.NaN, Double.NaN);
  }

  /** The ends of bins that are given: {@code count + 1} numbers. */
  public double[] edges() {
    return edges(new double[0], 0, 0);
  }

  /** The ends of the bins for values {@code [from, to)}: {@code count + 1} numbers. */
  public double[] edges(double[] values, int from, int to) {
    double first = low;
    double last = high;
    if (Double.isNaN(low)) {
      first = Double.POSITIVE_INFINITY;
      last = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        first = Math.min(first, values[i]);
        last = Math.max(last, values[i]);
      }
      if (first == last) {
        first -= 0.5;
        last += 0.5;
      }
    }
    double[] edges = new double[count + 1];
    for (int i = 0; i < count; i++) {
      edges[i] = first + i * ((last - first) / count);
    }
    edges[count] = last;
    return edges;
  }

  /** Counts values {@code [from, to)} between the ends. */
  public long[] counts(double[] edges, double[] values, int from, int to) {
    long[] counts = new long[count];
    add(edges, values, from, to, counts);
    return counts;
  }

  /** Adds the number of values {@code [from, to)} between the ends to {@code counts[bin]}. */
  public void add(double[] edges, double[] values, int from, int to, long[] counts) {
    double first = edges[0];
    double last = edges[count];
    double binsPerUnit = count / (last - first);
    for (int i = from; i < to; i++) {
      double value = values[i];
      if (value >= first && value <= last) {
        int bin = Math.min((int) ((value - first) * binsPerUnit), count - 1);
        // The product may round across an end, by one bin at most.
        if (value < edges[bin]) {
          bin--;
        } else if (bin < count - 1 && value >= edges[bin + 1]) {
          bin++;
        }
        counts[bin]++;
      }
    }
  }
}
