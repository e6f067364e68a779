package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PValueTest {
  private static final double[] SHUFFLED = {1, 2, 3, 4};

  @Test
  void correctedCountsTheTrainItselfAndTies() {
    assertEquals(1 / 5.0, PValue.CORRECTED.of(5, SHUFFLED));
    assertEquals(2 / 5.0, PValue.CORRECTED.of(4, SHUFFLED));
    assertEquals(1, PValue.CORRECTED.of(0, SHUFFLED));
  }

  @Test
  void publishedIsAShareOfTheShufflesAndNeverZero() {
    assertEquals(1 / 4.0, PValue.PUBLISHED.of(5, SHUFFLED));
    assertEquals(1 / 4.0, PValue.PUBLISHED.of(4, SHUFFLED));
    assertEquals(1 / 4.0, PValue.PUBLISHED.of(3.5, SHUFFLED));
    assertEquals(2 / 4.0, PValue.PUBLISHED.of(2.5, SHUFFLED));
    assertEquals(1, PValue.PUBLISHED.of(0, SHUFFLED));
  }

  @Test
  void shuffledTrainWithoutAWindowSpeaksAgainstAConnection() {
    double[] shuffled = {1, Double.NaN, 1, 1};
    assertEquals(2 / 5.0, PValue.CORRECTED.of(9, shuffled));
    assertEquals(1 / 4.0, PValue.PUBLISHED.of(9, shuffled));
  }
}
