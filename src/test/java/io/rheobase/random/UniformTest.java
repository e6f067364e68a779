package io.rheobase.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UniformTest {
  private static final StreamKey KEY = StreamKey.of(1, "initial", "V", "cortex");

  @Test
  void drawsDoNotDependOnRangeOrSize() {
    double[] whole = new double[3001];
    Uniform uniform = new Uniform();
    uniform.fill(KEY, 3, 0, 9, whole, 0, whole.length);
    for (int start = 0; start < 2000; start += 400) {
      for (int n : new int[] {1, 8, 9, 16, 25, 1000}) {
        double[] out = new double[n + 1];
        uniform.fill(KEY, 3, start, 9, out, 1, n + 1);
        assertArrayEquals(
            Arrays.copyOfRange(whole, start, start + n), Arrays.copyOfRange(out, 1, n + 1));
      }
    }
    for (int i = 0; i < whole.length; i++) {
      assertEquals(whole[i], Uniform.at(KEY, 3, i, 9));
    }
  }

  @Test
  void drawsAreTheUpper53BitsOfThreefrysWords() {
    StreamKey zero = new StreamKey(0, 0);
    assertEquals((0xc2b6e3a8c2c69865L >>> 11) * 0x1p-53, Uniform.at(zero, 0, 0, 0));
    assertEquals((0x6f81ed42f350084dL >>> 11) * 0x1p-53, Uniform.at(zero, 0, 8, 0));
    StreamKey ones = new StreamKey(-1, -1);
    Threefry2x64.Words words = Threefry2x64.words(ones, 0x0000000700000009L, -1);
    assertEquals((words.a() >>> 11) * 0x1p-53, Uniform.once(ones, 7, 17));
    assertEquals((words.b() >>> 11) * 0x1p-53, Uniform.once(ones, 7, 25));
  }

  @Test
  void oneMillionDrawsFillTheUnitIntervalEvenly() {
    double[] out = new double[1_000_000];
    new Uniform().fill(KEY, 0, 0, 0, out, 0, out.length);
    int[] bins = new int[1000];
    for (double u : out) {
      assertTrue(u >= 0 && u < 1);
      bins[(int) (u * bins.length)]++;
    }
    double expected = (double) out.length / bins.length;
    double chiSquare = 0;
    for (int count : bins) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    assertEquals(999, chiSquare, 4 * Math.sqrt(2 * 999));
  }

  @Test
  void misalignedOrImpossibleRangesAreRefused() {
    Uniform uniform = new Uniform();
    double[] out = new double[32];
    assertThrows(IllegalArgumentException.class, () -> uniform.fill(KEY, 0, 4, 0, out, 0, 32));
    assertThrows(IllegalArgumentException.class, () -> uniform.fill(KEY, 0, 0, -1, out, 0, 32));
    assertThrows(IndexOutOfBoundsException.class, () -> uniform.fill(KEY, 0, 0, 0, out, 1, 33));
    assertThrows(IllegalArgumentException.class, () -> Uniform.at(KEY, 0, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> Uniform.once(KEY, 0, -1));
  }
}
