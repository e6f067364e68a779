package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking at what was built. */
class ConnectivityTest {

  private static final Neurons PRE = Neurons.range("pre", 90, 7, 80);
  private static final Neurons POST = Neurons.range("post", 130, 20, 129);
  private static final Wiring WIRING =
      Wirings.of(PRE, POST, new Rule.FixedIndegree(25), Wirings.DRAWN_WEIGHTS, Wirings.ms(1));

  @Test
  void degreesAreCounted() {
    int[] indegrees = new int[130];
    for (Built.Synapse synapse : Built.synapses(WIRING)) {
      indegrees[synapse.target()]++;
    }
    Connectivity connectivity = Built.connectivity(WIRING, 32);
    assertArrayEquals(indegrees, connectivity.indegrees());
  }

  @Test
  void placesLeadFromABlockToTheWhole() {
    Connectivity connectivity = Built.connectivity(WIRING, 32);
    List<Built.Synapse> synapses = Built.synapses(connectivity);
    for (int limit : new int[] {0, 1, 100, synapses.size() + 5}) {
      int found = 0;
      for (int b = 0; b < connectivity.blocks().size(); b++) {
        Synapses block = connectivity.blocks().get(b);
        int[] places = connectivity.places(b, limit);
        for (int q = 0; q < places.length; q++) {
          assertTrue(places[q] < limit);
          assertEquals(block.weight(q), synapses.get(places[q]).weight());
        }
        found += places.length;
      }
      assertEquals(Math.min(limit, synapses.size()), found);
    }
  }

  static Stream<Wiring> wirings() {
    Neurons pre = Neurons.all("pre", 4000);
    Neurons post = Neurons.all("post", 3000);
    return Stream.of(Wirings.ONE, Wirings.DRAWN_WEIGHTS)
        .flatMap(
            weights ->
                Stream.of(Wirings.ms(1), Wirings.DRAWN_DELAYS)
                    .map(
                        delays ->
                            Wirings.of(
                                pre, post, new Rule.PairwiseBernoulli(0.05), weights, delays)));
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void memoryIsAsEstimatedAndWithinItsBounds(Wiring wiring) {
    Connectivity connectivity = Built.connectivity(wiring, 1024);
    SpikeHistory history = new SpikeHistory(4000, 1024, 64);
    long waiting =
        connectivity.blocks().stream()
            .mapToLong(block -> StaticProjection.of(block, history).bytes())
            .sum();
    MemoryEstimate estimate = MemoryEstimate.of(wiring, 1024);
    double exact = connectivity.bytes() + waiting;
    assertEquals(connectivity.size(), estimate.synapses(), 0.01 * connectivity.size());
    assertEquals(exact, estimate.bytes(), 0.15 * exact);
    boolean constant = wiring.weights().equals(Wirings.ONE) && waiting == 0;
    assertTrue(connectivity.bytes() <= (constant ? 5 : 16) * connectivity.size());
  }

  @Test
  void rowStartsOfOneToOneDoNotGrowWithTheBlocks() {
    Connectivity connectivity =
        Built.connectivity(Wirings.of(10_000, 10_000, new Rule.OneToOne()), 100);
    assertEquals(2 * 10_000 + 4 * (10_000 + 100), connectivity.bytes());
    MemoryEstimate estimate =
        MemoryEstimate.of(Wirings.of(10_000, 10_000, new Rule.OneToOne()), 100);
    assertEquals(connectivity.bytes(), estimate.bytes(), 500);
  }

  @Test
  void whereNothingIsJoinedNothingHoldsUp() {
    Connectivity none =
        Built.connectivity(
            Wirings.of(PRE, POST, new Rule.PairwiseBernoulli(0), Wirings.ONE, Wirings.DRAWN_DELAYS),
            64);
    assertEquals(0, none.size());
    assertEquals(Wiring.LONGEST_DELAY, none.smallestDelay());
    assertEquals(1, none.greatestDelay());
    BlockProjection projection =
        StaticProjection.of(none.blocks().get(0), new SpikeHistory(90, 64, 4));
    double[] into = new double[64];
    projection.arrive(1, into);
    assertArrayEquals(new double[64], into);
  }

  @Test
  void whatIsNotBuiltIsNotShown() {
    Connector connector = new Connector(WIRING, 32);
    connector.build(1);
    assertThrows(IllegalStateException.class, connector::connectivity);
  }
}
