package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WholeNumberTest {
  @Test
  void powersOfTenAndTheirNeighboursAreWritten() {
    assertWritten(0);
    for (long power = 1; power <= Long.MAX_VALUE / 10; power *= 10) {
      assertWritten(power - 1);
      assertWritten(power);
      assertWritten(power * 10 - 1);
      assertWritten(power * 10);
    }
    assertWritten(Long.MAX_VALUE);
  }

  @Test
  void randomIntegersAreWritten() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      assertWritten(random.nextLong() >>> random.nextInt(1, 64));
    }
  }

  @Test
  void negativeIntegersAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> WholeNumber.write(-1, new byte[WholeNumber.MAX_CHARS], 0));
  }

  private static void assertWritten(long value) {
    byte[] out = new byte[WholeNumber.MAX_CHARS + 2];
    int end = WholeNumber.write(value, out, 1);
    assertEquals("\0" + value + "\0", new String(out, 0, end + 1, StandardCharsets.US_ASCII));
  }
}
