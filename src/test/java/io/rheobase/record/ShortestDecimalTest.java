package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  private static final int RANDOM_VALUES = 1_000_000;

  private final byte[] out = new byte[ShortestDecimal.MAX_CHARS];

  @ParameterizedTest
  @CsvSource({
    "-64.65953679826342, -64.65953679826342",
    "0, 0.0",
    "-0.0, -0.0",
    "100, 100.0",
    "0.3, 0.3",
    "0.30000000000000004, 0.30000000000000004",
    "0.001, 0.001",
    "1e-5, 1.0E-5",
    "9.999999999999999e-4, 9.999999999999998E-4",
    "1e7, 1.0E7",
    "9999999.999999998, 9999999.999999998",
    "2e23, 2.0E23",
    "4.9e-324, 4.9E-324",
    "9.9e-324, 9.9E-324",
    "2.2250738585072014e-308, 2.2250738585072014E-308",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void knownValuesHaveTheirText(double v, String text) {
    assertEquals(text, written(v));
  }

  @Test
  void randomBitPatternsEqualTheOracleAndReadBack() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < RANDOM_VALUES; i++) {
      check(Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void membranePotentialsEqualTheOracleAndReadBack() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < RANDOM_VALUES; i++) {
      check(random.nextDouble(-90, 40));
    }
  }

  @Test
  void shortDecimalsEqualTheOracleAndReadBack() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < RANDOM_VALUES; i++) {
      long digits = random.nextLong() >>> random.nextInt(10, 64);
      check(Double.parseDouble(digits + "E" + random.nextInt(-330, 300)));
      check(digits / 1000.0);
    }
  }

  @Test
  void subnormalsEqualTheOracleAndReadBack() {
    SplittableRandom random = new SplittableRandom(4);
    for (long units = 0; units < 10_000; units++) {
      checkWithSign(Double.longBitsToDouble(units));
    }
    for (int i = 0; i < 100_000; i++) {
      check(Double.longBitsToDouble(random.nextLong() >>> random.nextInt(12, 64)));
    }
    checkNeighbours(Double.MIN_NORMAL);
  }

  @Test
  void powersOfTwoAndTheirNeighboursEqualTheOracleAndReadBack() {
    for (int exponent = -1074; exponent <= 1023; exponent++) {
      double power = Math.scalb(1.0, exponent);
      checkNeighbours(power);
      checkNeighbours(power * 1.5);
    }
  }

  @Test
  void powersOfTenAndTheirNeighboursEqualTheOracleAndReadBack() {
    for (int exponent = -324; exponent <= 308; exponent++) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = Double.parseDouble(digit + "E" + exponent);
        if (value < Double.POSITIVE_INFINITY) {
          checkNeighbours(value);
        }
      }
    }
    checkNeighbours(Double.MAX_VALUE);
  }

  @Test
  void integersEqualTheOracleAndReadBack() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 100_000; i++) {
      checkWithSign(i);
      checkWithSign(random.nextLong() >>> random.nextInt(1, 64));
      checkWithSign(1000.0 * random.nextInt());
    }
    for (long power = 1L << 51; power <= 1L << 55; power *= 2) {
      for (long i = power - 2000; i <= power + 2000; i++) {
        checkWithSign(i);
      }
    }
  }

  @Test
  void everyExponentWithHardFractionsEqualsTheOracleAndReadsBack() {
    SplittableRandom random = new SplittableRandom(6);
    for (long exponent = 0; exponent < 2047; exponent++) {
      for (int i = 0; i < 50; i++) {
        long low = random.nextLong() >>> random.nextInt(12, 64);
        check(Double.longBitsToDouble(exponent << 52 | low));
        check(Double.longBitsToDouble((exponent + 1 << 52) - 1 - low));
      }
    }
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals("-1234.5", written(-1234.5));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothingOutsideTheRoomIsTouched() {
    int margin = 40;
    SplittableRandom random = new SplittableRandom(7);
    byte[] wide = new byte[margin + ShortestDecimal.MAX_CHARS + margin];
    byte[] untouched = new byte[margin];
    for (int i = 0; i < 100_000; i++) {
      double v =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : -Double.parseDouble(random.nextLong(1L << 56) + "E" + random.nextInt(-25, -5));
      int end = ShortestDecimal.write(v, wide, margin);
      assertEquals(written(v), new String(wide, margin, end - margin, StandardCharsets.US_ASCII));
      assertArrayEquals(untouched, Arrays.copyOf(wide, margin));
      assertArrayEquals(untouched, Arrays.copyOfRange(wide, wide.length - margin, wide.length));
    }
  }

  @Test
  void tooLittleRoomIsRefused() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> ShortestDecimal.write(-64.65953679826342, new byte[10], 0));
  }

  private void checkNeighbours(double v) {
    checkWithSign(v);
    checkWithSign(Math.nextUp(v));
    checkWithSign(Math.nextDown(v));
  }

  private void checkWithSign(double v) {
    check(v);
    check(-v);
  }

  private void check(double v) {
    String text = written(v);
    String expected = DoubleToDecimal.toString(v);
    if (!expected.equals(text)) {
      assertEquals(expected, text, () -> Double.toHexString(v));
    }
    double back = Double.parseDouble(text);
    assertTrue(
        Double.doubleToLongBits(back) == Double.doubleToLongBits(v), () -> text + " is not " + v);
  }

  private String written(double v) {
    return new String(out, 0, ShortestDecimal.write(v, out, 0), StandardCharsets.US_ASCII);
  }
}
