package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedConnectionsTest {

  private static final String NETWORK =
      """
      simulation: {dt: 0.1 ms, duration: 100 ms, seed: 4}
      populations:
        exc: &cells
          model: LIF
          size: 60
          initial: {V: {uniform: [-70 mV, -55 mV]}}
          receptors: {psc: {current: exponential, tau: 3 ms}}
        inh: {<<: *cells, size: 20}
      inputs:
        drive: {to: [exc, inh], constant: 500 pA}
      connections:
        net: {from: [exc, inh], to: [exc, inh], rule: %s, multapses: true, receptor: psc%s}
      record:
        spikes: {of: [exc, inh], spikes: all}
        net: {of: net, connections: all, format: %s}
      """;

  private static final String DRAWN =
      ", weight: {normal: {mean: 20 pA, std: 40 pA}}, delay: {uniform: [0.5 ms, 3 ms]}";

  @TempDir Path folder;

  private void run(String text, String out) {
    ParameterFile file =
        ParameterFile.read("net.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
    new PopulationRun(
            new RunRequest(
                file,
                PopulationRun.suitedPartition(file),
                Vectorization.NEVER,
                folder.resolve(out),
                Optional.empty()))
        .execute(steps -> {}, () -> false);
  }

  @ParameterizedTest
  @CsvSource({"csv, csv", "sonata, h5"})
  void aNetworkReadFromItsRecordedConnectionsSpikesAlike(String format, String ending)
      throws IOException {
    run(NETWORK.formatted("{fixed_indegree: 10}", DRAWN, format), "drawn");
    run(NETWORK.formatted("{file: drawn/net." + ending + "}", "", format), "read");
    byte[] spikes = Files.readAllBytes(folder.resolve("drawn/spikes.csv"));
    assertTrue(new String(spikes, StandardCharsets.UTF_8).lines().count() > 100);
    for (String name : List.of("spikes.csv", "net." + ending)) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("drawn").resolve(name)),
          Files.readAllBytes(folder.resolve("read").resolve(name)),
          name);
    }
    if (format.equals("csv")) {
      List<String> lines = Files.readAllLines(folder.resolve("drawn/net.csv"));
      assertEquals(
          "source_population,source,target_population,target,weight_pA,delay_ms", lines.get(0));
      assertEquals(1 + 2 * 10 * 80, lines.size());
    }
  }
}
