package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheLinesTest {
  private static final int HEADER = 16;
  private static final int LINE = 64;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 8, 13, 14, 15, 16, 800, 3200, 4096})
  void anArrayIsSomeWholeLinesLongAndNoLongerThanNeedBe(int count) {
    int length = CacheLines.doubles(count).length;
    assertEquals(length, CacheLines.longs(count).length);
    assertEquals(0, (HEADER + Double.BYTES * length) % LINE);
    assertTrue(length >= count && length < count + LINE / Double.BYTES, length + " for " + count);
  }
}
