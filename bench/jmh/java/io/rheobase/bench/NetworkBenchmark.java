package io.rheobase.bench;

import io.rheobase.network.BlockProjection;
import io.rheobase.network.Connector;
import io.rheobase.network.Neurons;
import io.rheobase.network.Rule;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.StaticProjection;
import io.rheobase.network.SynapseValues;
import io.rheobase.network.Synapses;
import io.rheobase.network.Wiring;
import io.rheobase.random.Distribution;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time a synapse: to draw it, and to carry a spike over it onto a block of 1024 targets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {

  private static final int SOURCES = 4096;
  private static final int TARGETS = 1024;
  private static final int SAMPLES = 128;
  private static final int SPIKES_A_SAMPLE = 8;
  private static final int SHORT_ROW = 20;
  private static final int LONG_ROW = 1000;
  private static final int INDEGREE = 400;
  private static final SynapseValues WEIGHT = new SynapseValues.Constant(0.5);
  private static final SynapseValues DELAY = new SynapseValues.Constant(1.5);
  private static final SynapseValues DRAWN_WEIGHT =
      new SynapseValues.Drawn(new Distribution.Normal(0.5, 0.1));
  private static final SynapseValues DRAWN_DELAY =
      new SynapseValues.Drawn(new Distribution.Normal(1.5, 0.3));

  private final SpikeHistory history = history();
  private final BlockProjection shortRows = projection(SHORT_ROW, WEIGHT, DELAY);
  private final BlockProjection longRows = projection(LONG_ROW, WEIGHT, DELAY);
  private final BlockProjection drawnWeights = projection(SHORT_ROW, DRAWN_WEIGHT, DELAY);
  private final BlockProjection drawnDelays = projection(SHORT_ROW, WEIGHT, DRAWN_DELAY);
  private final double[] into = new double[TARGETS];

  private static SpikeHistory history() {
    SpikeHistory history = new SpikeHistory(SOURCES, SOURCES, 2 * SAMPLES);
    Random random = new Random(1);
    for (int sample = 1; sample <= SAMPLES; sample++) {
      int[] neurons = random.ints(0, SOURCES).distinct().limit(SPIKES_A_SAMPLE).sorted().toArray();
      history.write(0, sample, neurons, 0, SPIKES_A_SAMPLE);
    }
    return history;
  }

  private BlockProjection projection(int row, SynapseValues weights, SynapseValues delays) {
    return StaticProjection.of(built(new Rule.FixedOutdegree(row), weights, delays), history);
  }

  private static Synapses built(Rule rule, SynapseValues weights, SynapseValues delays) {
    Neurons pre = Neurons.all("pre", SOURCES);
    Neurons post = Neurons.all("post", TARGETS);
    Connector connector =
        new Connector(
            new Wiring("c", pre, post, rule, false, false, weights, delays, 0.1, 1), TARGETS);
    for (int task = 0; task < connector.preparations(); task++) {
      connector.prepare(task);
    }
    connector.build(0);
    return connector.connectivity().blocks().get(0);
  }

  private double[] deliver(BlockProjection projection) {
    for (int sample = 1; sample <= SAMPLES; sample++) {
      projection.arrive(sample + projection.reach(), into);
    }
    return into;
  }

  /** A synapse of a row of 20. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES * SPIKES_A_SAMPLE * SHORT_ROW)
  public double[] arrivalInShortRows() {
    return deliver(shortRows);
  }

  /** A synapse of a row of 1000. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES * SPIKES_A_SAMPLE * LONG_ROW)
  public double[] arrivalInLongRows() {
    return deliver(longRows);
  }

  /** A synapse with a weight of its own, in a row of 20. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES * SPIKES_A_SAMPLE * SHORT_ROW)
  public double[] arrivalWithDrawnWeights() {
    return deliver(drawnWeights);
  }

  /** A synapse with a delay of its own, in a row of 20. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES * SPIKES_A_SAMPLE * SHORT_ROW)
  public double[] arrivalWithDrawnDelays() {
    return deliver(drawnDelays);
  }

  /** A synapse of pairwise_bernoulli. */
  @Benchmark
  @OperationsPerInvocation(TARGETS * INDEGREE)
  public Synapses drawingByProbability() {
    return built(new Rule.PairwiseBernoulli((double) INDEGREE / SOURCES), WEIGHT, DELAY);
  }

  /** A synapse of fixed_indegree. */
  @Benchmark
  @OperationsPerInvocation(TARGETS * INDEGREE)
  public Synapses drawingByIndegree() {
    return built(new Rule.FixedIndegree(INDEGREE), WEIGHT, DELAY);
  }

  /** A synapse of pairwise_bernoulli with a weight and a delay of its own. */
  @Benchmark
  @OperationsPerInvocation(TARGETS * INDEGREE)
  public Synapses drawingWithWeightsAndDelays() {
    Rule rule = new Rule.PairwiseBernoulli((double) INDEGREE / SOURCES);
    return built(rule, DRAWN_WEIGHT, DRAWN_DELAY);
  }
}
