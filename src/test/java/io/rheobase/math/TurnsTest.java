package io.rheobase.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final BigDecimal TURN = BigDecimal.valueOf(2).pow(64);

  @Test
  void quarterTurnsAreExact() {
    assertEquals(0.0, Turns.sin(0));
    assertEquals(1.0, Turns.sin(1L << 62));
    assertEquals(0.0, Math.abs(Turns.sin(1L << 63)));
    assertEquals(-1.0, Turns.sin(3L << 62));
  }

  @Test
  void sineIsWithinItsErrorAllAroundTheCircle() {
    SplittableRandom random = new SplittableRandom(5);
    double worst = 0;
    for (int i = 0; i < 20_000; i++) {
      long turns = random.nextLong();
      worst = Math.max(worst, Exact.ulps(Turns.sin(turns), exactSine(turns)));
    }
    assertTrue(worst < 2.5, worst + " ulp");
  }

  @Test
  void sineIsAsCloseNearItsZeroCrossings() {
    for (long offset : new long[] {1, -1, 12_345, -98_765_432_109L}) {
      double expected = offset * 2 * Math.PI * 0x1p-64;
      assertEquals(expected, Turns.sin(offset), 2.5 * Math.ulp(expected));
      assertEquals(-expected, Turns.sin((1L << 63) + offset), 2.5 * Math.ulp(expected));
    }
  }

  /** Folds the angle to an eighth of a turn in exact arithmetic of its own. */
  private static BigDecimal exactSine(long turns) {
    BigDecimal angle = new BigDecimal(turns).divide(TURN, MathContext.UNLIMITED);
    BigDecimal quarters = angle.multiply(BigDecimal.valueOf(4));
    long nearest = Math.round(quarters.doubleValue());
    BigDecimal rest = quarters.subtract(BigDecimal.valueOf(nearest));
    int quarter = Math.floorMod(nearest, 4);
    BigDecimal folded =
        quarter % 2 == 0 ? Exact.sinQuarterTurns(rest) : Exact.cosQuarterTurns(rest);
    return quarter < 2 ? folded : folded.negate();
  }
}
