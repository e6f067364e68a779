package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.GivenSpikes;
import io.rheobase.model.PerNeuron;
import io.rheobase.network.BlockProjection;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.Synapses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connected blocks: who hears whom, when, and what is recorded of it. */
class SpikesOnTheirWayTest {

  private static final int NEURONS = 40;
  private static final int DELAY = 3;
  private static final int STEPS = 170;

  /** Blocks in one crew and in several; a slice of one stretch, of several, and of half a one. */
  private static final List<Partition> PARTITIONS =
      List.of(
          new Partition(1, 64, 1),
          new Partition(1, 16, 100),
          new Partition(2, 16, 3),
          new Partition(2, 16, 10),
          new Partition(3, 16, 100),
          new Partition(7, 16, 41));

  /** Each spike reaches the neuron a few places on, {@link #DELAY} samples later. */
  private static final class Shift implements BlockProjection {
    private final SpikeHistory history;
    private final int first;
    private final int count;
    private final int places;
    private final List<Long> arrivals = new ArrayList<>();
    private final List<Watched.Spike> fired = new ArrayList<>();

    Shift(SpikeHistory history, Block targets, int places) {
      this.history = history;
      this.first = targets.first();
      this.count = targets.count();
      this.places = places;
    }

    @Override
    public void arrive(long sample, double[] into) {
      arrivals.add(sample);
      for (int block = 0; block < history.blocks(); block++) {
        for (int i = 0; i < history.count(block, sample - DELAY); i++) {
          int target = history.neurons(block, sample - DELAY)[i] + places - first;
          if (target >= 0 && target < count) {
            into[target] += Integrator.THRESHOLD;
          }
        }
      }
    }

    @Override
    public void fired(long sample, int[] neurons, int n) {
      for (int i = 0; i < n; i++) {
        fired.add(new Watched.Spike(sample, first + neurons[i]));
      }
    }

    @Override
    public void weights(long sample, int n, double[] out) {
      for (int q = 0; q < n; q++) {
        out[q] = 1000 * sample + first + q;
      }
    }

    @Override
    public int reach() {
      return DELAY;
    }

    @Override
    public Synapses synapses() {
      throw new UnsupportedOperationException();
    }
  }

  private static Population neurons(Partition partition) {
    return new Population(
        "chain",
        NEURONS,
        Integrator.with(PerNeuron.ZERO),
        List.of(neuron -> 0, neuron -> 0, neuron -> 0),
        neuron -> 0,
        List.of(),
        List.of(),
        List.of(),
        partition);
  }

  /**
   * A source sets off neuron 0, and each neuron sets off the next. What is added behind the step
   * crosses in the step after it.
   */
  @Test
  void aSpikeTravelsDownAChainOneNeuronADelay() throws Exception {
    for (String receptor : List.of("current", "jump")) {
      int after = DELAY + (receptor.equals("jump") ? 1 : 0);
      for (Partition partition : PARTITIONS) {
        Population sources =
            Population.ofSources(
                "source",
                NEURONS,
                new GivenSpikes(NEURONS, new long[] {5, 5, 8}, new int[] {0, 39, 39}),
                partition);
        Population chain = neurons(partition);
        SpikeHistory ofSources = sources.remember(DELAY + partition.sliceSteps() + 1);
        SpikeHistory ofChain = chain.remember(DELAY + partition.sliceSteps() + 1);
        List<Shift> within = new ArrayList<>();
        int maxSamples = partition.sliceSteps() + 1;
        WeightTrace weights =
            new WeightTrace(new Sampling.Every(10, 70, 30), 2 * chain.blocks().size(), maxSamples);
        for (int b = 0; b < chain.blocks().size(); b++) {
          Block block = chain.blocks().get(b);
          within.add(new Shift(ofChain, block, 1));
          chain.connect(b, receptor, new Shift(ofSources, block, 0));
          chain.connect(b, receptor, within.get(b));
          int[] columns = {2 * b + 1, 2 * b};
          chain.record(b, new WeightTrace.Part(weights, within.get(b), new int[] {1, 4}, columns));
        }
        Watched watched = new Watched(chain);
        Watched given = new Watched(sources);
        List<Double> recorded = new ArrayList<>();
        Simulation simulation =
            new Simulation(
                List.of(sources, chain),
                List.of(),
                List.of(watched, given, recorder(weights, recorded)),
                partition,
                Vectorization.NEVER,
                DELAY);
        assertEquals(STEPS, simulation.run(STEPS, done -> {}, () -> false));

        List<Watched.Spike> expected = new ArrayList<>();
        for (int i = 0; i < NEURONS; i++) {
          expected.add(new Watched.Spike(5 + after + i * after, i));
        }
        expected.add(1, new Watched.Spike(5 + after, 39));
        expected.add(2, new Watched.Spike(8 + after, 39));
        expected.sort(
            Comparator.comparingLong(Watched.Spike::sample)
                .thenComparingInt(Watched.Spike::neuron));
        assertEquals(expected, watched.spikes(), partition.toString());
        assertEquals(
            List.of(new Watched.Spike(5, 0), new Watched.Spike(5, 39), new Watched.Spike(8, 39)),
            given.spikes());
        List<Watched.Spike> told = new ArrayList<>();
        for (Shift each : within) {
          assertEquals(LongStream.rangeClosed(1, STEPS).boxed().toList(), each.arrivals);
          told.addAll(each.fired);
        }
        assertEquals(expected.size(), told.size());
        assertTrue(told.containsAll(expected));
        List<Double> rows = new ArrayList<>();
        for (double sample : new double[] {10, 40, 70}) {
          for (Block block : chain.blocks()) {
            rows.add(1000 * sample + block.first() + 4);
            rows.add(1000 * sample + block.first() + 1);
          }
        }
        assertEquals(rows, recorded);
      }
    }
  }

  private static SliceSink recorder(WeightTrace weights, List<Double> to) {
    return new SliceSink() {
      @Override
      public int chunks() {
        return 1;
      }

      @Override
      public void format(Slice slice, int chunk) {
        for (int i = 0; i < weights.sampling().rows(slice) * weights.columns(); i++) {
          to.add(weights.values(slice)[i]);
        }
      }

      @Override
      public void write(Slice slice) {}
    };
  }

  @Test
  void aReceptorThatThereIsNotIsNamed() {
    Population chain = neurons(PARTITIONS.get(0));
    SpikeHistory history = chain.remember(DELAY);
    Shift shift = new Shift(history, chain.blocks().get(0), 1);
    assertEquals(
        "chain has no receptor gaba",
        assertThrows(IllegalArgumentException.class, () -> chain.connect(0, "gaba", shift))
            .getMessage());
  }

  /** More spikes in one step than a block has neurons. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void aSourceMayFireManyTimesInAStep(int size) throws Exception {
    Partition partition = new Partition(1, 16, 1);
    long[] samples = LongStream.range(0, 100).map(i -> 2).toArray();
    int[] neurons = IntStream.range(0, 100).map(i -> i * size / 100).toArray();
    Population sources =
        Population.ofSources("source", size, new GivenSpikes(size, samples, neurons), partition);
    Watched watched = new Watched(sources);
    new Simulation(List.of(sources), List.of(), List.of(watched), partition, Vectorization.ALWAYS)
        .run(3, done -> {}, () -> false);
    assertEquals(
        Arrays.stream(neurons).mapToObj(neuron -> new Watched.Spike(2, neuron)).toList(),
        watched.spikes());
  }
}
