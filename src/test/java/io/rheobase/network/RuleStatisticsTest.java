package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often each pair is joined, over many seeds. */
class RuleStatisticsTest {

  private static final int SEEDS = 3000;
  private static final Neurons SIX = Neurons.all("p", 6);
  private static final Neurons FIVE = Neurons.range("p", 6, 0, 5);

  private static Wiring wiring(Rule rule, boolean multapses) {
    Wiring wiring = Wirings.of(SIX, FIVE, rule, Wirings.ONE, Wirings.ms(1));
    return Wirings.withMultapses(wiring, multapses);
  }

  /** Rule, multapses, mean and variance of the number of synapses of each of the 25 pairs. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(new Rule.PairwiseBernoulli(0.3), false, 0.3, 0.21),
        Arguments.of(new Rule.FixedIndegree(2), false, 2 / 5.0, 2 / 5.0 * 3 / 5.0),
        Arguments.of(new Rule.FixedIndegree(7), true, 7 / 5.0, 7 / 5.0 * 4 / 5.0),
        Arguments.of(new Rule.FixedTotalNumber(10), false, 10 / 25.0, 10 / 25.0 * 15 / 25.0),
        Arguments.of(new Rule.FixedTotalNumber(10), true, 10 / 25.0, 10 / 25.0 * 24 / 25.0));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyPairIsJoinedAsOftenAsAnyOther(
      Rule rule, boolean multapses, double mean, double variance) {
    double[][] counts = counts(wiring(rule, multapses));
    for (double[] ofPair : counts) {
      assertEquals(mean, average(ofPair, x -> x), 4.5 * Math.sqrt(variance / SEEDS));
      double spread = average(ofPair, x -> (x - mean) * (x - mean));
      assertEquals(variance, spread, 0.2 * variance);
    }
  }

  /** Source 5 is no target, hence has five targets to choose from; the others have four. */
  @Test
  void fixedOutdegreeChoosesAmongTheTargetsOfTheSource() {
    double[][] counts = counts(wiring(new Rule.FixedOutdegree(2), false));
    for (int pair = 0; pair < counts.length; pair++) {
      double mean = pair >= 20 ? 2 / 5.0 : 2 / 4.0;
      assertEquals(mean, average(counts[pair], x -> x), 4.5 * Math.sqrt(mean * (1 - mean) / SEEDS));
    }
  }

  @Test
  void pairsOfABernoulliRuleAreIndependent() {
    double[][] counts = counts(wiring(new Rule.PairwiseBernoulli(0.3), false));
    for (int a = 0; a < counts.length; a++) {
      for (int b = 0; b < a; b++) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
          sum += (counts[a][seed] - 0.3) * (counts[b][seed] - 0.3);
        }
        assertEquals(0, sum / SEEDS, 4.5 * 0.21 / Math.sqrt(SEEDS), a + " and " + b);
      }
    }
  }

  @Test
  void anExcludedPairWouldBeSeen() {
    double[][] counts = counts(wiring(new Rule.FixedIndegree(2), false));
    assertThrows(
        AssertionError.class,
        () -> assertEquals(2 / 6.0, average(counts[0], x -> x), 4.5 * Math.sqrt(0.24 / SEEDS)));
  }

  /** {@code [pair without autapses, by source][seed]}. */
  private static double[][] counts(Wiring wiring) {
    double[][] counts = new double[25][SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      for (Built.Synapse s : Built.synapses(Wirings.withSeed(wiring, seed))) {
        int pair = s.source() == 5 ? 20 + s.target() : 4 * s.source() + s.target();
        counts[pair - (s.source() < 5 && s.target() > s.source() ? 1 : 0)][seed]++;
      }
    }
    return counts;
  }

  private static double average(double[] values, ToDoubleFunction<Double> of) {
    return Arrays.stream(values).map(of::applyAsDouble).average().orElseThrow();
  }

  /**
   * In-degrees of a network of usual size against the binomial distribution's mean and variance.
   */
  @Test
  void degreesAreBinomial() {
    int sources = 2000;
    int targets = 3000;
    double p = 0.1;
    for (Rule rule :
        List.of(
            new Rule.PairwiseBernoulli(p),
            new Rule.FixedOutdegree((int) (p * targets)),
            new Rule.FixedTotalNumber((long) (p * sources * targets)))) {
      double[] indegree = new double[targets];
      Built.synapses(Wirings.withMultapses(Wirings.of(sources, targets, rule), false))
          .forEach(s -> indegree[s.target()]++);
      double mean = sources * p;
      double variance = mean * (1 - p);
      double chiSquared =
          Arrays.stream(indegree).map(n -> (n - mean) * (n - mean) / variance).sum();
      ChiSquaredDistribution expected = ChiSquaredDistribution.of(targets);
      double tail = expected.survivalProbability(chiSquared);
      assertTrue(tail > 1e-5 && tail < 1 - 1e-5, rule + ": " + chiSquared);
    }
  }
}
