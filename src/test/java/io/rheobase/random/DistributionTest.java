package io.rheobase.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.random.Distribution.Beyond;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DistributionTest {
  private static final int SIZE = 40_000;
  private static final double SCORE = 4;
  private static final StreamKey KEY = StreamKey.of(11, "parameter", "tau_m", "cortex");

  @Test
  void normalHasItsMeanAndStandardDeviation() {
    double[] values = new Distribution.Normal(20, 3).values(KEY, SIZE);
    assertEquals(20, mean(values), SCORE * 3 / Math.sqrt(SIZE));
    assertEquals(3, std(values), SCORE * 3 / Math.sqrt(2.0 * SIZE));
  }

  @Test
  void clippedNormalHasTheMassBeyondABoundOnTheBound() {
    double[] values = new Distribution.Normal(20, 3, 17, 26, Beyond.CLIP).values(KEY, SIZE);
    double below = Arrays.stream(values).filter(v -> v == 17).count() / (double) SIZE;
    double above = Arrays.stream(values).filter(v -> v == 26).count() / (double) SIZE;
    assertEquals(0.158655, below, SCORE * 0.4 / Math.sqrt(SIZE));
    assertEquals(0.022750, above, SCORE * 0.15 / Math.sqrt(SIZE));
    assertEquals(17, Arrays.stream(values).min().orElseThrow());
    assertEquals(26, Arrays.stream(values).max().orElseThrow());
  }

  @Test
  void redrawnNormalIsTheTruncatedNormal() {
    double[] values =
        new Distribution.Normal(0, 1, 0, Double.POSITIVE_INFINITY, Beyond.REDRAW).values(KEY, SIZE);
    assertTrue(Arrays.stream(values).allMatch(v -> v >= 0));
    assertEquals(Math.sqrt(2 / Math.PI), mean(values), SCORE * 0.603 / Math.sqrt(SIZE));
    assertEquals(Math.sqrt(1 - 2 / Math.PI), std(values), SCORE * 0.5 / Math.sqrt(SIZE));
  }

  @Test
  void redrawnNormalKeepsTheDrawsThatLieWithinTheBounds() {
    double[] free = new Distribution.Normal(0, 1).values(KEY, SIZE);
    double[] bounded = new Distribution.Normal(0, 1, -1, 1, Beyond.REDRAW).values(KEY, SIZE);
    int kept = 0;
    for (int i = 0; i < SIZE; i++) {
      if (Math.abs(free[i]) <= 1) {
        assertEquals(free[i], bounded[i]);
        kept++;
      }
    }
    assertEquals(0.6827 * SIZE, kept, SCORE * 0.47 * Math.sqrt(SIZE));
  }

  @Test
  void redrawGivesUpWhereTheBoundsAreOutOfReach() {
    Distribution far = new Distribution.Normal(0, 1, 9, 10, Beyond.REDRAW);
    assertThrows(IllegalStateException.class, () -> far.value(KEY, 0, 1));
  }

  @Test
  void uniformHasItsMeanAndNeverReachesItsUpperEnd() {
    double[] values = new Distribution.Uniform(-70, -60).values(KEY, SIZE);
    assertEquals(-65, mean(values), SCORE * 10 / Math.sqrt(12.0 * SIZE));
    assertEquals(10 / Math.sqrt(12), std(values), SCORE * 1.3 / Math.sqrt(SIZE));
    assertTrue(Arrays.stream(values).allMatch(v -> v >= -70 && v < -60));
    double above = Math.nextUp(1.0);
    double[] narrow = new Distribution.Uniform(1, above).values(KEY, 1000);
    assertTrue(Arrays.stream(narrow).allMatch(v -> v == 1), "rounding up does not reach the end");
    assertEquals(5, new Distribution.Uniform(5, 5).value(KEY, 0, 1));
  }

  @Test
  void lognormalHasTheMeanAndStandardDeviationAskedFor() {
    double[] values = Distribution.Lognormal.ofMeanAndStd(2, 0.5).values(KEY, SIZE);
    assertEquals(2, mean(values), SCORE * 0.5 / Math.sqrt(SIZE));
    assertEquals(0.5, std(values), SCORE * 0.5 / Math.sqrt(SIZE));
    double[] logs = Arrays.stream(values).map(StrictMath::log).toArray();
    double variance = StrictMath.log(1 + 0.0625);
    assertEquals(StrictMath.log(2) - variance / 2, mean(logs), SCORE * 0.25 / Math.sqrt(SIZE));
  }

  @Test
  void lognormalIsTheExponentialOfItsNormal() {
    double[] normal = new Distribution.Normal(1, 2).values(KEY, 1000);
    double[] lognormal = new Distribution.Lognormal(1, 2).values(KEY, 1000);
    for (int i = 0; i < normal.length; i++) {
      assertEquals(StrictMath.exp(normal[i]), lognormal[i], 1e-14 * lognormal[i]);
    }
  }

  @Test
  void linspaceIncludesBothEndsAndOneNeuronHasTheFirst() {
    assertArrayEquals(
        new double[] {0, 25, 50, 75, 100}, new Distribution.Linspace(0, 100).values(KEY, 5));
    assertArrayEquals(new double[] {7}, new Distribution.Linspace(7, 9).values(KEY, 1));
    double[] tenths = new Distribution.Linspace(0, 0.3).values(KEY, 4);
    assertEquals(0.3, tenths[3], "the last end is exact");
  }

  @Test
  void aNeuronsNumberDoesNotDependOnTheOthers() {
    for (Distribution drawn :
        List.of(
            new Distribution.Normal(0, 1),
            new Distribution.Normal(0, 1, 0.5, 2, Beyond.REDRAW),
            new Distribution.Uniform(0, 1),
            new Distribution.Lognormal(0, 1))) {
      assertArrayEquals(
          drawn.values(KEY, 37), Arrays.copyOf(drawn.values(KEY, 1000), 37), drawn.toString());
      StreamKey other = StreamKey.of(12, "parameter", "tau_m", "cortex");
      assertNotEquals(drawn.value(KEY, 3, 10), drawn.value(other, 3, 10));
    }
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Normal(0, -1));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Normal(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Distribution.Normal(0, 1, 2, 1, Beyond.CLIP));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(2, 1));
    assertThrows(IllegalArgumentException.class, () -> Distribution.Lognormal.ofMeanAndStd(0, 1));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double std(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  void widthsAndMeansThatAreNotFiniteAreRefused() {
    double much = Double.MAX_VALUE;
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(() -> new Distribution.Normal(0, bad));
      assertRefused(() -> new Distribution.Uniform(0, bad));
      assertRefused(() -> new Distribution.Linspace(0, bad));
      assertRefused(() -> new Distribution.Lognormal(bad, 1));
      assertRefused(() -> new Distribution.Lognormal(0, bad));
      assertRefused(() -> Distribution.Lognormal.ofMeanAndStd(bad, 1));
      assertRefused(() -> Distribution.Lognormal.ofMeanAndStd(1, bad));
    }
    assertRefused(() -> new Distribution.Uniform(-much, much));
    assertRefused(() -> new Distribution.Linspace(-much, much));
    assertRefused(() -> new Distribution.Lognormal(0, -1));
    assertRefused(() -> Distribution.Lognormal.ofMeanAndStd(1, -1));
    assertEquals(3, new Distribution.Normal(3, 0).value(KEY, 0, 1));
    assertEquals(1, new Distribution.Lognormal(0, 0).value(KEY, 0, 1));
  }

  @Test
  void onlyNeuronsOfThePopulationHaveAValue() {
    for (Distribution distribution :
        List.of(
            new Distribution.Normal(0, 1),
            new Distribution.Uniform(0, 1),
            new Distribution.Lognormal(0, 1),
            new Distribution.Linspace(0, 1))) {
      assertRefused(() -> distribution.value(KEY, -1, 5));
      assertRefused(() -> distribution.value(KEY, 5, 5));
      distribution.value(KEY, 4, 5);
    }
  }

  @Test
  void linspaceIsEvenFromAnyBeginning() {
    Distribution.Linspace values = new Distribution.Linspace(-3, 5);
    for (int i = 0; i < 5; i++) {
      assertEquals(-3 + 2 * i, values.value(KEY, i, 5));
    }
  }

  private static void assertRefused(Executable making) {
    assertThrows(IllegalArgumentException.class, making);
  }
}
