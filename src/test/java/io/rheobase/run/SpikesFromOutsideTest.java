package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.ReferenceCase;
import io.rheobase.course.Result;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
  void whatWillComeIsForeseen() {
    ParameterFile file =
        ParameterFile.read(
            "test.yaml",
            (COUNTER
                    + "  all: {to: a, receptor: jump, spikes: {times: [1 ms, 10 ms], weight: 1 mV,"
                    + " stop: 10 ms}}\n"
                    + "  some: {to: {a: 0..1}, receptor: jump, poisson: {rate: 1 kHz, weight: 1 mV,"
                    + " start: 5 ms}}\n")
                .getBytes(StandardCharsets.UTF_8),
            folder,
            List.of());
    List<SpikeCount> counts =
        Checkup.of(file, PopulationRun.suitedPartition(file), folder).estimate().spikes();
    assertEquals(new SpikeCount("all", 3, false, "arrive at jump of a"), counts.get(0));
    assertEquals("some", counts.get(1).name());
    assertEquals(10.2, counts.get(1).spikes(), 1e-9, "51 samples, two neurons");
    assertTrue(counts.get(1).isMean());
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

  /** Two neurons with AMPA and GABA-A conductances, without and with a current. */
  @Test
  void aFileOfReceptorsAndGivenSpikesFollowsTheReference() throws IOException {
    ReferenceCase reference = ReferenceCase.named("synaptic-lif");
    for (String receptor : List.of("AMPA", "GABA")) {
      Files.writeString(
          folder.resolve(receptor + ".csv"),
          Files.readAllLines(reference.file("input_spikes.csv")).stream()
              .filter(row -> row.endsWith("," + receptor))
              .map(row -> row.split(",")[0])
              .collect(Collectors.joining("\n", "t_ms\n", "\n")));
    }
    Path out =
        run(
            """
            simulation: {dt: 0.1 ms, duration: 1 s}
            populations:
              cell:
                model: LIF
                size: 2
                parameters: {C_m: 1000 pF, g_L: 10 nS, E_L: -65 mV, V_th: -55 mV, V_reset: -68 mV, t_ref: 0.2 ms}
                initial: {V: -65 mV}
                receptors:
                  AMPA: {conductance: exponential, tau: 4 ms, E_rev: 0 mV}
                  GABA: {conductance: exponential, tau: 8 ms, E_rev: -70 mV}
            inputs:
              current: {to: cell, constant: [0 pA, 40 pA]}
              excitation: {to: cell, receptor: AMPA, spikes: {file: AMPA.csv, weight: 50 nS}}
              inhibition: {to: cell, receptor: GABA, spikes: {file: GABA.csv, weight: 50 nS}}
            record:
              v: {of: cell, variables: [V]}
              spikes: {of: cell, spikes: all}
            """);
    double[][] expected = Result.columns(reference.file("voltages.csv"));
    double[][] found = Result.columns(out.resolve("v.csv"));
    assertEquals(expected.length, found.length);
    for (int sample = 0; sample < expected.length; sample++) {
      assertArrayEquals(expected[sample], found[sample], 1e-9, "sample " + sample);
    }
    assertEquals(spikes(reference.file("spikes.csv")), spikes(out.resolve("spikes.csv")));
  }

  /**
   * One neuron, 30 recorded input trains of which 21 are connected, 60 s. The trains are brought
   * forward by a sample, which the connections' delay takes.
   */
  @Test
  void recordedTrainsThroughConnectionsFollowTheReference() throws IOException {
    ReferenceCase reference = ReferenceCase.named("izhikevich-inputs");
    Files.writeString(
        folder.resolve("inputs.csv"),
        Files.readAllLines(reference.file("input_spikes.csv")).stream()
            .skip(1)
            .map(row -> row.split(","))
            .map(row -> (Math.round(Double.parseDouble(row[0]) * 10) - 1) / 10.0 + "," + row[1])
            .collect(Collectors.joining("\n", "t_ms,input\n", "\n")));
    Path out =
        run(
            """
            simulation: {dt: 0.1 ms, duration: 60 s}
            populations:
              cell:
                model: Izhikevich
                size: 1
                parameters: {C_m: 100 pF, k: 0.7 nS/mV, V_r: -60 mV, V_t: -40 mV, V_peak: 35 mV, a: 0.03 /ms, b: -2 nS, c: -50 mV, d: 100 pA}
                initial: {V: -60 mV, u: 0 pA}
                receptors:
                  exc: {conductance: exponential, tau: 7 ms, E_rev: 0 mV, decay: euler}
                  inh: {conductance: exponential, tau: 7 ms, E_rev: -65 mV, decay: euler}
              inputs: {model: spike_generator, size: 30, spikes: {file: inputs.csv, column: input}}
            connections:
              exc: {from: {inputs: 6..22}, to: cell, rule: all_to_all, receptor: exc, weight: 0.4 nS, delay: 0.1 ms}
              inh: {from: {inputs: 0..3}, to: cell, rule: all_to_all, receptor: inh, weight: 1.6 nS, delay: 0.1 ms}
            record:
              v: {of: cell, variables: [V], every: 10 ms}
              spikes: {of: cell, spikes: all}
            """);
    double[][] expected = Result.columns(reference.file("voltages_every_10ms.csv"));
    double[][] found = Result.columns(out.resolve("v.csv"));
    assertEquals(expected.length, found.length);
    for (int sample = 0; sample < expected.length; sample++) {
      assertArrayEquals(expected[sample], found[sample], 1e-6, "sample " + sample);
    }
    assertEquals(spikes(reference.file("spikes.csv")), spikes(out.resolve("spikes.csv")));
  }

  /** Time and neuron of each spike. */
  private static List<String> spikes(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(row -> row.replace(",cell,", ","))
        .toList();
  }
}
