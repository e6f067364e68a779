package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.FolderContent;
import io.rheobase.course.ReferenceCase;
import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as the shell sees it. */
class MainTest {
  private static final FlatFile SMALL = FlatFile.courseNeuron().with("n_steps", 300);

  @TempDir Path folder;
  private Path params;
  private Path out;

  @BeforeEach
  void setUp() throws IOException {
    params = SMALL.write(folder.resolve("small.yaml"));
    out = folder.resolve("result");
  }

  private static void assertContains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "no «" + part + "» in:\n" + text);
    }
  }

  private void assertWrong(CommandLineRun run, String... parts) {
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertContains(run.err(), parts);
    assertFalse(Files.exists(out), "nothing is made of a wrong command line");
  }

  @Test
  void runSaysWhatCameOfIt() {
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", out);
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    int spikes = new Result(out).spikes().size();
    assertContains(
        run.out(),
        "population  8 ExpLIF neurons\n",
        "spikes      " + spikes + "\n",
        "mean rate ",
        "simulated   30 ms in ",
        "files       " + out + "/\n");
  }

  @Test
  void namedCommandIsTheDefault() {
    assertEquals(0, CommandLineRun.of("--params", params, "--out", out).code());
    Path named = folder.resolve("named");
    assertEquals(0, CommandLineRun.of("run", "--params", params, "--out", named).code());
    assertEquals(new Result(out).hashes(), new Result(named).hashes());
  }

  @Test
  void publishedPopulationIsReproducedFromTheCommandLine() throws IOException {
    ReferenceCase raster = ReferenceCase.named("raster-random-refractory");
    for (String name : List.of("current.csv", "refractory.csv")) {
      Files.copy(raster.file(name), folder.resolve(name));
    }
    raster
        .with(
            new FlatFile(Map.of()),
            "n_neurons",
            "n_steps",
            "dt",
            "tau_m",
            "g_L",
            "V_L",
            "V_th",
            "V_reset",
            "V_init")
        .with("t_ref", "{file: refractory.csv, column: t_ref_ms}")
        .with("I", "{file: current.csv}")
        .write(params);
    CommandLineRun run =
        CommandLineRun.of("--params", params, "--out", out, "--set", "record_V=all");
    assertEquals(0, run.code(), run.err());
    raster.assertReproducedBy(new Result(out));
  }

  @Test
  void quietRunPrintsNothing() throws IOException {
    Files.writeString(params, SMALL.text() + "V_th: 0\n");
    CommandLineRun loud = CommandLineRun.of("--params", params, "--out", out);
    assertContains(loud.err(), "small.yaml:15:1: warning: V_th is given in lines 1 and 15");
    for (String quiet : List.of("--quiet", "-q")) {
      CommandLineRun run = CommandLineRun.of("--params", params, "--out", out, quiet);
      assertEquals(new CommandLineRun(0, "", ""), run);
    }
  }

  @Test
  void quietRunStillSaysWhatIsWrong() {
    assertWrong(
        CommandLineRun.of("-q", "--params", params, "--out", out, "--set", "dt=0"),
        "error: dt must be greater than 0");
  }

  @Test
  void optionsStandInPlaceOfTheFilesValues() throws IOException {
    CommandLineRun.of(
        "--params",
        params,
        "--out",
        out,
        "--set",
        "n_neurons=3",
        "--set",
        "mean_I=450",
        "--seed",
        9,
        "--threads",
        2);
    Result expected =
        SMALL
            .with("n_neurons", 3)
            .with("mean_I", 450)
            .with("seed", 9)
            .run(folder.resolve("expected"));
    assertEquals(expected.hashes(), new Result(out).hashes());
    assertContains(Files.readString(out.resolve("params.resolved.yaml")), "mean: 450 pA");
  }

  @Test
  void parameterFileMayComeFromStandardInput() {
    CommandLineRun run = CommandLineRun.reading(SMALL.text(), "--params", "-", "--out", out);
    assertEquals(0, run.code(), run.err());
    assertEquals(SMALL.run(folder.resolve("expected")).hashes(), new Result(out).hashes());
    CommandLineRun wrong = CommandLineRun.reading("dt: x", "--params", "-", "--out", out);
    assertEquals(2, wrong.code());
    assertContains(wrong.err(), "standard input:1:5: error: dt must be a number in ms, found `x`");
  }

  @Test
  void faultsAreShownWithTheirLinesAndFixes() throws IOException {
    Files.writeString(
        params, SMALL.with("tau_m", "10 ms").with("n_neurons", "8").text() + "V_treset: -75\n");
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", out);
    assertEquals(
        String.join(
            "\n",
            params + ":3:8: error: tau_m is a bare number in ms here, found `10 ms`",
            "  3 | tau_m: 10 ms",
            "    |        ^",
            "  fix: write `tau_m: 10`",
            params + ":15:1: error: there is no key `V_treset`",
            "  15 | V_treset: -75",
            "     | ^",
            "  fix: did you mean V_reset?",
            ""),
        run.err());
    assertWrong(run);
  }

  @Test
  void faultyOptionIsShownAsItWasWritten() {
    assertWrong(
        CommandLineRun.of("--params", params, "--out", out, "--seed", "x1"),
        "command line:1:8: error: seed must be a number, found `x1`",
        "  1 | --seed x1\n    |        ^\n");
    assertWrong(
        CommandLineRun.of("--params", params, "--out", out, "--threads", "0"),
        "command line:1:11: error: threads must be at least 1, found 0");
    assertWrong(
        CommandLineRun.of("--params", params, "--out", out, "--set", "tau_m"),
        "--set wants KEY=VALUE, found tau_m");
    assertWrong(
        CommandLineRun.of("--params", params, "--out", out, "--set", "=3"),
        "--set wants KEY=VALUE, found =3");
  }

  @Test
  void wrongCommandLinesAreAnswered() throws IOException {
    assertWrong(CommandLineRun.of("--out", out), "which parameter file?");
    assertWrong(
        CommandLineRun.of("--parms", params, "--out", out), "--parms", "--params", "sim --help");
    assertWrong(CommandLineRun.of("--params", params, "--out"), "--out");
    assertWrong(
        CommandLineRun.of("--params", folder.resolve("none.yaml"), "--out", out),
        "there is no parameter file " + folder.resolve("none.yaml"));
    assertWrong(
        CommandLineRun.of("--params", folder, "--out", out),
        folder + " is a folder, not a parameter file");
    assertWrong(CommandLineRun.of("--params", "\0", "--out", out), "is no file name");
    assertWrong(CommandLineRun.of("runn", "--params", params, "--out", out), "runn");
    byte[] large = new byte[17 << 20];
    Arrays.fill(large, (byte) '#');
    assertWrong(
        CommandLineRun.of("--params", Files.write(folder.resolve("large"), large), "--out", out),
        "is larger than 16 MB");
  }

  @Test
  void helpNamesTheOptionsAndExitCodes() {
    CommandLineRun run = CommandLineRun.of("--help");
    assertEquals(0, run.code());
    assertEquals("", run.err());
    assertContains(
        run.out(),
        "Usage: sim",
        "--params=FILE",
        "--out=DIR",
        "--set=KEY=VALUE",
        "--seed=N",
        "--threads=N",
        "--expect=DIR",
        "-q, --quiet",
        "-h, --help",
        "-V, --version",
        "Exit codes: 0 done, 1 the run failed, 2 the file or the command line is wrong,\n"
            + "3 not as expected; 130, 143 or 129 interrupted by SIGINT, SIGTERM or SIGHUP.");
    assertContains(CommandLineRun.of("run", "--help").out(), "Usage: sim run", "--expect=DIR");
  }

  @Test
  void versionNamesBuildAndJava() {
    CommandLineRun run = CommandLineRun.of("--version");
    assertEquals(0, run.code());
    assertTrue(
        run.out()
            .matches("rheobase \\d+\\.\\d+\\.\\d+\\S* \\(([0-9a-f]{7,40}|unknown)\\)\nJava .+\n"),
        run.out());
  }

  @Test
  void equalResultIsAsExpected() {
    CommandLineRun.of("--params", params, "--out", out);
    Path second = folder.resolve("second");
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", second, "--expect", out);
    assertEquals(0, run.code(), run.err());
    assertContains(run.out(), "expected    as " + out + ", byte for byte");
  }

  @Test
  void firstDifferenceIsToldInWords() throws IOException {
    FlatFile one = FlatFile.restingLif().with("n_steps", 3).with("mean_I", 20);
    CommandLineRun.of("--params", one.write(params), "--out", out);
    Path second = folder.resolve("second");
    CommandLineRun run =
        CommandLineRun.of(
            "--params", params, "--out", second, "--expect", out, "--set", "mean_I=40");
    assertEquals(3, run.code());
    String line = "0.1,0.1";
    int at = "t_ms,population[0]\n0.0,0.0\n".length() + line.length() - 1;
    assertEquals(
        "sim: not as expected: voltages.csv differs first in line 3 (byte "
            + at
            + "):\n  expected 0.1,0.1\n  found    0.1,0.2\n",
        run.err());
    assertTrue(Files.exists(second.resolve("manifest.json")), "the new result is kept");
  }

  @Test
  void shorterResultDiffersAtItsEnd() throws IOException {
    FlatFile one = FlatFile.restingLif().with("n_steps", 3);
    CommandLineRun.of("--params", one.write(params), "--out", out);
    Path second = folder.resolve("second");
    CommandLineRun run =
        CommandLineRun.of(
            "--params", params, "--out", second, "--expect", out, "--set", "n_steps=2");
    assertEquals(3, run.code());
    assertContains(
        run.err(),
        "voltages.csv differs first in line 5 (byte ",
        "  expected 0.3,0.0\n  found    the end of the file\n");
  }

  @Test
  void fileThatIsMissingOrTooMuchIsADifference() {
    CommandLineRun.of("--params", params, "--out", out);
    Path second = folder.resolve("second");
    CommandLineRun less =
        CommandLineRun.of(
            "--params", params, "--out", second, "--expect", out, "--set", "record_V=none");
    assertEquals(3, less.code());
    assertContains(less.err(), "voltages.csv is in " + out + ", this run does not write it");
    CommandLineRun more =
        CommandLineRun.of("--params", params, "--out", out, "--expect", second, "--quiet");
    assertEquals(3, more.code());
    assertContains(more.err(), "voltages.csv is written by this run, " + second + " does not");
  }

  @Test
  void expectationWithoutAResultEndsTheRunBeforeItBegins() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("--params", params, "--out", out, "--expect", folder.resolve("none"));
    assertEquals(2, run.code());
    assertContains(run.err(), "holds no result to compare with");
    assertFalse(Files.exists(out));
    CommandLineRun.of("--params", params, "--out", out);
    FolderContent before = FolderContent.of(out);
    CommandLineRun itself = CommandLineRun.of("--params", params, "--out", out, "--expect", out);
    assertEquals(2, itself.code());
    assertContains(itself.err(), "--expect names the output folder");
    assertEquals(before, FolderContent.of(out));
  }

  @Test
  void stateThatLeavesTheNumbersIsNamedAndEndsTheRun() throws IOException {
    FlatFile.restingLif()
        .with("n_neurons", 3)
        .with("g_L", "0.1")
        .with("mean_I", "-1e308")
        .write(params);
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", out);
    assertEquals(1, run.code());
    assertContains(
        run.err(),
        "sim: V of neuron 0 of population became NaN at t = 0.2 ms (LIF: tau_m 20 ms, g_L 0.1 nS,"
            + " E_L 0 mV, V_th 20 mV, V_reset 0 mV, t_ref 0.1 ms, dt 0.1 ms)");
    assertFalse(Files.exists(out));
  }

  @Test
  void stateThatLeavesTheNumbersInTheLastStepIsNamedToo() throws IOException {
    FlatFile.courseNeuron()
        .with("std_I", 0)
        .with("g_L", "0.1")
        .with("mean_I", "-1e308")
        .with("n_steps", 1)
        .write(params);
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", out);
    assertEquals(1, run.code());
    assertContains(
        run.err(), "V of neuron 0 of population became -Infinity at t = 0.1 ms (ExpLIF: ");
  }

  @Test
  void folderOfOtherThingsEndsTheRunWithOne() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis.tex"), "mine");
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", out);
    assertEquals(1, run.code());
    assertEquals(
        "sim: the output folder "
            + out
            + " is not empty and holds no result of ours: choose another with --out\n",
        run.err());
  }

  @Test
  void runThatCannotFitIntoMemoryIsRefusedWithBothNumbers() {
    CommandLineRun run =
        CommandLineRun.of("--params", params, "--out", out, "--set", "n_neurons=2_000_000_000");
    assertWrong(
        run,
        "command line:1:17: error: this run needs about ",
        " GB of memory, this Java may use ",
        "fix: start it as `java -Xmx",
        "or lower the number of neurons");
  }

  @Test
  void runThatCannotFitOntoTheDiskIsRefusedWithBothNumbers() {
    CommandLineRun run =
        CommandLineRun.of(
            "--params",
            params,
            "--out",
            out,
            "--set",
            "n_neurons=100000",
            "--set",
            "n_steps=2_000_000_000",
            "--set",
            "record_V=all");
    assertWrong(
        run,
        "command line:1:16: error: this run writes at least 2.4 PB, the disk of " + out + " has ",
        "fix: record fewer neurons or a shorter duration, or choose another disk with --out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "99999", "many"})
  void threadsAreAWholeNumberOfASaneSize(String threads) {
    assertWrong(
        CommandLineRun.of("--params", params, "--out", out, "--threads=" + threads),
        "command line:1:11: error: threads ");
  }
}
