package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each rule joins. */
class RuleTest {

  private static final int SIZE = 200;
  private static final Neurons ALL = Neurons.all("p", SIZE);
  private static final Neurons RANGE = Neurons.range("p", SIZE, 40, 150);
  private static final Neurons SCATTERED =
      Neurons.of("p", SIZE, IntStream.range(0, 110).map(i -> i + i * i / 140).toArray());

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule.OneToOne(),
        new Rule.AllToAll(),
        new Rule.PairwiseBernoulli(0.1),
        new Rule.FixedIndegree(30),
        new Rule.FixedOutdegree(30),
        new Rule.FixedTotalNumber(2000),
        listed());
  }

  private static Rule listed() {
    int[] sources = IntStream.range(0, 100).map(i -> SCATTERED.at(i * 37 % 110)).toArray();
    int[] targets = IntStream.range(0, 100).map(i -> 40 + i * 71 % 30).toArray();
    targets[70] = sources[70];
    return new Rule.Listed(sources, targets);
  }

  /** Within one population, all of it and parts, with multapses and without. */
  static Stream<Wiring> wirings() {
    return rules()
        .flatMap(
            rule ->
                Stream.of(
                        Wirings.of(ALL, ALL, rule, Wirings.ONE, Wirings.ms(1)),
                        Wirings.of(
                            SCATTERED, RANGE, rule, Wirings.DRAWN_WEIGHTS, Wirings.DRAWN_DELAYS))
                    .flatMap(w -> Stream.of(w, Wirings.withMultapses(w, false))))
        .map(RuleTest::withAutapsesWhereItIsEmptyWithout);
  }

  private static Wiring withAutapsesWhereItIsEmptyWithout(Wiring wiring) {
    boolean given = wiring.rule() instanceof Rule.Listed || wiring.rule() instanceof Rule.OneToOne;
    return Wirings.withAutapses(wiring, given);
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void synapsesDependNeitherOnBlocksNorOnThreads(Wiring wiring) {
    List<Built.Synapse> expected = Built.synapses(wiring);
    assertTrue(!expected.isEmpty());
    for (int blockSize : new int[] {16, 48, 64, 200}) {
      assertEquals(expected, Built.synapses(Built.connectivity(wiring, blockSize)));
    }
    assertEquals(expected, Built.synapses(Built.inParallel(wiring, 16)));
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void onlyChosenNeuronsAreJoinedAndNoneToItself(Wiring wiring) {
    for (Built.Synapse synapse : Built.synapses(wiring)) {
      assertTrue(wiring.from().contains(synapse.source()), "source " + synapse);
      assertTrue(wiring.to().contains(synapse.target()), "target " + synapse);
      assertTrue(wiring.autapses() || synapse.source() != synapse.target(), "autapse " + synapse);
    }
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void synapsesAreInTheOrderOfSourceAndTarget(Wiring wiring) {
    List<Built.Synapse> synapses = Built.synapses(wiring);
    for (int i = 1; i < synapses.size(); i++) {
      Built.Synapse before = synapses.get(i - 1);
      Built.Synapse synapse = synapses.get(i);
      assertTrue(
          before.source() < synapse.source()
              || before.source() == synapse.source() && before.target() <= synapse.target(),
          before + " before " + synapse);
    }
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void aPairIsJoinedMoreThanOnceOnlyWhereThatIsAllowed(Wiring wiring) {
    List<Built.Synapse> synapses = Built.synapses(wiring);
    long pairs = synapses.stream().map(s -> List.of(s.source(), s.target())).distinct().count();
    boolean mayRepeat =
        wiring.multapses()
            && (wiring.rule() instanceof Rule.FixedIndegree
                || wiring.rule() instanceof Rule.FixedOutdegree
                || wiring.rule() instanceof Rule.FixedTotalNumber);
    assertEquals(mayRepeat, pairs < synapses.size());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void autapsesAreThereWhereTheyAreAllowed(Rule rule) {
    Wiring wiring =
        Wirings.withAutapses(Wirings.of(ALL, ALL, rule, Wirings.ONE, Wirings.ms(1)), true);
    assertTrue(Built.synapses(wiring).stream().anyMatch(s -> s.source() == s.target()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anotherSeedNameOrPopulationDrawsOthers(Rule rule) {
    if (rule instanceof Rule.OneToOne
        || rule instanceof Rule.AllToAll
        || rule instanceof Rule.Listed) {
      return;
    }
    Wiring wiring = Wirings.of(ALL, ALL, rule, Wirings.ONE, Wirings.ms(1));
    Wiring renamed =
        new Wiring("d", ALL, ALL, rule, false, true, wiring.weights(), wiring.delays(), 0.1, 1);
    assertEquals(Built.synapses(wiring), Built.synapses(wiring));
    assertNotEquals(Built.synapses(wiring), Built.synapses(Wirings.withSeed(wiring, 2)));
    assertNotEquals(Built.synapses(wiring), Built.synapses(renamed));
  }

  @Test
  void oneToOneJoinsEqualRanks() {
    Wiring wiring = Wirings.of(SCATTERED, RANGE, new Rule.OneToOne(), Wirings.ONE, Wirings.ms(1));
    List<Built.Synapse> synapses = Built.synapses(Wirings.withAutapses(wiring, true));
    assertEquals(110, synapses.size());
    for (int rank = 0; rank < 110; rank++) {
      assertEquals(SCATTERED.at(rank), synapses.get(rank).source());
      assertEquals(40 + rank, synapses.get(rank).target());
    }
  }

  @Test
  void allToAllJoinsAllToAll() {
    assertEquals(70 * 30, Built.synapses(Wirings.of(70, 30, new Rule.AllToAll())).size());
    assertEquals(
        SIZE * (SIZE - 1),
        Built.synapses(Wirings.of(ALL, ALL, new Rule.AllToAll(), Wirings.ONE, Wirings.ms(1)))
            .size());
  }

  @Test
  void pairwiseBernoulliIsNoneAtZeroAndAllAtOne() {
    assertEquals(0, Built.synapses(Wirings.of(70, 30, new Rule.PairwiseBernoulli(0))).size());
    assertEquals(
        Built.synapses(Wirings.of(70, 30, new Rule.AllToAll())),
        Built.synapses(Wirings.of(70, 30, new Rule.PairwiseBernoulli(1))));
  }

  @Test
  void fixedIndegreeGivesEveryTargetAsMany() {
    for (boolean multapses : new boolean[] {true, false}) {
      Wiring wiring =
          Wirings.of(SCATTERED, RANGE, new Rule.FixedIndegree(40), Wirings.ONE, Wirings.ms(1));
      assertEquals(
          IntStream.range(40, 150).boxed().collect(Collectors.toMap(i -> i, i -> 40)),
          degrees(Wirings.withMultapses(wiring, multapses), Built.Synapse::target));
    }
  }

  @Test
  void fixedOutdegreeGivesEverySourceAsMany() {
    for (boolean multapses : new boolean[] {true, false}) {
      Wiring wiring =
          Wirings.of(RANGE, SCATTERED, new Rule.FixedOutdegree(40), Wirings.ONE, Wirings.ms(1));
      assertEquals(
          IntStream.range(40, 150).boxed().collect(Collectors.toMap(i -> i, i -> 40)),
          degrees(Wirings.withMultapses(wiring, multapses), Built.Synapse::source));
    }
  }

  private static Map<Integer, Integer> degrees(
      Wiring wiring, Function<Built.Synapse, Integer> end) {
    return Built.synapses(wiring).stream()
        .collect(Collectors.toMap(end, synapse -> 1, Integer::sum));
  }

  @Test
  void fixedTotalNumberIsTheTotal() {
    for (long total : new long[] {0, 1, 777, 2100}) {
      Wiring wiring = Wirings.of(70, 30, new Rule.FixedTotalNumber(total));
      assertEquals(total, Built.synapses(wiring).size());
      assertEquals(total, Built.synapses(Wirings.withMultapses(wiring, false)).size());
    }
  }

  @Test
  void aDegreeThatTakesAllWithoutMultapsesJoinsAllToAll() {
    Wiring all = Wirings.of(ALL, ALL, new Rule.AllToAll(), Wirings.ONE, Wirings.ms(1));
    for (Rule rule :
        List.of(
            new Rule.FixedIndegree(SIZE - 1),
            new Rule.FixedOutdegree(SIZE - 1),
            new Rule.FixedTotalNumber(SIZE * (SIZE - 1)))) {
      Wiring wiring = Wirings.of(ALL, ALL, rule, Wirings.ONE, Wirings.ms(1));
      assertEquals(
          Built.synapses(all), Built.synapses(Wirings.withMultapses(wiring, false)), rule + "");
    }
  }

  @Test
  void moreThanThereIsIsRefusedWithTheNumbers() {
    Neurons ten = Neurons.all("p", 10);
    assertRefused(
        ten,
        new Rule.FixedIndegree(10),
        "in-degree 10 without multapses, but without autapses there are 9 sources");
    assertRefused(
        ten,
        new Rule.FixedOutdegree(10),
        "out-degree 10 without multapses, but without autapses there are 9 targets");
    assertRefused(
        ten,
        new Rule.FixedTotalNumber(91),
        "total number 91 without multapses, but without autapses there are 90 pairs");
    assertRefused(
        Neurons.range("p", 10, 0, 0),
        new Rule.FixedIndegree(1),
        "in-degree 1 without multapses, but without autapses there are 0 sources");
    assertRefused(
        Neurons.range("p", 10, 3, 7),
        new Rule.OneToOne(),
        "one_to_one joins equal numbers, not 4 sources and 10 targets");
  }

  private static void assertRefused(Neurons from, Rule rule, String message) {
    Neurons to = Neurons.all("p", 10);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Wiring("c", from, to, rule, false, false, Wirings.ONE, Wirings.ms(1), 0.1, 1));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void aListMustKeepToWhatIsAllowed() {
    assertListRefused(
        new int[] {0, 3}, new int[] {2, 3}, "synapse 1 of the list is an autapse of neuron 3");
    assertListRefused(
        new int[] {5, 1, 5},
        new int[] {4, 2, 4},
        "synapses 0 and 2 of the list both join neuron 5 to 4");
    assertListRefused(
        new int[] {5, 12}, new int[] {4, 2}, "source 12 of synapse 1 is none of p 0..9 of 10");
    assertListRefused(
        new int[] {5, 1}, new int[] {-1, 2}, "target -1 of synapse 0 is none of p 0..9 of 10");
  }

  private static void assertListRefused(int[] sources, int[] targets, String message) {
    Neurons ten = Neurons.all("p", 10);
    Wiring wiring =
        Wirings.of(ten, ten, new Rule.Listed(sources, targets), Wirings.ONE, Wirings.ms(1));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Connector(Wirings.withMultapses(wiring, false), 16));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void listedSynapsesKeepTheirValues() {
    Rule rule = new Rule.Listed(new int[] {7, 2, 7, 2}, new int[] {1, 9, 1, 0});
    Neurons ten = Neurons.all("p", 10);
    SynapseValues weights = new SynapseValues.Listed(new double[] {1, 2, 3, 4});
    SynapseValues delays = new SynapseValues.Listed(new double[] {0.1, 0.2, 0.26, 0.01});
    Connectivity connectivity = Built.connectivity(Wirings.of(ten, ten, rule, weights, delays), 4);
    assertEquals(
        List.of(
            new Built.Synapse(2, 0, 4, 1),
            new Built.Synapse(2, 9, 2, 2),
            new Built.Synapse(7, 1, 1, 1),
            new Built.Synapse(7, 1, 3, 3)),
        Built.synapses(connectivity));
    assertEquals(1, connectivity.raisedDelays());
    assertEquals(1, connectivity.smallestDelay());
    assertEquals(3, connectivity.greatestDelay());
  }
}
