package io.rheobase.report.data;

import java.util.Arrays;

/**
 * Points of a curve.
 *
 * @param x ascending
 * @param y as many
 */
public record Curve(double[] x, double[] y) {

  /** Number of points. */
  public int size() {
    return x.length;
  }

  /** The y of the point that is nearest in x; NaN where there is none. */
  public double nearest(double at) {
    if (x.length == 0) {
      return Double.NaN;
    }
    int i = Arrays.binarySearch(x, at);
    if (i >= 0) {
      return y[i];
    }
    int next = -i - 1;
    if (next == x.length) {
      return y[next - 1];
    }
    return next == 0 || x[next] - at < at - x[next - 1] ? y[next] : y[next - 1];
  }

  /** The least y that is a number; NaN where there is none. */
  public double least() {
    return Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  /** The greatest y that is a number; NaN where there is none. */
  public double greatest() {
    return Arrays.stream(y).filter(Double::isFinite).max().orElse(Double.NaN);
  }
}
