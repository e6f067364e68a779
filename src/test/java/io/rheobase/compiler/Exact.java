package io.rheobase.compiler;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to fifty digits, by series; slow and independent of everything tested. */
final class Exact {
  private static final MathContext MC = new MathContext(60);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  static final BigDecimal LN2 = atanhSeries(BigDecimal.ONE.divide(BigDecimal.valueOf(3), MC));
  private static final BigDecimal PI = machin();

  private Exact() {}

  static BigDecimal exp(BigDecimal x) {
    BigDecimal k = x.divide(LN2, MC).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(k.multiply(LN2, MC), MC);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 60; n++) {
      term = term.multiply(r, MC).divide(BigDecimal.valueOf(n), MC);
      sum = sum.add(term, MC);
    }
    int power = k.intValueExact();
    BigDecimal scale = new BigDecimal(BigInteger.TWO.pow(Math.abs(power)));
    return power < 0 ? sum.divide(scale, MC) : sum.multiply(scale, MC);
  }

  /** More digits than usual are carried, since the difference loses those that x has zeros. */
  static BigDecimal expm1(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("0.1")) > 0) {
      return exp(x).subtract(BigDecimal.ONE, MC);
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 40; n++) {
      term = term.multiply(x, MC).divide(BigDecimal.valueOf(n), MC);
      sum = sum.add(term, MC);
    }
    return sum;
  }

  static BigDecimal tanh(BigDecimal x) {
    BigDecimal t = expm1(x.multiply(TWO));
    return t.divide(t.add(TWO), MC);
  }

  static BigDecimal log(BigDecimal x) {
    boolean tiny = x.doubleValue() < Double.MIN_NORMAL;
    int k =
        tiny ? Math.getExponent(x.doubleValue() * 0x1p60) - 60 : Math.getExponent(x.doubleValue());
    BigDecimal scale = new BigDecimal(BigInteger.TWO.pow(Math.abs(k)));
    BigDecimal m = k < 0 ? x.multiply(scale) : x.divide(scale, MC);
    BigDecimal rest = m.subtract(BigDecimal.ONE);
    if (m.compareTo(new BigDecimal("1.4")) > 0) {
      m = m.divide(TWO, MC);
      rest = m.subtract(BigDecimal.ONE);
      k++;
    }
    BigDecimal s = rest.divide(rest.add(TWO), MC);
    return atanhSeries(s).add(LN2.multiply(BigDecimal.valueOf(k)), MC);
  }

  /** log((1 + s)/(1 - s)). */
  private static BigDecimal atanhSeries(BigDecimal s) {
    BigDecimal square = s.multiply(s, MC);
    BigDecimal power = s.multiply(TWO);
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 1; n < 130; n += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(n), MC), MC);
      power = power.multiply(square, MC);
    }
    return sum;
  }

  static BigDecimal sin(BigDecimal x) {
    return alternating(reduced(x), 1);
  }

  static BigDecimal cos(BigDecimal x) {
    return alternating(reduced(x), 0);
  }

  /** The argument within half a turn of 0; with arguments below 1e16, 44 digits are left. */
  private static BigDecimal reduced(BigDecimal x) {
    BigDecimal turn = PI.multiply(TWO);
    BigDecimal turns = x.divide(turn, MC).setScale(0, RoundingMode.HALF_EVEN);
    return x.subtract(turns.multiply(turn));
  }

  private static BigDecimal alternating(BigDecimal x, int first) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = first == 0 ? BigDecimal.ONE : x;
    BigDecimal square = x.multiply(x, MC).negate();
    for (int n = first + 1; n < 90; n += 2) {
      sum = sum.add(term, MC);
      term = term.multiply(square, MC).divide(BigDecimal.valueOf((long) n * (n + 1)), MC);
    }
    return sum;
  }

  private static BigDecimal machin() {
    BigDecimal quarter =
        arctanOfReciprocal(5).multiply(BigDecimal.valueOf(4)).subtract(arctanOfReciprocal(239), MC);
    return quarter.multiply(BigDecimal.valueOf(4));
  }

  private static BigDecimal arctanOfReciprocal(int n) {
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), MC);
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; k < 110; k += 2) {
      BigDecimal term = power.divide(BigDecimal.valueOf(k), MC);
      sum = k % 4 == 1 ? sum.add(term, MC) : sum.subtract(term, MC);
      power = power.divide(square, MC);
    }
    return sum;
  }

  /** The distance of a result from the exact one, in units of the last place of the latter. */
  static double ulps(double result, BigDecimal exact) {
    double unit = Math.ulp(exact.doubleValue());
    return new BigDecimal(result)
        .subtract(exact)
        .divide(new BigDecimal(unit), MC)
        .abs()
        .doubleValue();
  }
}
