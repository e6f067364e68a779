package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.checkpoint.CheckpointReader;
import io.rheobase.checkpoint.CheckpointWriter;
import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.Extent;
import io.rheobase.input.GivenSpikes;
import io.rheobase.input.OrnsteinUhlenbeckCurrent;
import io.rheobase.model.LeakyIntegrateAndFire;
import io.rheobase.model.MembraneParameters;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that stands still, ends early, or goes on from where another one stood. */
class HaltedRunTest {

  private static final int NEURONS = 40;
  private static final int STEPS = 90;
  private static final StreamKey KEY = StreamKey.of(4, "input", "drive", "cells");

  @TempDir private Path folder;

  /** Drifting neurons with a current that remembers and long refractory times, and a source. */
  private static List<Population> populations(Partition partition) {
    OrnsteinUhlenbeckCurrent drive =
        new OrnsteinUhlenbeckCurrent(
            KEY, Extent.EVERYTHING, PerNeuron.all(0), PerNeuron.all(0.5), PerNeuron.all(20), 1);
    int[] all = IntStream.range(0, NEURONS).toArray();
    Population cells =
        new Population(
            "cells",
            NEURONS,
            Integrator.with(PerNeuron.all(1.5)),
            List.of(neuron -> neuron / 10.0, neuron -> 0, neuron -> 0),
            neuron -> neuron % 9,
            List.of(new ConstantCurrent(0.25), drive),
            List.of(),
            List.of(new Trace(Integrator.V, all, partition.sliceSteps() + 1)),
            partition);
    GivenSpikes spikes = new GivenSpikes(3, new long[] {20, 50}, new int[] {1, 2});
    return List.of(cells, Population.ofSources("source", 3, spikes, partition));
  }

  private static Simulation simulation(
      List<Population> populations, List<Watched> watched, Partition partition) {
    return new Simulation(
        populations, List.of(), List.copyOf(watched), partition, Vectorization.NEVER);
  }

  private static List<Watched> watched(List<Population> populations) {
    return populations.stream().map(Watched::new).toList();
  }

  private void save(List<Population> populations) throws IOException {
    try (CheckpointWriter writer = new CheckpointWriter(folder.resolve("state"))) {
      writer.section(
          "populations",
          out -> {
            for (Population population : populations) {
              population.save(out);
            }
            out.number(42);
          });
      writer.complete();
    }
  }

  private void load(List<Population> populations) throws IOException {
    try (CheckpointReader reader = CheckpointReader.open(folder.resolve("state"))) {
      reader.section(
          "populations",
          in -> {
            for (Population population : populations) {
              population.load(in);
            }
            in.expect(42, "numbers");
          });
    }
  }

  @Test
  void aRunThatGoesOnFromASavedStateDoesWhatOneLongRunDoes() throws Exception {
    Partition whole = new Partition(1, 64, STEPS);
    List<Population> undisturbed = populations(whole);
    List<Watched> expected = watched(undisturbed);
    assertEquals(
        STEPS, simulation(undisturbed, expected, whole).run(STEPS, done -> {}, () -> false));

    Partition first = new Partition(2, 16, 10);
    List<Population> before = populations(first);
    List<Watched> early = watched(before);
    List<Long> taken = new ArrayList<>();
    List<Long> asked = new ArrayList<>();
    Halts halts =
        new Halts() {
          @Override
          public boolean isDue(long sample, boolean last) {
            asked.add(last ? -sample : sample);
            return sample == 20 || sample == 40;
          }

          @Override
          public void take(long sample) throws Exception {
            taken.add(sample);
            for (Watched each : early) {
              assertEquals(sample, each.written());
            }
            save(before);
          }
        };
    long[] progress = {0};
    long done =
        simulation(before, early, first)
            .run(0, STEPS, steps -> progress[0] = steps, () -> progress[0] == 40, halts);
    assertEquals(40, done);
    assertEquals(List.of(10L, 20L, 30L, -40L), asked);
    assertEquals(List.of(20L, 40L), taken);

    Partition second = new Partition(1, 32, 7);
    List<Population> after = populations(second);
    load(after);
    List<Watched> late = watched(after);
    assertEquals(
        STEPS,
        simulation(after, late, second).run(40, STEPS, steps -> {}, () -> false, Halts.NONE));
    for (int p = 0; p < 2; p++) {
      List<Watched.Spike> spikes = new ArrayList<>(early.get(p).spikes());
      spikes.addAll(late.get(p).spikes());
      assertEquals(expected.get(p).spikes(), spikes);
    }
    List<List<Double>> rows = new ArrayList<>(early.get(0).rows(0));
    rows.addAll(late.get(0).rows(0));
    assertEquals(expected.get(0).rows(0), rows);
  }

  @Test
  void aHaltAtTheLastSampleIsTaken() throws Exception {
    Partition partition = new Partition(1, 64, 30);
    List<Long> taken = new ArrayList<>();
    List<Population> populations = populations(partition);
    Halts atTheEnd =
        new Halts() {
          @Override
          public boolean isDue(long sample, boolean last) {
            return last;
          }

          @Override
          public void take(long sample) {
            taken.add(sample);
          }
        };
    simulation(populations, watched(populations), partition)
        .run(0, STEPS, steps -> {}, () -> false, atTheEnd);
    assertEquals(List.of((long) STEPS), taken);
  }

  private String refusal(Population now) {
    String message = assertThrows(CheckpointException.class, () -> load(List.of(now))).getMessage();
    return message.substring(message.indexOf("it is of"));
  }

  @Test
  void theStateOfOtherNeuronsIsRefused() throws IOException {
    Partition partition = new Partition(1, 64, 30);
    List<Population> populations = populations(partition);
    save(populations.subList(0, 1));
    assertEquals(
        "it is of another network: a population cells, now source", refusal(populations.get(1)));
    GivenSpikes none = new GivenSpikes(3, new long[0], new int[0]);
    assertEquals(
        "it is of another network: neurons of cells 40, now 3",
        refusal(Population.ofSources("cells", 3, none, partition)));
    Population passive =
        new Population(
            "cells",
            NEURONS,
            LeakyIntegrateAndFire.bind(1, new MembraneParameters(10, 10, -65, -50, -65)),
            List.of(neuron -> -65),
            neuron -> 0,
            List.of(),
            List.of(),
            List.of(),
            partition);
    assertEquals("it is of another network: state variables of cells 3, now 1", refusal(passive));
  }
}
