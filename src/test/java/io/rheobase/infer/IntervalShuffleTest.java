package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.random.StreamKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class IntervalShuffleTest {
  private static final StreamKey KEY = StreamKey.of(3, "infer", "shuffle", "sources");

  private static int[] shuffled(int[] times, int train, int shuffle) {
    int[] out = new int[times.length];
    new IntervalShuffle(KEY, train, times).write(shuffle, out);
    return out;
  }

  private static int[] intervals(int[] times) {
    int[] intervals = times.clone();
    for (int i = times.length - 1; i > 0; i--) {
      intervals[i] -= intervals[i - 1];
    }
    return intervals;
  }

  @Test
  void keepsTheIntervalsAndTheLastSpike() {
    int[] times = {4, 4, 11, 30, 31, 90, 140, 141, 200, 1000};
    int[] out = shuffled(times, 0, 7);
    assertFalse(Arrays.equals(times, out));
    int[] before = intervals(times);
    int[] after = intervals(out);
    Arrays.sort(before);
    Arrays.sort(after);
    assertArrayEquals(before, after);
    assertEquals(1000, out[9]);
  }

  @Test
  void eachOrderOfIntervalsIsEquallyLikely() {
    int[] times = {1, 3, 7, 15};
    int draws = 24 * 500;
    Map<String, Integer> counts = new HashMap<>();
    for (int shuffle = 0; shuffle < draws; shuffle++) {
      counts.merge(Arrays.toString(shuffled(times, 0, shuffle)), 1, Integer::sum);
    }
    assertEquals(24, counts.size());
    assertTrue(chiSquared(counts, 500) < 1 - 1e-4, "uniform over orders");
    counts.merge("[1, 3, 7, 15]", 150, Integer::sum);
    assertTrue(chiSquared(counts, 500) > 1 - 1e-4, "a likelier order would be noticed");
  }

  private static double chiSquared(Map<String, Integer> counts, double expected) {
    double sum = 0;
    for (int count : counts.values()) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return ChiSquaredDistribution.of(counts.size() - 1).cumulativeProbability(sum);
  }

  @Test
  void dependsOnTrainAndShuffleAndNothingElse() {
    int[] times = new int[50];
    Arrays.setAll(times, i -> i * i);
    assertFalse(Arrays.equals(shuffled(times, 0, 0), shuffled(times, 1, 0)));
    assertFalse(Arrays.equals(shuffled(times, 0, 0), shuffled(times, 0, 1)));
    IntervalShuffle shuffle = new IntervalShuffle(KEY, 0, times);
    int[] out = new int[50];
    shuffle.write(9, out);
    shuffle.write(1, out);
    assertArrayEquals(shuffled(times, 0, 1), out);
  }

  @Test
  void trainsOfNoneAndOneSpikeHaveOneOrder() {
    assertArrayEquals(new int[0], shuffled(new int[0], 0, 0));
    assertArrayEquals(new int[] {12}, shuffled(new int[] {12}, 0, 5));
  }
}
