package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationsTest {

  private static ParameterFile read(String text) {
    return ParameterFile.read(
        "test.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of(""), List.of());
  }

  private static void run(ParameterFile file, Path out) {
    new PopulationRun(
            new RunRequest(
                file,
                PopulationRun.suitedPartition(file),
                Vectorization.NEVER,
                out,
                Optional.empty()))
        .execute(steps -> {}, () -> false);
  }

  @Test
  void severalPopulationsRunSideBySide(@TempDir Path folder) throws IOException {
    run(
        read(
            """
            simulation: {dt: 0.1 ms, duration: 200 ms}
            populations:
              exc: {model: LIF, size: 20, initial: {V: {uniform: [-70 mV, -55 mV]}}}
              inh: {model: ExpLIF, size: 5, parameters: {t_ref: {linspace: [1 ms, 5 ms]}}}
            inputs:
              noise: {to: [exc, inh], gaussian: {mean: 500 pA, std: 500 pA}}
            record:
              events: {of: [exc, inh], spikes: all}
              v_exc: {of: {exc: [0..1, 7]}, variables: [V]}
              v_inh: {of: inh, variables: [V]}
            """),
        folder.resolve("out"));
    String header = Files.readAllLines(folder.resolve("out/v_exc.csv")).get(0);
    assertEquals("t_ms,exc[0],exc[1],exc[7]", header);
    assertEquals(2002, Files.readAllLines(folder.resolve("out/v_inh.csv")).size());
    String spikes = Files.readString(folder.resolve("out/events.csv"));
    assertTrue(spikes.contains(",exc,") && spikes.contains(",inh,"));
  }

  @Test
  void aDrawnStartAtTheThresholdIsRefused(@TempDir Path folder) {
    ParameterFile file =
        read(
            """
            simulation: {dt: 0.1 ms, duration: 10 ms}
            populations:
              exc:
                model: LIF
                size: 1000
                initial: {V: {normal: {mean: -60 mV, std: 5 mV}}}
            """);
    ParameterFileException refused =
        assertThrows(ParameterFileException.class, () -> run(file, folder.resolve("out")));
    assertTrue(refused.getMessage().startsWith("test.yaml:6:15: the initial V drawn for neuron "));
  }
}
