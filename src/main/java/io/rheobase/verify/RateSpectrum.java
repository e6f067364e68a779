package io.rheobase.verify;

import io.rheobase.analysis.PowerSpectrum;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The power spectrum of a population rate by shot noise, which is that of as many independent
 * Poisson neurons of the same rate: 2·rate/neurons at every frequency.
 *
 * @param frequency Hz, evenly spaced
 * @param power by shot noise
 */
record RateSpectrum(double[] frequency, double[] power) {

  /**
   * Of a population rate.
   *
   * @param rate Hz, evenly sampled
   * @param everyMs distance of two samples (ms)
   * @param window a power of two (samples)
   */
  static RateSpectrum of(double[] rate, double everyMs, int window, int neurons) {
    PowerSpectrum spectrum = PowerSpectrum.of(rate, everyMs, window);
    double shotNoise = 2 * DoubleStream.of(rate).average().orElseThrow() / neurons;
    return new RateSpectrum(
        spectrum.frequency(),
        DoubleStream.of(spectrum.power()).map(power -> power / shotNoise).toArray());
  }

  /** The mean over all lines that are no further away than this (Hz). */
  RateSpectrum smoothed(double distance) {
    return new RateSpectrum(
        frequency, DoubleStream.of(frequency).map(f -> mean(f - distance, f + distance)).toArray());
  }

  /** The mean power within a band. */
  double mean(double low, double high) {
    return lines(low, high).mapToDouble(i -> power[i]).average().orElse(Double.NaN);
  }

  /**
   * The frequency within a band that has most power; NaN where that is the band's first or last
   * line, beyond which there may be more.
   */
  double peak(double low, double high) {
    int[] lines = lines(low, high).toArray();
    int peak = greatest(lines);
    return peak == lines[0] || peak == lines[lines.length - 1] ? Double.NaN : frequency[peak];
  }

  /** How many times as much power a band's peak has as the least on either side of it. */
  double prominence(double low, double high) {
    int peak = greatest(lines(low, high).toArray());
    return power[peak] / Math.max(least(low, frequency[peak]), least(frequency[peak], high));
  }

  private double least(double low, double high) {
    return lines(low, high).mapToDouble(i -> power[i]).min().orElseThrow();
  }

  private int greatest(int... lines) {
    int greatest = lines[0];
    for (int line : lines) {
      greatest = power[line] > power[greatest] ? line : greatest;
    }
    return greatest;
  }

  private IntStream lines(double low, double high) {
    return IntStream.range(0, frequency.length)
        .filter(i -> frequency[i] >= low && frequency[i] <= high);
  }
}
