package io.rheobase.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamKeyTest {
  /** Computed apart, with Python's hashlib and struct. */
  @Test
  void keysAreFixedForEver() {
    assertEquals(
        new StreamKey(0xdbbbc46911b3020aL, 0x0e6e6136baeadabdL), StreamKey.of(0, "", "", ""));
    assertEquals(
        new StreamKey(0x2b014ed57e5360ffL, 0x1a3275d39e6e45afL),
        StreamKey.of(42, "input", "drive", "cortex"));
    assertEquals(
        new StreamKey(0xfa2d6fac3d08f5e8L, 0xb6cfa22e8c29022fL),
        StreamKey.of(-1, "parameter", "V_th", "Zürich \uD835\uDEFD"));
  }

  @Test
  void seedPurposeEntryAndPopulationAllTellStreamsApart() {
    Set<StreamKey> keys = new HashSet<>();
    for (long seed : new long[] {0, 1, -1, 1L << 32}) {
      for (String purpose : new String[] {"input", "parameter"}) {
        for (String entry : new String[] {"a", "b", ""}) {
          for (String population : new String[] {"a", "b", ""}) {
            keys.add(StreamKey.of(seed, purpose, entry, population));
          }
        }
      }
    }
    assertEquals(4 * 2 * 3 * 3, keys.size());
  }

  @Test
  void namesThatRunTogetherAlikeGiveDifferentKeys() {
    Set<StreamKey> keys = new HashSet<>();
    keys.add(StreamKey.of(0, "input", "ab", "c"));
    keys.add(StreamKey.of(0, "input", "a", "bc"));
    keys.add(StreamKey.of(0, "inputa", "b", "c"));
    keys.add(StreamKey.of(0, "input", "a\0", "c"));
    keys.add(StreamKey.of(0, "input", "a", "\0c"));
    keys.add(StreamKey.of(0, "input", "abc", ""));
    assertEquals(6, keys.size());
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> StreamKey.of(0, "input", "\uD835", "cortex"));
  }
}
