package io.rheobase.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions to 40 digits by their series, to measure errors against. */
final class Exact {
  private static final MathContext DIGITS = new MathContext(45);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-42");
  static final BigDecimal LN_2 =
      new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680");
  private static final BigDecimal HALF_PI =
      new BigDecimal("1.570796326794896619231321691639751442098584699687552910487472");

  private Exact() {}

  static BigDecimal exp2(double t) {
    int k = (int) Math.rint(t);
    BigDecimal power =
        k >= 0 ? TWO.pow(k, DIGITS) : BigDecimal.ONE.divide(TWO.pow(-k, DIGITS), DIGITS);
    return power.multiply(expSeries(new BigDecimal(t - k).multiply(LN_2)), DIGITS);
  }

  static BigDecimal exp(double x) {
    int k = (int) Math.rint(x / Math.log(2));
    BigDecimal power =
        k >= 0 ? TWO.pow(k, DIGITS) : BigDecimal.ONE.divide(TWO.pow(-k, DIGITS), DIGITS);
    BigDecimal rest = new BigDecimal(x).subtract(LN_2.multiply(BigDecimal.valueOf(k)));
    return power.multiply(expSeries(rest), DIGITS);
  }

  static BigDecimal ln(double x) {
    int k = Math.getExponent(x);
    BigDecimal m = new BigDecimal(Math.scalb(x, -k));
    if (m.doubleValue() > Math.sqrt(2)) {
      m = m.divide(TWO);
      k++;
    }
    BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
    BigDecimal y = s.multiply(s, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = s;
    for (int i = 1; power.abs().compareTo(NEGLIGIBLE) > 0; i += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS));
      power = power.multiply(y, DIGITS);
    }
    return sum.multiply(TWO).add(LN_2.multiply(BigDecimal.valueOf(k)));
  }

  static BigDecimal sinQuarterTurns(double h) {
    return sinQuarterTurns(new BigDecimal(h));
  }

  static BigDecimal sinQuarterTurns(BigDecimal h) {
    BigDecimal x = h.multiply(HALF_PI);
    return alternatingSeries(x, x, 1);
  }

  static BigDecimal cosQuarterTurns(double h) {
    return cosQuarterTurns(new BigDecimal(h));
  }

  static BigDecimal cosQuarterTurns(BigDecimal h) {
    return alternatingSeries(BigDecimal.ONE, h.multiply(HALF_PI), 0);
  }

  /** |value − exact| in units of the last place of the exact value rounded to double. */
  static double ulps(double value, BigDecimal exact) {
    BigDecimal error = new BigDecimal(value).subtract(exact).abs();
    return error.divide(new BigDecimal(Math.ulp(exact.doubleValue())), DIGITS).doubleValue();
  }

  private static BigDecimal expSeries(BigDecimal x) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; term.abs().compareTo(NEGLIGIBLE) > 0; i++) {
      sum = sum.add(term);
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
    }
    return sum;
  }

  private static BigDecimal alternatingSeries(BigDecimal first, BigDecimal x, int degree) {
    BigDecimal square = x.multiply(x, DIGITS).negate();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = first;
    for (int i = degree; term.abs().compareTo(NEGLIGIBLE) > 0; i += 2) {
      sum = sum.add(term);
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((i + 1L) * (i + 2L)), DIGITS);
    }
    return sum;
  }
}
