package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramBinsTest {

  @Test
  void binsAreHalfOpenAndTheLastOneIsClosed() {
    HistogramBins bins = HistogramBins.between(3, 0, 3);
    double[] values = {-0.1, 0, 0.9, 1, 2, 3, 3.1};
    double[] edges = bins.edges(values, 0, values.length);
    assertArrayEquals(new double[] {0, 1, 2, 3}, edges);
    assertArrayEquals(new long[] {2, 1, 2}, bins.counts(edges, values, 0, values.length));
  }

  @Test
  void theRangeIsThatOfTheValuesLookedAt() {
    HistogramBins bins = HistogramBins.overTheRange(2);
    double[] values = {99, -4, 0, 4, 99};
    double[] edges = bins.edges(values, 1, 4);
    assertArrayEquals(new double[] {-4, 0, 4}, edges);
    assertArrayEquals(new long[] {1, 2}, bins.counts(edges, values, 1, 4));
  }

  @Test
  void equalValuesHaveARangeOfOneUnitAroundThem() {
    HistogramBins bins = HistogramBins.overTheRange(1);
    double[] values = {-65, -65};
    double[] edges = bins.edges(values, 0, 2);
    assertArrayEquals(new double[] {-65.5, -64.5}, edges);
    assertArrayEquals(new long[] {2}, bins.counts(edges, values, 0, 2));
  }

  /** Values on and beside the ends, where division and multiplication round apart. */
  @Test
  void everyValueLiesBetweenTheEndsOfItsBin() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 300; trial++) {
      double low = random.nextDouble() * 100 - 80;
      HistogramBins bins = HistogramBins.between(50, low, low + random.nextDouble() * 10);
      double[] edges = bins.edges(new double[0], 0, 0);
      double[] near = new double[3 * edges.length];
      for (int i = 0; i < edges.length; i++) {
        near[3 * i] = Math.nextDown(edges[i]);
        near[3 * i + 1] = edges[i];
        near[3 * i + 2] = Math.nextUp(edges[i]);
      }
      long[] expected = new long[50];
      Arrays.fill(expected, 3);
      expected[49] = 4;
      assertArrayEquals(expected, bins.counts(edges, near, 0, near.length));
    }
  }

  @Test
  void impossibleBinsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> HistogramBins.between(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> HistogramBins.between(5, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> HistogramBins.between(5, Double.NaN, 1));
    assertEquals(50, HistogramBins.overTheRange(50).count());
  }
}
