package io.rheobase.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuarterTurnsTest {
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void sineIsWithinTwoUlpAndCosineWithinOne() {
    double worstSine = 0;
    double worstCosine = 0;
    for (int i = 0; i < 10_000; i++) {
      double h = Math.scalb(random.nextDouble(-0.5, 0.5), -(i % 4) * (i % 5));
      worstSine = Math.max(worstSine, Exact.ulps(QuarterTurns.sin(h), Exact.sinQuarterTurns(h)));
      worstCosine =
          Math.max(worstCosine, Exact.ulps(QuarterTurns.cos(h), Exact.cosQuarterTurns(h)));
    }
    assertTrue(worstSine < 2, "error of the sine " + worstSine + " ulp");
    assertTrue(worstCosine < 1, "error of the cosine " + worstCosine + " ulp");
  }

  @Test
  void sineIsOddAndCosineEven() {
    for (int i = 0; i < 1000; i++) {
      double h = random.nextDouble(0.5);
      assertEquals(-QuarterTurns.sin(h), QuarterTurns.sin(-h));
      assertEquals(QuarterTurns.cos(h), QuarterTurns.cos(-h));
    }
    assertEquals(0.0, QuarterTurns.sin(0));
    assertEquals(1.0, QuarterTurns.cos(0));
  }
}
