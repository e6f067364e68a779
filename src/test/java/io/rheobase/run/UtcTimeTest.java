package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 59, 60, 3600, 951_782_399, 1_700_000_000, 4_102_444_800L, -1})
  void theTextIsThatOfTheStandard(long second) {
    Instant moment = Instant.ofEpochSecond(second);
    assertEquals(moment.toString(), UtcTime.of(moment.plusNanos(999_999_999)));
  }
}
