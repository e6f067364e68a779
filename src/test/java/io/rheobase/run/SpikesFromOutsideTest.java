package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikesFromOutsideTest {

  @TempDir Path folder;

  /** A membrane that leaks next to nothing in the time of a test, and counts in mV. */
  private static final String COUNTER =
      """
      simulation: {dt: 0.1 ms, duration: 10 ms}
      models:
        counter: {equations: "dV/dt = -V/(1e12 ms) : mV", initial: {V: 0 mV}}
      populations:
        a: {model: counter, size: 3, receptors: {jump: {current: delta}}}
      record:
        v: {of: a, variables: [V]}
      inputs:
      """;

  private Path run(String text) {
    ParameterFile file =
        ParameterFile.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
    Path out = folder.resolve("out");
    new PopulationRun(
            new RunRequest(
                file,
                PopulationRun.suitedPartition(file),
                Vectorization.NEVER,
                out,
                Optional.empty()))
        .execute(steps -> {}, () -> false);
    return out;
  }

  /** V of the neurons at a sample, as whole numbers. */
  private static List<Long> at(Path out, int sample) throws IOException {
    String row = Files.readAllLines(out.resolve("v.csv")).get(sample + 1);
    return List.of(row.split(",")).subList(1, 4).stream()
        .map(v -> Math.round(Double.parseDouble(v)))
        .toList();
  }

  @Test
  void aGivenSpikeArrivesAtItsOwnSample() throws IOException {
    Path out =
        run(
            COUNTER
                + "  all: {to: a, receptor: jump, spikes: {times: [1 ms, 1 ms, 10 ms], weight: 1 mV}}\n"
                + "  some: {to: {a: [0, 2]}, receptor: jump, spikes: {times: [[2 ms], [3 ms]],"
                + " weight: [10 mV, 20 mV]}}\n");
    assertEquals(List.of(0L, 0L, 0L), at(out, 9));
    assertEquals(List.of(2L, 2L, 2L), at(out, 10));
    assertEquals(List.of(12L, 2L, 2L), at(out, 20));
    assertEquals(List.of(12L, 2L, 22L), at(out, 30));
    assertEquals(List.of(12L, 2L, 22L), at(out, 99));
    assertEquals(List.of(13L, 3L, 23L), at(out, 100));
  }

  @Test
  void theFirstNeuronOfATargetHasTheNumberZeroInAFile() throws IOException {
    Files.writeString(folder.resolve("s.csv"), "t_ms,neuron\n1,1\n2,0\n3,1\n");
    Path out =
        run(
            COUNTER
                + "  late: {to: {a: 1..2}, receptor: jump, spikes: {file: s.csv, weight: 1 mV,"
                + " start: 2 ms, stop: 3 ms}}\n"
                + "  all: {to: {a: 1..2}, receptor: jump, spikes: {file: s.csv, weight: 100 mV}}\n");
    assertEquals(List.of(0L, 101L, 200L), at(out, 100));
  }

  @Test
  void everySampleFromTheFirstToTheLastHasThePoissonSpikesOfTheWindow() throws IOException {
    Path out =
        run(
            COUNTER
                + "  all: {to: a, receptor: jump, poisson: {rate: 1 MHz, weight: 1 mV}}\n"
                + "  none: {to: a, receptor: jump, poisson: {rate: 0 Hz, weight: 1 MV}}\n");
    assertEquals(List.of(0L, 0L, 0L), at(out, 0));
    for (int sample = 0; sample < 100; sample++) {
      for (int neuron = 0; neuron < 3; neuron++) {
        long arrived = at(out, sample + 1).get(neuron) - at(out, sample).get(neuron);
        assertEquals(100, arrived, 60);
      }
    }
  }

  @Test
  void aDrawnRateBeyondWhatCanBeDrawnStopsTheRun() {
    String drawn = "{lognormal: {mean: 1 MHz, std: 1e9 Hz}}";
    String input = "  all: {to: a, receptor: jump, poisson: {rate: " + drawn + ", weight: 1 mV}}\n";
    String many = COUNTER.replace("size: 3", "size: 3000");
    assertTrue(
        assertThrows(RunFailedException.class, () -> run(many + input))
            .getMessage()
            .startsWith("the rate of all drawn for neuron "));
  }
}
