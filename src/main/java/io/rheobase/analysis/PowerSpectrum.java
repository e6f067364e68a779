package io.rheobase.analysis;

/**
 * The power spectrum of a signal by Welch's method: Hann windows that overlap by half, the mean
 * removed, their periodograms averaged; one-sided.
 *
 * <p>Source: Welch 1967, doi:10.1109/TAU.1967.1161901.
 *
 * @param frequency Hz, without 0
 * @param power of the signal per Hz, {@code [frequency]}
 * @param windows averaged over
 */
public record PowerSpectrum(double[] frequency, double[] power, int windows) {

  private static final double MS_PER_S = 1000;

  /**
   * Computes a spectrum.
   *
   * @param signal evenly sampled
   * @param everyMs distance of two samples (ms)
   * @param length of a window; a power of two, at least 4, and not more than there are samples
   */
  public static PowerSpectrum of(double[] signal, double everyMs, int length) {
    if (Integer.bitCount(length) != 1 || length < 4 || length > signal.length) {
      throw new IllegalArgumentException(
          "a window of " + length + " over " + signal.length + " samples");
    }
    double mean = 0;
    for (double value : signal) {
      mean += value;
    }
    mean /= signal.length;
    double[] hann = new double[length];
    double weight = 0;
    for (int i = 0; i < length; i++) {
      hann[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / length);
      weight += hann[i] * hann[i];
    }
    double rate = MS_PER_S / everyMs;
    double[] power = new double[length / 2];
    double[] re = new double[length];
    double[] im = new double[length];
    int windows = 0;
    for (int start = 0; start + length <= signal.length; start += length / 2) {
      for (int i = 0; i < length; i++) {
        re[i] = (signal[start + i] - mean) * hann[i];
        im[i] = 0;
      }
      transform(re, im);
      for (int i = 1; i <= length / 2; i++) {
        double sides = i == length / 2 ? 1 : 2;
        power[i - 1] += sides * (re[i] * re[i] + im[i] * im[i]) / (rate * weight);
      }
      windows++;
    }
    double[] frequency = new double[length / 2];
    for (int i = 0; i < frequency.length; i++) {
      frequency[i] = (i + 1) * rate / length;
      power[i] /= windows;
    }
    return new PowerSpectrum(frequency, power, windows);
  }

  /** The discrete Fourier transform in place (Cooley &amp; Tukey 1965). */
  private static void transform(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      while ((j & bit) != 0) {
        j ^= bit;
        bit >>= 1;
      }
      j |= bit;
      if (i < j) {
        double swapped = re[i];
        re[i] = re[j];
        re[j] = swapped;
        swapped = im[i];
        im[i] = im[j];
        im[j] = swapped;
      }
    }
    for (int half = 1; half < n; half *= 2) {
      for (int k = 0; k < half; k++) {
        double angle = -StrictMath.PI * k / half;
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (int i = k; i < n; i += 2 * half) {
          int j = i + half;
          double tr = re[j] * cos - im[j] * sin;
          double ti = re[j] * sin + im[j] * cos;
          re[j] = re[i] - tr;
          im[j] = im[i] - ti;
          re[i] += tr;
          im[i] += ti;
        }
      }
    }
  }
}
