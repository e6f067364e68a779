package io.rheobase.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  private static final double BOUND = 3.5;
  private final SplittableRandom random = new SplittableRandom(2);

  @Test
  void lnOfAUniformIsWithinThreeAndAHalfUlp() {
    double worst = 0;
    for (int i = 0; i < 10_000; i++) {
      double u = 1.0 - random.nextDouble();
      worst = Math.max(worst, Exact.ulps(Logarithm.ln(u), Exact.ln(u)));
    }
    assertTrue(worst < BOUND, "error " + worst + " ulp");
  }

  @Test
  void lnKeepsItsRelativeAccuracyNextToOne() {
    double worst = 0;
    for (int i = 0; i < 3_000; i++) {
      double x = 1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(1, 45));
      if (x != 1) {
        worst = Math.max(worst, Exact.ulps(Logarithm.ln(x), Exact.ln(x)));
      }
    }
    assertTrue(worst < BOUND, "error " + worst + " ulp");
  }

  @Test
  void lnHoldsOverAllPositiveDoubles() {
    double worst = 0;
    for (int i = 0; i < 5_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong(1, 0x7FF0000000000000L));
      worst = Math.max(worst, Exact.ulps(Logarithm.ln(x), Exact.ln(x)));
      double subnormal = Double.longBitsToDouble(random.nextLong(1, 1L << random.nextInt(1, 53)));
      worst = Math.max(worst, Exact.ulps(Logarithm.ln(subnormal), exactLnOfSubnormal(subnormal)));
    }
    assertTrue(worst < BOUND, "error " + worst + " ulp");
  }

  @Test
  void lnAtTheBordersOfItsDomain() {
    assertEquals(0.0, Logarithm.ln(1.0));
    assertEquals(Double.NEGATIVE_INFINITY, Logarithm.ln(0.0));
    assertEquals(Double.NEGATIVE_INFINITY, Logarithm.ln(-0.0));
    assertEquals(Double.POSITIVE_INFINITY, Logarithm.ln(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(Logarithm.ln(-1.0)));
    assertTrue(Double.isNaN(Logarithm.ln(-Double.MIN_VALUE)));
    assertTrue(Double.isNaN(Logarithm.ln(Double.NEGATIVE_INFINITY)));
    assertTrue(Double.isNaN(Logarithm.ln(Double.NaN)));
  }

  private static BigDecimal exactLnOfSubnormal(double x) {
    return Exact.ln(x * 0x1p54).subtract(Exact.LN_2.multiply(BigDecimal.valueOf(54)));
  }
}
