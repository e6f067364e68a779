package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0, 0.0",
    "0.1, 3, 0.3",
    "0.1, 100, 10.0",
    "0.10, 7, 0.7",
    "0.025, 4, 0.1",
    "0.025, 40, 1.0",
    "0.025, 3, 0.075",
    "0.5, 2001, 1000.5",
    "1, 12, 12.0",
    "1E+1, 12, 120.0",
    "1E-25, 5, 0.0000000000000000000000005",
    "0.1, 9223372036854775807, 922337203685477580.7",
    "25, 9223372036854775807, 230584300921369395175.0"
  })
  void theTimeOfAStepIsTheExactProduct(BigDecimal dt, long step, String text) {
    assertEquals(text, new StepTime(dt).text(step));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "0.01",
        "0.05",
        "0.025",
        "0.0125",
        "0.2",
        "0.5",
        "1",
        "1.0",
        "2.50",
        "10",
        "1E+3",
        "0.001",
        "1E-6",
        "0.3333333333333333",
        "123456789.123456789",
        "1E-18",
        "1E-19",
        "1E-30",
        "7.000000000000000000000000001",
        "9223372036854775807",
        "9223372036854775808",
        "1E+19"
      })
  void everyStepEqualsExactArithmetic(BigDecimal dt) {
    StepTime time = new StepTime(dt);
    SplittableRandom random = new SplittableRandom(1);
    for (long step = 0; step <= 5000; step++) {
      assertExact(time, dt, step);
      assertExact(time, dt, random.nextLong() >>> random.nextInt(1, 64));
      assertExact(time, dt, step * 1_000_000);
    }
    assertExact(time, dt, Long.MAX_VALUE);
  }

  @Test
  void stepsAtTheEndOfTheLongRangeEqualExactArithmetic() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      BigDecimal dt =
          BigDecimal.valueOf(random.nextLong(1, 1L << random.nextInt(1, 63)), random.nextInt(25));
      long last = Long.MAX_VALUE / dt.unscaledValue().longValue();
      StepTime time = new StepTime(dt);
      assertExact(time, dt, last);
      assertExact(time, dt, Math.max(last, last + 1));
    }
  }

  @Test
  void theTextBeginsAtItsPositionAndNothingElseIsTouched() {
    StepTime time = new StepTime(new BigDecimal("0.1"));
    byte[] out = "xxxxxxxx".getBytes(StandardCharsets.US_ASCII);
    assertEquals(6, time.write(123, out, 2));
    assertEquals("xx12.3xx", new String(out, StandardCharsets.US_ASCII));
  }

  @Test
  void theRoomNeededHoldsForEveryStepBefore() {
    StepTime time = new StepTime(new BigDecimal("0.025"));
    assertEquals("2500.025".length(), time.maxChars(100_001));
    for (long step = 0; step <= 100_001; step++) {
      assertTrue(time.text(step).length() <= time.maxChars(100_001));
    }
  }

  @Test
  void aStepThatIsNotPositiveIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StepTime(BigDecimal.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new StepTime(new BigDecimal("-0.1")));
  }

  @Test
  void aNegativeStepNumberIsRefused() {
    StepTime time = new StepTime(BigDecimal.ONE);
    assertThrows(IllegalArgumentException.class, () -> time.text(-1));
    assertThrows(IllegalArgumentException.class, () -> time.write(-1, new byte[10], 0));
    assertThrows(IllegalArgumentException.class, () -> time.maxChars(-1));
  }

  private static void assertExact(StepTime time, BigDecimal dt, long step) {
    BigDecimal exact = dt.multiply(BigDecimal.valueOf(step)).stripTrailingZeros();
    String expected = (exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString();
    String text = time.text(step);
    assertEquals(expected, text);
    assertTrue(text.length() <= time.maxChars(step));
  }

  @Test
  void millisecondsAreTheDoubleNearestToTheDecimal() {
    for (String dt : new String[] {"0.1", "0.025", "1", "1e-20", "123456789.987654321", "7e12"}) {
      StepTime time = new StepTime(new BigDecimal(dt));
      for (long step : new long[] {0, 1, 3, 7, 1_000_003, 123_456_789_012_345L, Long.MAX_VALUE}) {
        double expected = new BigDecimal(dt).multiply(BigDecimal.valueOf(step)).doubleValue();
        assertEquals(expected, time.milliseconds(step), dt + " · " + step);
      }
    }
  }
}
