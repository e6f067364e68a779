package io.rheobase.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void exp2IsWithinNineTenthsOfAnUlpOfTheRealValue() {
    double worst = 0;
    for (int i = 0; i < 10_000; i++) {
      double t = random.nextDouble(-60, 15);
      worst = Math.max(worst, Exact.ulps(Exponential.exp2(t), Exact.exp2(t)));
    }
    assertTrue(worst < 0.9, "error " + worst + " ulp");
  }

  @Test
  void exp2KeepsItsAccuracyUpToOverflowAndDownToItsCutoff() {
    double worst = 0;
    for (int i = 0; i < 3_000; i++) {
      double t = random.nextDouble(-1000, 1024);
      worst = Math.max(worst, Exact.ulps(Exponential.exp2(t), Exact.exp2(t)));
      t = random.nextDouble(1023, 1024);
      worst = Math.max(worst, Exact.ulps(Exponential.exp2(t), Exact.exp2(t)));
    }
    for (double t : new double[] {-1000, 1022.5, 1023, 1023.5, 1023.99, Math.nextDown(1024.0)}) {
      worst = Math.max(worst, Exact.ulps(Exponential.exp2(t), Exact.exp2(t)));
    }
    assertTrue(worst < 0.9, "error " + worst + " ulp");
  }

  @Test
  void exp2OfAnIntegerIsThePowerOfTwo() {
    for (int k = -1000; k < 1024; k++) {
      assertEquals(Math.scalb(1.0, k), Exponential.exp2(k));
    }
    assertEquals(1.0, Exponential.exp2(-0.0));
  }

  @Test
  void exp2SaturatesToInfinityAndToZero() {
    for (double t : new double[] {1024, Math.nextUp(1024.0), 1e5, 0x1p52, 1e300, 1.0 / 0}) {
      assertEquals(Double.POSITIVE_INFINITY, Exponential.exp2(t), "t = " + t);
    }
    for (double t : new double[] {Math.nextDown(-1000.0), -1075, -0x1p53, -1e300, -1.0 / 0}) {
      assertEquals(0.0, Exponential.exp2(t), "t = " + t);
    }
  }

  @Test
  void everyNanGivesTheCanonicalNan() {
    for (long payload :
        new long[] {0x7FF8000000000000L, 0x7FF8000000000FFFL, 0xFFFFFFFFFFFFFFFFL}) {
      double result = Exponential.exp2(Double.longBitsToDouble(payload));
      assertEquals(0x7FF8000000000000L, Double.doubleToRawLongBits(result));
      result = Exponential.exp(Double.longBitsToDouble(payload));
      assertEquals(0x7FF8000000000000L, Double.doubleToRawLongBits(result));
    }
  }

  @Test
  void expIsWithinOnePlusItsArgumentUlps() {
    for (int i = 0; i < 5_000; i++) {
      double x = random.nextDouble(-693, 709.7);
      double error = Exact.ulps(Exponential.exp(x), Exact.exp(x));
      assertTrue(error < 1 + Math.abs(x), "error " + error + " ulp at " + x);
      double small = random.nextDouble(-2, 2);
      error = Exact.ulps(Exponential.exp(small), Exact.exp(small));
      assertTrue(error < 1 + Math.abs(small), "error " + error + " ulp at " + small);
    }
    assertEquals(Double.POSITIVE_INFINITY, Exponential.exp(709.79));
    assertEquals(0.0, Exponential.exp(-693.2));
    assertEquals(1.0, Exponential.exp(0));
  }

  @Test
  void theSpikeCurrentOfTheExponentialModelIsAsExactAsItsFoldedArgument() {
    double vT = -59.9;
    double delta = 3.48;
    double slope = Exponential.LOG2_E / delta;
    double offset = -vT * Exponential.LOG2_E / delta;
    for (double v = -80; v < 30; v += 0.37) {
      double current = delta * Exponential.exp2(Math.fma(v, slope, offset));
      assertEquals(delta * StrictMath.exp((v - vT) / delta), current, 5e-14 * current);
    }
  }
}
