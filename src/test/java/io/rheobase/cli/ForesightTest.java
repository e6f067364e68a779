package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How large a run is, guessed from the text of its file. */
class ForesightTest {

  private static double neuronSteps(String text) {
    return Foresight.neuronSteps(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theFlatFormSaysNeuronsAndSteps() throws IOException {
    assertEquals(5e8, Foresight.neuronSteps(Files.readAllBytes(Path.of("examples/course.yaml"))));
  }

  @Test
  void theFullFormSaysSizesDurationAndStep() {
    assertEquals(
        150 * 20_000,
        neuronSteps(
            """
            simulation: {dt: 0.1 ms, duration: 2 s}   # not duration: 9 s
            populations:
              a: {model: LIF, size: 100}
              b:
                model: LIF
                size: 50
            """),
        1e-6);
  }

  @Test
  void aSweepAndWhatIsNotPlainAreNotForeseen() {
    String run = "simulation: {dt: 0.1 ms, duration: 2 s}\npopulations: {a: {size: 10}}\n";
    assertEquals(0, neuronSteps(run + "sweep: {}\n"));
    assertEquals(0, neuronSteps("populations: {a: {size: 10}}"));
    assertEquals(0, neuronSteps("simulation: {dt: 1 h, duration: 2 s}\na: {size: 10}"));
  }
}
