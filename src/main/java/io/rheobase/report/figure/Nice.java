package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;

/** Round numbers, and axes of time in the unit that suits. */
final class Nice {

  private static final double MS_PER_S = 1000;
  private static final double SECONDS_FROM = 5000;

  private Nice() {}

  /** The smallest of 1, 2, 5, 10, 20, 50, … that is not less. */
  static int up(double number) {
    int power = 1;
    while (10.0 * power < number && power < 100_000_000) {
      power *= 10;
    }
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * (double) power >= number) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** By what times in ms are divided on an axis that reaches so far. */
  static double timeUnit(double until) {
    return until > SECONDS_FROM ? MS_PER_S : 1;
  }

  /** An axis of time. */
  static Axis time(double from, double until) {
    double unit = timeUnit(until);
    return Axis.linear(unit == 1 ? "t (ms)" : "t (s)", from / unit, until / unit);
  }

  /** Numbers divided by a unit. */
  static double[] in(double unit, double[] numbers) {
    if (unit == 1) {
      return numbers;
    }
    double[] divided = new double[numbers.length];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = numbers[i] / unit;
    }
    return divided;
  }

  /** A number in a few digits. */
  static String short3(double number) {
    return new java.math.BigDecimal(number)
        .round(new java.math.MathContext(3))
        .stripTrailingZeros()
        .toPlainString()
        .replace('-', '−');
  }
}
