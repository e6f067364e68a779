package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Going on with a run, on the command line. */
class GoOnTest {

  private static final String FULL =
      """
      simulation: {dt: 0.1 ms, duration: 50 ms, seed: 1}
      populations:
        cells: {model: LIF, size: 20}
      inputs:
        drive: {to: cells, gaussian: {mean: 500 pA, std: 300 pA}}
      output: {final_state: true, plots: false, report: false}
      """;

  private static final Path FLAT = Path.of("params.yaml");

  @TempDir private Path folder;
  private Path full;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    full = Files.writeString(folder.resolve("full.yaml"), FULL);
    out = folder.resolve("out");
  }

  private void sameSpikes(Path one, Path other) throws IOException {
    assertEquals(-1, Files.mismatch(one.resolve("spikes.csv"), other.resolve("spikes.csv")));
    assertEquals(-1, Files.mismatch(one.resolve("rates.csv"), other.resolve("rates.csv")));
  }

  @Test
  void aFinishedRunIsMadeLonger() throws IOException {
    assertEquals(0, CommandLineRun.of("run", "--params", full, "--out", out).code());
    CommandLineRun longer = CommandLineRun.of("run", "--continue", out, "--duration", "0.1", "s");
    assertEquals(0, longer.code(), longer.err());
    assertTrue(longer.out().contains("went on     from 50 ms"), longer.out());
    assertEquals(0, CommandLineRun.of("run", "--continue", out, "--for", "20 ms").code());
    Path whole = folder.resolve("whole");
    CommandLineRun.of("--params", full, "--out", whole, "--set", "simulation.duration=120 ms");
    sameSpikes(whole, out);
  }

  private static CommandLineRun flat(Path out, String steps, String state) {
    return CommandLineRun.of(
        "--params", FLAT, "--out", out, "--set", "n_neurons=20", "--set", steps, "--set", state);
  }

  @Test
  void aRunOfTheFlatFormIsMadeLonger() throws IOException {
    CommandLineRun first = flat(out, "n_steps=500", "output.final_state=true");
    assertEquals(0, first.code(), first.err());
    CommandLineRun longer = CommandLineRun.of("run", "--continue", out, "--duration", "80 ms");
    assertEquals(0, longer.code(), longer.err());
    Path whole = folder.resolve("whole");
    flat(whole, "n_steps=800", "output.final_state=false");
    sameSpikes(whole, out);
    CommandLineRun between = CommandLineRun.of("run", "--continue", out, "--for", "0.05 ms");
    assertEquals(2, between.code());
    assertTrue(between.err().contains("no multiple of dt"), between.err());
  }

  @Test
  void aRunWithoutAFinalStateSaysHowToKeepIt() {
    CommandLineRun.of("--params", full, "--out", out, "--set", "output.final_state=false");
    CommandLineRun refused = CommandLineRun.of("run", "--continue", out, "--duration", "2 s");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--set output.final_state=true"), refused.err());
  }

  @Test
  void aRunThatHasNoCheckpointBeginsAnewIfItsFileIsNamed() {
    CommandLineRun nothing = CommandLineRun.of("run", "--resume", out);
    assertEquals(2, nothing.code());
    assertTrue(nothing.err().contains("holds no checkpoint"), nothing.err());
    assertFalse(Files.exists(out));
    assertEquals(0, CommandLineRun.of("run", "--resume", out, "--params", full).code());
    CommandLineRun again = CommandLineRun.of("run", "--resume", out, "--params", full);
    assertEquals(0, again.code());
    assertTrue(again.err().contains("is complete: there is nothing to resume"), again.err());
    assertEquals(0, CommandLineRun.of("run", "--resume", out).code());
  }

  @Test
  void aFileForTheShorterTimeAloneIsNamed() throws IOException {
    StringBuilder rows = new StringBuilder("t_ms,I\n");
    for (int step = 0; step < 500; step++) {
      rows.append(step / 10).append('.').append(step % 10).append(",500\n");
    }
    Files.writeString(folder.resolve("currents.csv"), rows);
    Files.writeString(
        full,
        FULL.replace(
            "gaussian: {mean: 500 pA, std: 300 pA}", "file: {file: currents.csv, unit: pA}"));
    assertEquals(0, CommandLineRun.of("run", "--params", full, "--out", out).code());
    CommandLineRun refused = CommandLineRun.of("run", "--continue", out, "--duration", "1 s");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("currents.csv has 500 rows"), refused.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --resume a --continue b",
        "run --duration 2",
        "run --continue a",
        "run --continue a --duration 2 --for 3",
        "run --resume a --out b",
      })
  void contradictionsAreTold(String line) {
    CommandLineRun refused = CommandLineRun.of((Object[]) line.split(" "));
    assertEquals(2, refused.code());
    assertTrue(
        refused.err().contains("--continue") || refused.err().contains("--out"), refused.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2 mV", "-2 s", "soon"})
  void aTimeHasAUnit(String time) {
    CommandLineRun.of("run", "--params", full, "--out", out);
    CommandLineRun refused = CommandLineRun.of("run", "--continue", out, "--duration=" + time);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--duration"), refused.err());
  }
}
