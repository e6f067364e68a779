package io.rheobase.report.data;

import java.util.Arrays;

/**
 * The outline of a long recording: of each bucket of rows the least and the greatest value, in the
 * order in which they came, so that no extreme is lost. A recording of no more rows than that is
 * kept as it is.
 */
public final class Envelope {

  private final long rows;
  private final int buckets;
  private final double[] leastT;
  private final double[] least;
  private final double[] greatestT;
  private final double[] greatest;

  /**
   * @param rows that will come, at most
   * @param points that are kept, at most
   */
  public Envelope(long rows, int points) {
    this.rows = Math.max(1, rows);
    this.buckets = (int) (rows <= points ? this.rows : Math.max(1, points / 2));
    this.leastT = new double[buckets];
    this.least = new double[buckets];
    this.greatestT = new double[buckets];
    this.greatest = new double[buckets];
    Arrays.fill(leastT, Double.NaN);
  }

  /**
   * Takes a value.
   *
   * @param row its number, from 0
   * @param t its time (ms)
   */
  public void add(long row, double t, double value) {
    int bucket = (int) Math.min(buckets - 1, row * buckets / rows);
    if (Double.isNaN(leastT[bucket])) {
      leastT[bucket] = t;
      least[bucket] = value;
      greatestT[bucket] = t;
      greatest[bucket] = value;
    } else if (value < least[bucket]) {
      leastT[bucket] = t;
      least[bucket] = value;
    } else if (value > greatest[bucket]) {
      greatestT[bucket] = t;
      greatest[bucket] = value;
    }
  }

  /** The points that were kept. */
  public Curve curve() {
    Doubles t = new Doubles();
    Doubles value = new Doubles();
    for (int b = 0; b < buckets; b++) {
      if (!Double.isNaN(leastT[b])) {
        boolean leastFirst = leastT[b] <= greatestT[b];
        t.add(leastFirst ? leastT[b] : greatestT[b]);
        value.add(leastFirst ? least[b] : greatest[b]);
        if (leastT[b] != greatestT[b]) {
          t.add(leastFirst ? greatestT[b] : leastT[b]);
          value.add(leastFirst ? greatest[b] : least[b]);
        }
      }
    }
    return new Curve(t.array(), value.array());
  }

  /**
   * The extremes of every bucket in the order in which they came, two values a bucket: at times
   * that all recordings of the same rows share. Where every row was kept there is one value a row.
   */
  public double[] inStep() {
    if (rows == buckets) {
      double[] values = least.clone();
      for (int b = 0; b < buckets; b++) {
        values[b] = Double.isNaN(leastT[b]) ? Double.NaN : values[b];
      }
      return values;
    }
    double[] values = new double[2 * buckets];
    for (int b = 0; b < buckets; b++) {
      boolean leastFirst = leastT[b] <= greatestT[b];
      values[2 * b] = leastFirst ? least[b] : greatest[b];
      values[2 * b + 1] = leastFirst ? greatest[b] : least[b];
      if (Double.isNaN(leastT[b])) {
        values[2 * b] = Double.NaN;
        values[2 * b + 1] = Double.NaN;
      }
    }
    return values;
  }
}
