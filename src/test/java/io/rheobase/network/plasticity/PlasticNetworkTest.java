package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.network.BlockProjection;
import io.rheobase.network.Connector;
import io.rheobase.network.MemoryEstimate;
import io.rheobase.network.Neurons;
import io.rheobase.network.Rule;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.SynapseValues;
import io.rheobase.network.Wiring;
import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Hebbian;
import io.rheobase.network.plasticity.Plasticity.InhibitoryStdp;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.ShortTerm;
import io.rheobase.network.plasticity.Plasticity.Stdp;
import io.rheobase.network.plasticity.Plasticity.TripletStdp;
import io.rheobase.network.plasticity.Plasticity.WeightDependence;
import io.rheobase.random.Distribution;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many synapses that change at once. */
class PlasticNetworkTest {

  private static final int SIZE = 120;
  private static final Bounds BOUNDS = new Bounds(0, 10);
  private static final SynapseValues WEIGHTS =
      new SynapseValues.Drawn(new Distribution.Uniform(3, 7));
  private static final SynapseValues DELAYS =
      new SynapseValues.Drawn(new Distribution.Uniform(0.1, 2.5));

  static Stream<Plasticity> plasticities() {
    return Stream.of(
        new Stdp(0.01, 0.01, 15, 25, BOUNDS, WeightDependence.MULTIPLICATIVE, Pairing.ALL_TO_ALL),
        new TripletStdp(0.001, 0.01, 0.01, 0.001, 16, 100, 33, 120, BOUNDS, Pairing.NEAREST),
        new InhibitoryStdp(0.05, 20, 0.01, BOUNDS),
        new Hebbian(20, 20, 300, BOUNDS),
        new ShortTerm(0.3, 200, 100));
  }

  private static Wiring wiring(SynapseValues delays) {
    return PlasticRun.wiring(SIZE, new Rule.FixedIndegree(20), WEIGHTS, delays);
  }

  private static List<Double> history(Plasticity plasticity, Wiring wiring, int blockSize) {
    PlasticRun run = new PlasticRun(plasticity, wiring, blockSize);
    Random random = new Random(8);
    List<Double> seen = new ArrayList<>();
    for (int sample = 1; sample <= 400; sample++) {
      for (double arrived : run.step(fire(random), fire(random))) {
        seen.add(arrived);
      }
      if (sample % 100 == 0) {
        for (double weight : run.weights()) {
          seen.add(weight);
        }
      }
    }
    return seen;
  }

  private static int[] fire(Random random) {
    return IntStream.range(0, SIZE).filter(i -> random.nextInt(20) == 0).toArray();
  }

  @ParameterizedTest
  @MethodSource("plasticities")
  void nothingDependsOnTheBlocks(Plasticity plasticity) {
    for (SynapseValues delays : List.of(new SynapseValues.Constant(1.2), DELAYS)) {
      List<Double> expected = history(plasticity, wiring(delays), 1000);
      assertEquals(expected, history(plasticity, wiring(delays), 16));
      assertEquals(expected, history(plasticity, wiring(delays), 48));
    }
  }

  /** The numbers were computed by this program, of all that arrives and of the weights. */
  @Test
  void theSameSpikesMakeTheSameWeightsOnEveryMachine() {
    List<Long> sums = new ArrayList<>();
    for (Plasticity plasticity : plasticities().toList()) {
      CRC32 sum = new CRC32();
      ByteBuffer bytes = ByteBuffer.allocate(8);
      for (double seen : history(plasticity, wiring(DELAYS), 1000)) {
        sum.update(bytes.putDouble(0, seen).array());
      }
      sums.add(sum.getValue());
    }
    assertEquals(List.of(310521404L, 1725931430L, 3970070107L, 335676767L, 1125332989L), sums);
  }

  /** Delays drawn, yet all the same: every synapse has its own trace, with the same values. */
  @ParameterizedTest
  @MethodSource("plasticities")
  void tracesOfSynapsesAreThoseOfTheirSources(Plasticity plasticity) {
    SynapseValues same = new SynapseValues.Drawn(new Distribution.Normal(1.2, 0));
    List<Double> expected = history(plasticity, wiring(new SynapseValues.Constant(1.2)), 1000);
    assertEquals(expected.size(), history(plasticity, wiring(same), 1000).size());
    List<Double> own = history(plasticity, wiring(same), 1000);
    for (int i = 0; i < own.size(); i++) {
      assertEquals(expected.get(i), own.get(i), 1e-12);
    }
  }

