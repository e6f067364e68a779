package io.rheobase.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianTest {
  private static final StreamKey KEY = StreamKey.of(1, "input", "noise", "cortex");

  @Test
  void drawsDoNotDependOnHowThePopulationIsSplit() {
    int n = 5003;
    double[] whole = new double[n];
    new Gaussian().fill(KEY, 2, 0, 77, whole, 0, n);
    SplittableRandom random = new SplittableRandom(6);
    for (int repeat = 0; repeat < 50; repeat++) {
      double[] parts = new double[n + 5];
      Gaussian gaussian = new Gaussian();
      for (int start = 0; start < n; ) {
        int end = Math.min(n, start + 16 * random.nextInt(1, 120));
        gaussian.fill(KEY, 2, start, 77, parts, 5 + start, 5 + end);
        start = end;
      }
      assertArrayEquals(whole, Arrays.copyOfRange(parts, 5, n + 5));
    }
  }

  @Test
  void drawsDoNotDependOnTheSizeOfThePopulation() {
    double[] whole = new double[2100];
    new Gaussian().fill(KEY, 0, 32, 5, whole, 0, whole.length);
    for (int n : new int[] {0, 1, 7, 8, 9, 15, 16, 17, 100, 1023, 1024, 1025, 1040, 2049}) {
      double[] out = new double[n + 2];
      new Gaussian().fill(KEY, 0, 32, 5, out, 1, n + 1);
      assertArrayEquals(Arrays.copyOf(whole, n), Arrays.copyOfRange(out, 1, n + 1));
      assertEquals(0.0, out[0], "written before the range");
      assertEquals(0.0, out[n + 1], "written behind the range");
    }
  }

  @Test
  void drawsDoNotDependOnHowManyWereMadeBefore() {
    double[] early = new double[3000];
    double[] late = new double[3000];
    Gaussian gaussian = new Gaussian();
    gaussian.fill(KEY, 0, 0, 0, early, 0, early.length);
    for (int step = 1; step < 400; step++) {
      gaussian.fill(KEY, 0, 0, step, late, 0, late.length);
    }
    gaussian.fill(KEY, 0, 0, 0, late, 0, late.length);
    assertArrayEquals(early, late);
  }

  @Test
  void theSingleDrawIsThatOfTheRange() {
    for (int firstNeuron : new int[] {0, 4096, Integer.MAX_VALUE - 2047}) {
      for (long step : new long[] {0, 1, Long.MAX_VALUE}) {
        for (int draw : new int[] {0, 1, -1, Integer.MIN_VALUE}) {
          double[] out = new double[2047];
          new Gaussian().fill(KEY, draw, firstNeuron, step, out, 0, out.length);
          for (int i = 0; i < out.length; i += 3) {
            assertEquals(Gaussian.at(KEY, draw, firstNeuron + i, step), out[i]);
          }
        }
      }
    }
  }

  @Test
  void everyCoordinateAddressesADrawOfItsOwn() {
    double[] draws = {
      Gaussian.once(KEY, 0, 0),
      Gaussian.once(KEY, 1, 0),
      Gaussian.once(KEY, 0, 1),
      Gaussian.at(KEY, 0, 0, 0),
      Gaussian.at(KEY, 0, 0, 1),
      Gaussian.at(KEY, 0, 1, 0),
      Gaussian.at(KEY, 0, 8, 0),
      Gaussian.at(KEY, 0, 16, 0),
      Gaussian.at(KEY, 1, 0, 0),
      Gaussian.at(KEY, 0, 0, 1L << 32),
      Gaussian.at(KEY, -1, 0, 0),
      Gaussian.at(StreamKey.of(1, "input", "noise", "thalamus"), 0, 0, 0),
      Gaussian.at(StreamKey.of(2, "input", "noise", "cortex"), 0, 0, 0),
    };
    assertEquals(draws.length, Arrays.stream(draws).distinct().count());
  }

  @Test
  void aMillionDrawsHaveTheSameBitsOnEveryMachine() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    double[] out = new double[10_000];
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * out.length);
    Gaussian gaussian = new Gaussian();
    for (int step = 0; step < 100; step++) {
      gaussian.fill(KEY, 0, 0, step, out, 0, out.length);
      bytes.clear();
      bytes.asDoubleBuffer().put(out);
      digest.update(bytes);
    }
    assertEquals(
        "8b07e956febeae09cfd87c8c3255dfb31eaad884b9c9653569c7abe12b05e023",
        HexFormat.of().formatHex(digest.digest()));
  }

  /** Computed apart: 50-digit arithmetic on Threefry's words. */
  @Test
  void theFirstDrawsAreThoseOfExactArithmetic() {
    StreamKey zero = new StreamKey(0, 0);
    double[] expected = {
      -1.6822854293101592, 0.1708250041680869, 0.774940317387122, 1.1732741829644608
    };
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], Gaussian.at(zero, 0, 8 * i, 0), 4e-16);
    }
  }

  @Test
  void misalignedOrImpossibleRangesAreRefused() {
    Gaussian gaussian = new Gaussian();
    double[] out = new double[32];
    assertThrows(IllegalArgumentException.class, () -> gaussian.fill(KEY, 0, 8, 0, out, 0, 32));
    assertThrows(IllegalArgumentException.class, () -> gaussian.fill(KEY, 0, -16, 0, out, 0, 32));
    assertThrows(IllegalArgumentException.class, () -> gaussian.fill(KEY, 0, 0, -1, out, 0, 32));
    assertThrows(
        IllegalArgumentException.class,
        () -> gaussian.fill(KEY, 0, Integer.MAX_VALUE - 15, 0, out, 0, 32));
    assertThrows(IndexOutOfBoundsException.class, () -> gaussian.fill(KEY, 0, 0, 0, out, 1, 33));
    assertThrows(IllegalArgumentException.class, () -> Gaussian.at(KEY, 0, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> Gaussian.at(KEY, 0, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> Gaussian.once(KEY, 0, -1));
    assertTrue(Arrays.stream(out).allMatch(z -> z == 0), "nothing is written");
  }
}
