package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splitting a number of synapses. */
class SplitDrawTest {

  private static final int POINTS = 20_000;

  @ParameterizedTest
  @CsvSource({"0, 3, 4", "1, 3, 4", "12, 1, 1", "40, 1, 99", "40, 99, 1", "3000, 100, 200"})
  void binomialOutcomesTakeTheirShareOfTheUniforms(long n, long first, long second) {
    BinomialDistribution exact =
        BinomialDistribution.of((int) n, (double) first / (first + second));
    assertShares(u -> SplitDraw.binomial(n, first, second, u), exact::probability, (int) n);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 4",
    "1, 3, 4",
    "7, 3, 4",
    "5, 3, 4",
    "12, 10, 9",
    "30, 20, 999",
    "900, 400, 700"
  })
  void hypergeometricOutcomesTakeTheirShareOfTheUniforms(long n, long first, long second) {
    HypergeometricDistribution exact =
        HypergeometricDistribution.of((int) (first + second), (int) first, (int) n);
    assertShares(u -> SplitDraw.hypergeometric(n, first, second, u), exact::probability, (int) n);
  }

  @Test
  void aWrongProportionIsSeen() {
    BinomialDistribution wrong = BinomialDistribution.of(3000, 0.334);
    assertThrows(
        AssertionError.class,
        () -> assertShares(u -> SplitDraw.binomial(3000, 100, 200, u), wrong::probability, 3000));
  }

  /** Each outcome is an interval of uniforms as long as it is probable. */
  private static void assertShares(
      DoubleFunction<Long> draw, IntToDoubleFunction probability, int n) {
    Map<Long, Long> counts =
        IntStream.range(0, POINTS)
            .mapToObj(i -> draw.apply((i + 0.5) / POINTS))
            .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
    for (int k = 0; k <= n; k++) {
      long count = counts.getOrDefault((long) k, 0L);
      assertEquals(POINTS * probability.applyAsDouble(k), count, 1.001, "outcome " + k);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.3",
    "10, 10, 0.3",
    "3, 10, 0.3",
    "15, 40, 0.4",
    "16, 40, 0.4",
    "1000, 1000000, 0.001",
    "333000, 1000000, 0.333",
    "1200000000, 2000000000, 0.6"
  })
  void binomialProbabilitiesLoseNoDigits(int x, int n, double p) {
    double exact = BinomialDistribution.of(n, p).probability(x);
    assertEquals(exact, BinomialProbability.of(x, n, p), 2e-13 * exact);
  }

  @Test
  void hugeNumbersSplitNearTheirMean() {
    long n = 10_000_000_000L;
    double sd = Math.sqrt(n * 0.25 * 0.75);
    for (double u : new double[] {0, 0.1, 0.5, 0.9, 1 - 0x1p-53}) {
      assertEquals(n * 0.25, SplitDraw.binomial(n, 1L << 40, 3L << 40, u), 9 * sd);
      assertEquals(n * 0.25, SplitDraw.hypergeometric(n, 1L << 40, 3L << 40, u), 9 * sd);
    }
  }
}
