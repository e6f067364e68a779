package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FiniteTest {
  private static final double[] NOT_FINITE = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.longBitsToDouble(0x7FF0_0000_0000_0001L),
    Double.longBitsToDouble(-1)
  };

  @Test
  void oneNumberAnywhereIsFound() {
    for (int length : new int[] {1, 7, 8, 9, 16, 40, 263, 300}) {
      for (int at = 0; at < length; at++) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> i % 2 == 0 ? Double.MAX_VALUE : -Double.MIN_VALUE);
        assertTrue(Finite.areAll(values));
        for (double value : NOT_FINITE) {
          values[at] = value;
          assertEquals(Finite.areAllByDefinition(values), Finite.areAll(values));
          assertEquals(false, Finite.areAll(values), value + " at " + at + " of " + length);
        }
      }
    }
    assertTrue(Finite.areAll(new double[0]));
  }

  @Test
  void theBuildLeavesTheCodeThatIsWrittenHere() throws IOException {
    try (InputStream in = Finite.class.getResourceAsStream(FiniteWriter.CODE)) {
      assertArrayEquals(new FiniteWriter().code(), in.readAllBytes());
    }
  }
}
