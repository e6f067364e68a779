package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cortical microcircuit of Potjans and Diesmann 2014 with all 77,169 neurons and 3·10⁸ synapses
 * fires as published, for a second: {@code mvn -Pfull-scale test}. It takes 7 GB.
 */
class FullScaleTest {

  private static final double START = 100;
  private static final double END = 1000;
  private static final int WINDOWS = 9;

  @TempDir Path folder;

  @Test
  void theMicrocircuitFiresAsPublished() throws IOException, InterruptedException {
    assumeTrue(Boolean.getBoolean("full-scale"), "mvn -Pfull-scale test");
    Path written = folder.resolve("full.yaml");
    Process script =
        new ProcessBuilder(
                "python3",
                "examples/networks/potjans-diesmann-2014.py",
                "--neurons",
                "1",
                "--indegrees",
                "1",
                "--duration",
                "1 s")
            .redirectOutput(written.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, script.waitFor());
    ParameterFile file =
        ParameterFile.read("full.yaml", Files.readAllBytes(written), folder, List.of());
    Path out = folder.resolve("out");
    new PopulationRun(
            new RunRequest(
                file,
                PopulationRun.suitedPartition(file),
                Vectorization.WHEN_WARM,
                out,
                Optional.empty()))
        .execute(steps -> {}, () -> false);
    assertAll(
        comparisons(new Outcome(out)).stream()
            .map(
                found -> {
                  System.out.println(found);
                  return () -> assertTrue(found.passed(), found::toString);
                }));
  }

  @Test
  void aTenthOfTheMicrocircuitDoesInOneLayerOnly() {
    try (Laboratory laboratory = new Laboratory(() -> false)) {
      Outcome outcome = laboratory.outcomes(NetworkChecks.MICROCIRCUIT).get(0);
      assertEquals(
          List.of("L5E"),
          comparisons(outcome).stream()
              .filter(Comparison::passed)
              .map(Comparison::quantity)
              .toList());
    }
  }

  /** The rate of each layer beside the published one. */
  private static List<Comparison> comparisons(Outcome outcome) {
    return NetworkChecks.LAYERS.entrySet().stream()
        .map(
            layer -> Comparison.of(layer.getKey(), layer.getValue(), rate(outcome, layer.getKey())))
        .toList();
  }

  /** The mean rate of a layer, with its standard error from windows of 0.1 s. */
  private static Sample rate(Outcome outcome, String layer) {
    int neurons = outcome.firing(layer).rate().length;
    double window = (END - START) / WINDOWS;
    return Sample.of(
        IntStream.range(0, WINDOWS)
            .mapToDouble(
                w ->
                    DoubleStream.of(
                            outcome.rates(
                                layer, neurons, START + w * window, START + (w + 1) * window))
                        .average()
                        .orElseThrow()));
  }
}
