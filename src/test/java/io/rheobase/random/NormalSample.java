package io.rheobase.random;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What a sample of supposed standard normals says of itself; z scores have unit variance. */
final class NormalSample {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int BINS = 1 << 20;

  private final double[] sample;

  NormalSample(double[] sample) {
    this.sample = sample;
  }

  /** z score of the moment of this order, 1 to 4, against that of the normal distribution. */
  double momentScore(int order) {
    double sum = 0;
    for (double z : sample) {
      double square = z * z;
      sum +=
          switch (order) {
            case 1 -> z;
            case 2 -> square;
            case 3 -> square * z;
            case 4 -> square * square;
            default -> throw new IllegalArgumentException("order " + order);
          };
    }
    double mean = order % 2 == 0 ? oddFactorial(order - 1) : 0;
    double variance = oddFactorial(2 * order - 1) - mean * mean;
    return (sum / sample.length - mean) / Math.sqrt(variance / sample.length);
  }

  /** z score of the number of draws beyond ±limit. */
  double tailScore(double limit) {
    long beyond = 0;
    for (double z : sample) {
      if (Math.abs(z) > limit) {
        beyond++;
      }
    }
    double p = 2 * NORMAL.survivalProbability(limit);
    double n = sample.length;
    return (beyond - n * p) / Math.sqrt(n * p * (1 - p));
  }

  /**
   * Kolmogorov and Smirnov's √n·D, to √n/2²⁰: the distribution functions are compared at 2²⁰
   * quantiles. Exceeds 1.63 with probability 0.01, 1.95 with 0.001.
   */
  double kolmogorovSmirnov() {
    int[] counts = countsByQuantile(BINS);
    long below = 0;
    double distance = 0;
    for (int i = 0; i < BINS; i++) {
      below += counts[i];
      distance = Math.max(distance, Math.abs((double) below / sample.length - (i + 1.0) / BINS));
    }
    return distance * Math.sqrt(sample.length);
  }

  /** z score of χ² over as many equally probable bins. */
  double chiSquareScore(int bins) {
    double expected = (double) sample.length / bins;
    double sum = 0;
    for (int count : countsByQuantile(bins)) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return (sum - (bins - 1)) / Math.sqrt(2.0 * (bins - 1));
  }

  /** z score of the correlation with another sample of independent draws, as far as both reach. */
  double correlationScore(double[] other) {
    return correlationScore(other, 0);
  }

  /** z score of the correlation of draw i with draw i + lag. */
  double autocorrelationScore(int lag) {
    return correlationScore(sample, lag);
  }

  private double correlationScore(double[] other, int lag) {
    int n = Math.min(sample.length, other.length - lag);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += sample[i] * other[i + lag];
    }
    return sum / Math.sqrt(n);
  }

  private int[] countsByQuantile(int bins) {
    int[] counts = new int[bins];
    for (double z : sample) {
      counts[Math.min(bins - 1, (int) (NORMAL.cumulativeProbability(z) * bins))]++;
    }
    return counts;
  }

  private static double oddFactorial(int n) {
    return n <= 1 ? 1 : n * oddFactorial(n - 2);
  }
}
