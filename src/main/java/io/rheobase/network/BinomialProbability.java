package io.rheobase.network;

/**
 * Probabilities of the binomial distribution by the saddle-point expansion (Loader 2000, "Fast and
 * accurate computation of binomial probabilities"), which loses no digits where n is large. By
 * {@link StrictMath}, hence the same everywhere.
 */
final class BinomialProbability {

  private static final double LN_2_PI = StrictMath.log(2 * StrictMath.PI);
  private static final int EXACT = 15;
  private static final double[] SMALL_ERRORS = smallErrors();

  private BinomialProbability() {}

  /** The probability of x successes in n trials. */
  static double of(double x, double n, double p) {
    double q = 1 - p;
    if (x < 0 || x > n) {
      return 0;
    }
    if (p == 0 || q == 0) {
      return x == (p == 0 ? 0 : n) ? 1 : 0;
    }
    if (x == 0) {
      return StrictMath.exp(n * StrictMath.log1p(-p));
    }
    if (x == n) {
      return StrictMath.exp(n * StrictMath.log(p));
    }
    double exponent =
        stirlingError(n)
            - stirlingError(x)
            - stirlingError(n - x)
            - deviance(x, n * p)
            - deviance(n - x, n * q);
    double scale = LN_2_PI + StrictMath.log(x) + StrictMath.log1p(-x / n);
    return StrictMath.exp(exponent - scale / 2);
  }

  /** ln n! less Stirling's approximation to it. */
  private static double stirlingError(double n) {
    if (n <= EXACT) {
      return SMALL_ERRORS[(int) n];
    }
    double s = n * n;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / s) / s) / s) / s) / n;
  }

  private static double[] smallErrors() {
    double[] errors = new double[EXACT + 1];
    double factorial = 1;
    for (int n = 1; n <= EXACT; n++) {
      factorial *= n;
      errors[n] = StrictMath.log(factorial) - (n + 0.5) * StrictMath.log(n) + n - LN_2_PI / 2;
    }
    return errors;
  }

  /** {@code x ln(x/mean) + mean − x}, without cancellation where x is near the mean. */
  private static double deviance(double x, double mean) {
    double distance = x - mean;
    if (Math.abs(distance) >= 0.1 * (x + mean)) {
      return x * StrictMath.log(x / mean) - distance;
    }
    double v = distance / (x + mean);
    double sum = distance * v;
    double term = 2 * x * v;
    for (int j = 3; ; j += 2) {
      term *= v * v;
      double next = sum + term / j;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }
}
