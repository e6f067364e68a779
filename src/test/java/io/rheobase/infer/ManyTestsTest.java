package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.experiment.Inference.Correction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ManyTestsTest {

  /** The fifteen probabilities of Benjamini and Hochberg 1995, section 4.1. */
  private static final double[] PUBLISHED = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000
  };

  private static long found(double[] values, double alpha) {
    return Arrays.stream(values).filter(value -> value <= alpha).count();
  }

  @Test
  void findsTheFourOfThePaper() {
    assertEquals(4, found(ManyTests.adjust(Correction.BENJAMINI_HOCHBERG, PUBLISHED), 0.05));
    assertEquals(9, found(ManyTests.adjust(Correction.NONE, PUBLISHED), 0.05));
  }

  @Test
  void adjustedValuesAreThoseOfR() {
    double[] p = {0.01, 0.04, 0.03, 0.005, 0.5};
    double[] expected = {0.025, 0.05, 0.05, 0.025, 0.5};
    assertArrayEquals(expected, ManyTests.adjust(Correction.BENJAMINI_HOCHBERG, p), 1e-15);
  }

  @Test
  void trainsThatWereNotTestedDoNotCount() {
    double[] p = {0.01, Double.NaN, 0.04};
    assertArrayEquals(
        new double[] {0.02, Double.NaN, 0.04},
        ManyTests.adjust(Correction.BENJAMINI_HOCHBERG, p),
        1e-15);
  }
}
