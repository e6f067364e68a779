package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.input.GivenSpikes;
import io.rheobase.model.BoundModel;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.Gaussian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a step does to each neuron, and in which order, wherever blocks and slices begin. */
class StepTest {

  private static final int NEURONS = 37;
  private static final List<Partition> PARTITIONS =
      List.of(new Partition(1, 64, 100), new Partition(1, 16, 1), new Partition(2, 16, 7));

  private static final int[] SOME = {0, 3, 4, 15, 16, 20, 36};

  private BoundModel model = Integrator.with(PerNeuron.ZERO);
  private IntToDoubleFunction initial = neuron -> 0;
  private IntToLongFunction hold = neuron -> 0;
  private final List<CurrentSource> currents = new ArrayList<>();
  private final List<SpikeInput> arriving = new ArrayList<>();
  private SpikeValue atSpike = SpikeValue.CROSSING;

  private Watched run(Partition partition, int steps) throws Exception {
    Sampling all = Sampling.ALL;
    Population population =
        new Population(
            "test",
            NEURONS,
            model,
            List.of(initial, neuron -> 0, neuron -> 0),
            hold,
            currents,
            arriving,
            List.of(
                new Trace(Integrator.V, SOME, all, atSpike, partition.sliceSteps() + 1),
                new Trace(Integrator.SPIKES, SOME, all, atSpike, partition.sliceSteps() + 1),
                new Trace(
                    Integrator.V,
                    IntStream.range(0, NEURONS).toArray(),
                    all,
                    SpikeValue.RESET,
                    partition.sliceSteps() + 1)),
            partition);
    Watched watched = new Watched(population);
    new Simulation(List.of(population), List.of(), List.of(watched), partition, Vectorization.NEVER)
        .run(steps, done -> {}, () -> false);
    return watched;
  }

  private static List<Double> ofSome(IntToDoubleFunction value) {
    return Arrays.stream(SOME).mapToObj(value::applyAsDouble).toList();
  }

  @Test
  void everyNeuronHasItsOwnStartAndItsOwnParameters() throws Exception {
    initial = neuron -> neuron / 8.0;
    model =
        Integrator.with(PerNeuron.each(IntStream.range(0, NEURONS).mapToDouble(i -> -i).toArray()));
    for (Partition partition : PARTITIONS) {
      Watched watched = run(partition, 3);
      for (int sample = 0; sample <= 3; sample++) {
        int steps = sample;
        assertEquals(ofSome(i -> i / 8.0 - i * steps), watched.rows(0).get(sample));
      }
    }
  }

  /** V grows by 4: it crosses at 12, is 0 while it is held and grows again. */
  @Test
  void aSpikeIsSeenWhereVCrossesAndThenHoldsTheNeuronForItsOwnTime() throws Exception {
    currents.add(new ConstantCurrent(1));
    currents.add(new ConstantCurrent(3));
    hold = neuron -> neuron % 3;
    for (Partition partition : PARTITIONS) {
      Watched watched = run(partition, 8);
      double[][] expected = {
        {0, 4, 8, 12, 4, 8, 12, 4, 8}, {0, 4, 8, 12, 0, 4, 8, 12, 0}, {0, 4, 8, 12, 0, 0, 4, 8, 12}
      };
      List<Watched.Spike> spikes = new ArrayList<>();
      for (int sample = 0; sample <= 8; sample++) {
        int k = sample;
        assertEquals(ofSome(i -> expected[i % 3][k]), watched.rows(0).get(sample));
        assertEquals(
            ofSome(i -> (k >= 3 ? 1 : 0) + (k >= 6 + i % 3 ? 1 : 0)), watched.rows(1).get(k));
        for (int i = 0; i < NEURONS; i++) {
          boolean fires = expected[i % 3][sample] == 12;
          assertEquals(fires ? 0 : expected[i % 3][sample], watched.rows(2).get(sample).get(i));
          if (fires) {
            spikes.add(new Watched.Spike(sample, i));
          }
        }
      }
      assertEquals(spikes, watched.spikes());
    }
  }

  @Test
  void aTraceShowsThePeakOfItsOwnNeuronAtASpike() throws Exception {
    currents.add(new ConstantCurrent(10));
    atSpike =
        SpikeValue.peak(
            PerNeuron.each(IntStream.range(0, NEURONS).mapToDouble(i -> 100 + i).toArray()));
    for (Partition partition : PARTITIONS) {
      assertEquals(ofSome(i -> 100 + i), run(partition, 2).rows(0).get(2));
    }
  }

  /** At each sample the weights of all spikes of all inputs, each neuron's own. */
  @Test
  void whatArrivesMovesVAtItsSampleByTheNeuronsWeight() throws Exception {
    long[] samples = {1, 4, 4, 4, 9};
    int[] neurons = {16, 3, 36, 36, 4};
    for (String receptor : List.of("current", "jump")) {
      arriving.clear();
      arriving.add(new SpikeInput(receptor, new GivenSpikes(NEURONS, samples, neurons), i -> -i));
      arriving.add(
          new SpikeInput(
              receptor, new GivenSpikes(NEURONS, new long[] {4}, new int[] {3}), i -> -0.5));
      for (Partition partition : PARTITIONS) {
        Watched watched = run(partition, 10);
        for (int sample = 0; sample <= 10; sample++) {
          int k = sample;
          IntToDoubleFunction expected =
              i ->
                  switch (i) {
                    case 16 -> k >= 1 ? -16 : 0;
                    case 3 -> k >= 4 ? -3.5 : 0;
                    case 36 -> k >= 4 ? -72 : 0;
                    case 4 -> k >= 9 ? -4 : 0;
                    default -> 0;
                  };
          assertEquals(ofSome(expected), watched.rows(0).get(sample), receptor);
        }
      }
    }
  }

  @Test
  void neuronsDrawNormalsOfTheirOwnInEveryStep() throws Exception {
    model = Integrator.noisy();
    initial = neuron -> -1000;
    for (Partition partition : PARTITIONS) {
      Watched watched = run(partition, 20);
      for (int i = 0; i < NEURONS; i++) {
        double v = -1000;
        for (int step = 0; step < 20; step++) {
          v += Gaussian.at(Integrator.NOISE, 0, i, step);
          assertEquals(v, watched.rows(2).get(step + 1).get(i));
        }
      }
    }
  }

  @Test
  void aPopulationDrawsNormalsIfItsModelOrACurrentDoes() {
    assertTrue(drawsNormals(Integrator.noisy()));
    assertFalse(drawsNormals(model));
    currents.add(new ConstantCurrent(1));
    assertFalse(drawsNormals(model));
    currents.add(new GaussianCurrent(Integrator.NOISE, 0, 1));
    assertTrue(drawsNormals(model));
  }

  private boolean drawsNormals(BoundModel of) {
    return new Population(
            "test",
            NEURONS,
            of,
            List.of(initial, initial, initial),
            hold,
            currents,
            List.of(),
            List.of(),
            PARTITIONS.get(0))
        .drawsNormals();
  }
}
