package io.rheobase.network;

/**
 * How many of a number of synapses fall to the first part of the pairs that they may join, by
 * inversion of one uniform: outcomes are gone through from the most probable one outwards, each
 * probability from its neighbour's.
 */
final class SplitDraw {

  /**
   * Outcomes are gone through until they are less probable than this: all that are left out weigh
   * less than a uniform's last bit.
   */
  private static final double NEGLIGIBLE = 1e-30;

  private SplitDraw() {}

  /**
   * With repeats: binomially distributed.
   *
   * @param n synapses, at least 0
   * @param first pairs of the first part, at least 0
   * @param second pairs of the second part, at least 0, and not 0 both
   * @param u uniform in [0, 1)
   */
  static long binomial(long n, long first, long second, double u) {
    double p = (double) first / (first + second);
    long mode = Math.min(n, (long) ((n + 1) * p));
    double odds = (double) first / second;
    return invert(u, mode, 0, n, BinomialProbability.of(mode, n, p), k -> odds * (n - k) / (k + 1));
  }

  /**
   * Without: hypergeometrically distributed.
   *
   * @param n synapses, at most {@code first + second}
   */
  static long hypergeometric(long n, long first, long second, double u) {
    long least = Math.max(0, n - second);
    long most = Math.min(n, first);
    double all = (double) first + second;
    long mode = (long) ((n + 1.0) * (first + 1.0) / (all + 2));
    mode = Math.min(Math.max(mode, least), most);
    double p = n / all;
    double probability =
        BinomialProbability.of(mode, first, p)
            * BinomialProbability.of(n - mode, second, p)
            / BinomialProbability.of(n, all, p);
    return invert(
        u,
        mode,
        least,
        most,
        probability,
        k -> (double) (first - k) / (k + 1) * ((double) (n - k) / (second - n + k + 1)));
  }

  @FunctionalInterface
  private interface Ratio {
    /** Probability of k + 1 by that of k. */
    double after(long k);
  }

  private static long invert(
      double u, long mode, long least, long most, double probability, Ratio ratio) {
    double left = u - probability;
    long low = mode;
    long high = mode;
    double lower = probability;
    double upper = probability;
    while (left >= 0 && (lower > NEGLIGIBLE || upper > NEGLIGIBLE)) {
      upper = high < most ? upper * ratio.after(high) : 0;
      if (upper > NEGLIGIBLE) {
        high++;
        left -= upper;
        if (left < 0) {
          return high;
        }
      }
      lower = low > least ? lower / ratio.after(low - 1) : 0;
      if (lower > NEGLIGIBLE) {
        low--;
        left -= lower;
        if (left < 0) {
          return low;
        }
      }
    }
    return mode;
  }
}
