package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.machine.FixedCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives is what was emitted, after its delay. */
class DeliveryTest {

  private static final int SOURCES = 90;
  private static final int TARGETS = 330;
  private static final int SAMPLES = 120;

  static Stream<Wiring> wirings() {
    Neurons from = Neurons.of("pre", SOURCES, 3, 4, 5, 9, 40, 41, 62, 63, 64, 65, 80);
    Neurons to = Neurons.range("post", TARGETS, 5, 321);
    Rule rule = new Rule.PairwiseBernoulli(0.4);
    return Stream.of(
        Wirings.of(from, to, rule, Wirings.ONE, Wirings.ms(1.5)),
        Wirings.of(from, to, rule, Wirings.DRAWN_WEIGHTS, Wirings.ms(0.1)),
        Wirings.of(from, to, rule, Wirings.ONE, Wirings.DRAWN_DELAYS),
        Wirings.of(from, to, rule, Wirings.DRAWN_WEIGHTS, Wirings.DRAWN_DELAYS));
  }

  /** {@code [sample][source]}: how often each fires. */
  private static int[][] spikes() {
    Random random = new Random(3);
    int[][] counts = new int[SAMPLES + 1][SOURCES];
    for (int sample = 1; sample <= SAMPLES; sample++) {
      for (int source = 0; source < SOURCES; source++) {
        counts[sample][source] = random.nextInt(10) == 0 ? 1 + random.nextInt(2) : 0;
      }
    }
    return counts;
  }

  /** {@code [sample][target]}, added up in the documented order. */
  private static double[][] expected(List<Built.Synapse> synapses, int[][] spikes) {
    double[][] sums = new double[SAMPLES + 1][TARGETS];
    for (int emission = 1; emission <= SAMPLES; emission++) {
      for (int source = 0; source < SOURCES; source++) {
        for (int n = 0; n < spikes[emission][source]; n++) {
          for (Built.Synapse synapse : synapses) {
            if (synapse.source() == source && emission + synapse.delay() <= SAMPLES) {
              sums[emission + synapse.delay()][synapse.target()] += synapse.weight();
            }
          }
        }
      }
    }
    return sums;
  }

  private static double[][] arrivals(Connectivity connectivity, int[][] spikes, int sourceBlock) {
    int depth = connectivity.greatestDelay() + 1;
    SpikeHistory history = new SpikeHistory(SOURCES, sourceBlock, depth);
    List<BlockProjection> projections =
        connectivity.blocks().stream().map(b -> StaticProjection.of(b, history)).toList();
    double[][] sums = new double[SAMPLES + 1][TARGETS];
    for (int sample = 1; sample <= SAMPLES; sample++) {
      for (int b = 0; b < projections.size(); b++) {
        Synapses block = connectivity.blocks().get(b);
        double[] into = new double[block.count()];
        projections.get(b).arrive(sample, into);
        System.arraycopy(into, 0, sums[sample], block.first(), into.length);
      }
      emit(history, sample, spikes[sample], sourceBlock);
    }
    return sums;
  }

  private static void emit(SpikeHistory history, int sample, int[] counts, int blockSize) {
    for (int block = 0; block < history.blocks(); block++) {
      int[] local = new int[2 * blockSize + 1];
      int n = 0;
      for (int i = 0; i < blockSize && block * blockSize + i < counts.length; i++) {
        for (int k = 0; k < counts[block * blockSize + i]; k++) {
          local[1 + n++] = i;
        }
      }
      if (n > 0) {
        history.write(block, sample, local, 1, n);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void everySpikeArrivesAfterItsDelayWithItsWeight(Wiring wiring) {
    int[][] spikes = spikes();
    double[][] expected = expected(Built.synapses(wiring), spikes);
    assertTrue(
        Arrays.stream(expected).flatMapToDouble(Arrays::stream).sum() > 1000, "something arrives");
    for (int targetBlock : new int[] {16, 32, 1000}) {
      for (int sourceBlock : new int[] {16, 48, 90}) {
        Connectivity connectivity = Built.connectivity(wiring, targetBlock);
        double[][] sums = arrivals(connectivity, spikes, sourceBlock);
        for (int sample = 0; sample <= SAMPLES; sample++) {
          assertArrayEquals(expected[sample], sums[sample], "sample " + sample);
        }
      }
    }
  }

  /** More rows than are looked up at a time, in blocks that do not fit them. */
  @Test
  void allOfAThousandSimultaneousSpikesArrive() {
    Connectivity connectivity =
        Built.connectivity(Wirings.of(1000, 40, new Rule.PairwiseBernoulli(0.1)), 16);
    for (int sourceBlock : new int[] {100, 300, 1000}) {
      SpikeHistory history = new SpikeHistory(1000, sourceBlock, 16);
      int[] everyOne = new int[1000];
      Arrays.fill(everyOne, 1);
      emit(history, 1, everyOne, sourceBlock);
      double[] arrived = new double[40];
      for (Synapses block : connectivity.blocks()) {
        double[] into = new double[block.count()];
        StaticProjection.of(block, history).arrive(16, into);
        System.arraycopy(into, 0, arrived, block.first(), into.length);
      }
      assertArrayEquals(
          Arrays.stream(connectivity.indegrees()).asDoubleStream().toArray(), arrived);
    }
  }

  @Test
  void aHistoryForgetsWhatIsOlderThanItsDepthAndKnowsNothingBeforeSampleOne() {
    SpikeHistory history = new SpikeHistory(5, 4, 3);
    assertEquals(2, history.blocks());
    history.write(1, 1, new int[] {9, 0, 0}, 1, 2);
    assertEquals(2, history.count(1, 1));
    assertArrayEquals(new int[] {4, 4}, Arrays.copyOf(history.neurons(1, 1), 2));
    assertEquals(0, history.count(0, 1));
    assertEquals(0, history.count(1, 5));
    assertEquals(0, history.count(1, -3));
    assertEquals(0, history.count(1, 0));
  }

  @Test
  void theBuildLeavesTheCodeThatIsWrittenHere() throws IOException {
    for (FixedCode.Source source : List.of(new DeliveryWriter(), new RingWriter())) {
      try (InputStream in = Delivery.class.getResourceAsStream(source.name())) {
        assertArrayEquals(source.code(), in.readAllBytes());
      }
    }
  }
}
