package io.rheobase.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxMullerTest {
  private static final long STRAIGHT_AHEAD = 0x8000000000000000L;
  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void theGreatestNormalIsJustUnderEightPointFortyNineOne() {
    double greatest = BoxMuller.first(-1L, STRAIGHT_AHEAD);
    assertEquals(StrictMath.sqrt(104 * StrictMath.log(2)), greatest, 2e-15);
    assertTrue(greatest < 8.4907);
    assertEquals(-greatest, BoxMuller.first(-1L, STRAIGHT_AHEAD | 1));
  }

  @Test
  void theSmallestFirstWordGivesZeros() {
    for (int i = 0; i < 100; i++) {
      long b = random.nextLong();
      assertEquals(0.0, Math.abs(BoxMuller.first(0, b)));
      assertEquals(0.0, Math.abs(BoxMuller.second(0xFFF, b)));
    }
  }

  @Test
  void radiusAndAngleAreThoseOfTheTwoUniforms() {
    for (int i = 0; i < 20_000; i++) {
      long a = random.nextLong();
      long b = random.nextLong();
      double u = 1 - (a >>> 12) * 0x1p-52;
      double r = StrictMath.sqrt(-2 * StrictMath.log(u));
      double angle = StrictMath.PI / 2 * ((b >>> 12) * 0x1p-52 - 0.5);
      double sign = (b & 1) == 0 ? 1 : -1;
      double cos = sign * r * StrictMath.cos(angle);
      double sin = sign * r * StrictMath.sin(angle);
      boolean exchanged = (b & 2) != 0;
      assertEquals(exchanged ? sin : cos, BoxMuller.first(a, b), 5e-16 * r);
      assertEquals(exchanged ? cos : sin, BoxMuller.second(a, b), 5e-16 * r);
    }
  }

  @Test
  void theTwoLowestBitsOfTheSecondWordReachAllFourQuartersOfTheCircle() {
    int[] quarters = new int[4];
    for (long low = 0; low < 4; low++) {
      double angle =
          StrictMath.atan2(
              BoxMuller.second(1L << 60, STRAIGHT_AHEAD | low),
              BoxMuller.first(1L << 60, STRAIGHT_AHEAD | low));
      quarters[(int) Math.round(angle / (StrictMath.PI / 2)) & 3]++;
    }
    assertArrayEquals(new int[] {1, 1, 1, 1}, quarters);
  }

  @Test
  void blocksHoldTheSameBitsAsSinglePairs() {
    int pairs = 4096;
    long[] a = new long[pairs];
    long[] b = new long[pairs];
    for (int i = 0; i < pairs; i++) {
      a[i] = random.nextLong() >> random.nextInt(60);
      b[i] = random.nextLong();
    }
    for (int i = 0; i < 64; i++) {
      a[i] = i % 2 == 0 ? 0 : -1;
      b[i] = STRAIGHT_AHEAD | (i / 2 % 4);
    }
    double[] out = new double[2 * pairs + 3];
    BoxMullerBlock block = new BoxMullerBlock(pairs);
    for (int repeat = 0; repeat < 200; repeat++) {
      block.transform(a, b, pairs, out, 3);
    }
    for (int j = 0; j < pairs; j++) {
      int first = 3 + 16 * (j / 8) + j % 8;
      assertSameBits(BoxMuller.first(a[j], b[j]), out[first]);
      assertSameBits(BoxMuller.second(a[j], b[j]), out[first + 8]);
    }
  }

  @Test
  void blocksRefuseABrokenBlockAndAnOutputTooShort() {
    BoxMullerBlock block = new BoxMullerBlock(16);
    long[] words = new long[16];
    assertThrows(
        IllegalArgumentException.class, () -> block.transform(words, words, 9, new double[32], 0));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> block.transform(words, words, 16, new double[32], 1));
  }

  private static void assertSameBits(double expected, double actual) {
    assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual));
  }
}