  /** Each synapse as if it were alone. */
  @Test
  void synapsesOfOwnDelaysChangeByTheirOwnArrivals() {
    Stdp stdp = new Stdp(0.01, 0.02, 15, 25, BOUNDS, WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL);
    double[] delays = {0.1, 3, 0.7, 2.2};
    Rule fan = new Rule.Listed(new int[] {0, 0, 0, 0}, new int[] {0, 1, 0, 2});
    Wiring together =
        PlasticRun.wiring(3, fan, new SynapseValues.Constant(5), new SynapseValues.Listed(delays));
    PlasticRun all = new PlasticRun(stdp, together, 2);
    long[] pre = {20, 33, 34, 60};
    int[] everyPost = {0, 1, 2};
    for (int sample = 1; sample <= 120; sample++) {
      boolean fires = List.of(20L, 33L, 34L, 60L).contains((long) sample);
      all.step(fires ? new int[1] : new int[0], sample % 25 == 0 ? everyPost : new int[0]);
    }
    int[] order = {0, 2, 1, 3};
    for (int i = 0; i < 4; i++) {
      SynapseValues own = new SynapseValues.Listed(new double[] {delays[order[i]]});
      PlasticRun alone = PlasticRun.ofPairs(stdp, 1, 5, own);
      alone.to(120, pre, new long[] {25, 50, 75, 100});
      assertEquals(alone.weight(), all.weights()[i]);
    }
  }

  @Test
  void moreThan65536SourcesKeepTheirRows() {
    int sources = 70_000;
    int[] from = {3, 65_535, 65_536, 69_999};
    Wiring wiring =
        new Wiring(
            "c",
            Neurons.all("pre", sources),
            Neurons.all("post", 2),
            new Rule.Listed(from, new int[] {1, 1, 1, 1}),
            false,
            false,
            new SynapseValues.Constant(5),
            new SynapseValues.Constant(0.1),
            PlasticRun.DT,
            1);
    Stdp stdp = new Stdp(0.01, 0, 15, 25, BOUNDS, WeightDependence.ADDITIVE, Pairing.ALL_TO_ALL);
    PlasticRun run = new PlasticRun(stdp, wiring, 65_536);
    for (int i = 0; i < 4; i++) {
      run.step(new int[] {from[i]}, new int[0]);
      run.step(new int[0], new int[0]);
    }
    run.step(new int[0], new int[] {1});
    double[] weights = run.weights();
    for (int i = 0; i < 4; i++) {
      double steps = 9 - (2 * i + 2);
      assertEquals(5 + 0.01 * 10 * Math.exp(-steps * 0.1 / 15), weights[i], 1e-14);
    }
  }

  @Test
  void synapsesThatChangeNeedWeightsOfTheirOwn() {
    Wiring wiring =
        PlasticRun.wiring(
            4, new Rule.AllToAll(), new SynapseValues.Constant(5), new SynapseValues.Constant(1));
    Connector connector = new Connector(wiring, 16);
    connector.build(0);
    PlasticConnection connection =
        new PlasticConnection(new InhibitoryStdp(1, 20, 0.01, BOUNDS), PlasticRun.DT);
    SpikeHistory history = new SpikeHistory(4, 16, 16);
    assertThrows(
        IllegalArgumentException.class,
        () -> connection.over(connector.connectivity().blocks().get(0), history, 10));
  }

  @Test
  void aWeightOfTheWiringIsTheFirstWeight() {
    PlasticRun run = new PlasticRun(new InhibitoryStdp(1, 20, 0.01, BOUNDS), wiring(DELAYS), 16);
    double[] first = run.weights();
    int[] all = IntStream.range(0, SIZE).toArray();
    for (int sample = 0; sample < 50; sample++) {
      run.step(all, all);
    }
    double[] last = run.weights();
    assertNotEquals(first[0], last[0]);
    double[] one = new double[1];
    run.projections().get(0).weights(run.sample(), 1, one);
    assertArrayEquals(new double[] {last[0]}, one);
  }

  @ParameterizedTest
  @MethodSource("plasticities")
  void memoryIsAsEstimatedAndWithinItsBounds(Plasticity plasticity) {
    for (SynapseValues delays : List.of(new SynapseValues.Constant(1.2), DELAYS)) {
      Wiring wiring =
          PlasticRun.wiring(
              1000, new Rule.FixedIndegree(300), new SynapseValues.Constant(5), delays);
      PlasticRun run = new PlasticRun(plasticity, wiring, 500);
      double exact = run.connectivity().bytes();
      for (BlockProjection projection : run.projections()) {
        exact += projection.bytes();
      }
      MemoryEstimate estimate = new PlasticConnection(plasticity, 0.1).estimate(wiring, 500);
      assertEquals(exact, estimate.bytes(), 0.02 * exact);
      if (!wiring.delays().equals(DELAYS)) {
        assertEquals(0, Math.max(0, exact / run.synapses() - 17), "bytes a synapse");
      }
    }
  }
}
