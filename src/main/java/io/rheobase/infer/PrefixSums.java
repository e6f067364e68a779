package io.rheobase.infer;

/**
 * Means over windows of a signal from its running sum: what a window needs is two numbers, not all
 * of its samples. Samples are summed as differences from the first, which keeps the digits.
 */
final class PrefixSums {

  private final double[] signal;
  private final double[] sums;
  private final int window;

  PrefixSums(double[] signal, int window) {
    this.signal = signal;
    this.window = window;
    this.sums = new double[signal.length + 1];
    for (int i = 0; i < signal.length; i++) {
      sums[i + 1] = sums[i] + (signal[i] - signal[0]);
    }
  }

  /** Mean of the average over the first windows; NaN where there is none. */
  double mean(int[] starts, int windows) {
    return signal[0] + sum(starts, windows) / windows / window;
  }

  /**
   * Area between the average over the first windows and its first value; NaN where there is none.
   *
   * @param interval from one sample to the next
   */
  double area(int[] starts, int windows, double interval) {
    double first = 0;
    for (int i = 0; i < windows; i++) {
      first += signal[starts[i]] - signal[0];
    }
    return (sum(starts, windows) / windows - window * (first / windows)) * interval;
  }

  private double sum(int[] starts, int windows) {
    double sum = 0;
    for (int i = 0; i < windows; i++) {
      sum += sums[starts[i] + window] - sums[starts[i]];
    }
    return sum;
  }
}
