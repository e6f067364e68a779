package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.experiment.Inference.PValue;
import org.junit.jupiter.api.Test;

class ProbabilityTest {
  private static final double[] SHUFFLED = {1, 2, 3, 4};

  @Test
  void correctedCountsTheTrainItselfAndTies() {
    assertEquals(1 / 5.0, Probability.of(PValue.CORRECTED, 5, SHUFFLED));
    assertEquals(2 / 5.0, Probability.of(PValue.CORRECTED, 4, SHUFFLED));
    assertEquals(1, Probability.of(PValue.CORRECTED, 0, SHUFFLED));
  }

  @Test
  void publishedIsAShareOfTheShufflesAndNeverZero() {
    assertEquals(1 / 4.0, Probability.of(PValue.PUBLISHED, 5, SHUFFLED));
    assertEquals(1 / 4.0, Probability.of(PValue.PUBLISHED, 4, SHUFFLED));
    assertEquals(1 / 4.0, Probability.of(PValue.PUBLISHED, 3.5, SHUFFLED));
    assertEquals(2 / 4.0, Probability.of(PValue.PUBLISHED, 2.5, SHUFFLED));
    assertEquals(1, Probability.of(PValue.PUBLISHED, 0, SHUFFLED));
  }

  @Test
  void shuffledTrainWithoutAWindowSpeaksAgainstAConnection() {
    double[] shuffled = {1, Double.NaN, 1, 1};
    assertEquals(2 / 5.0, Probability.of(PValue.CORRECTED, 9, shuffled));
    assertEquals(1 / 4.0, Probability.of(PValue.PUBLISHED, 9, shuffled));
  }
}
