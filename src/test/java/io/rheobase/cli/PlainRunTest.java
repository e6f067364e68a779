package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlainRunTest {

  private static RunOptions byLibrary(String... args) {
    RunOptions options = new RunOptions();
    new CommandLine(options).parseArgs(args);
    return options;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--params p.yaml",
        "--params - --out o -q",
        "--params=p.yaml --set a=b --set c.d=[1, 2] --seed 7",
        "--set=a=b=c --quiet --params p.yaml --threads all",
        "--params p.yaml --set V_L=-75",
        "--simd on --params p.yaml",
        "--params p.yaml --simd=off",
        "--params p.yaml --simd jdk",
      })
  void plainCommandLineIsReadAsTheLibraryReadsIt(String line) {
    String[] args = line.replace("[1, 2]", "[1,2]").split(" ");
    RunOptions expected = byLibrary(args);
    RunOptions found = PlainRun.options(args).orElseThrow();
    assertEquals(expected.params, found.params);
    assertEquals(expected.out, found.out);
    assertEquals(expected.set.set, found.set.set);
    assertEquals(expected.seed, found.seed);
    assertEquals(expected.threads, found.threads);
    assertEquals(expected.expect, found.expect);
    assertEquals(expected.simd, found.simd);
    assertEquals(expected.quiet, found.quiet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--out o",
        "--params",
        "--params p.yaml --params q.yaml",
        "--params p.yaml --parms",
        "--params p.yaml --help",
        "--params --help",
        "check p.yaml",
        "--params p.yaml --expect e",
        "--params p.yaml --seed -1",
        "--params p.yaml --simd fast",
        "--params p.yaml --simd auto --simd on",
      })
  void whatIsNotPlainIsLeftToTheLibrary(String line) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");
    assertTrue(PlainRun.options(args).isEmpty());
  }

  @Test
  void emptyValuesAreLeftToTheLibrary() {
    assertTrue(PlainRun.options("--params", "").isEmpty());
    assertTrue(PlainRun.options("--params", "p.yaml", "--out=").isEmpty());
  }
}
