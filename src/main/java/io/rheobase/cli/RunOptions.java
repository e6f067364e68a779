package io.rheobase.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of a run. */
final class RunOptions {

  @Option(
      names = "--params",
      paramLabel = "FILE",
      description = "The parameter file; - reads it from standard input.")
  String params;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The output folder; by default out/<name of the parameter file>.")
  Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Gives a key of the file another value; may be repeated.")
  List<String> set = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The same as --set seed=N.")
  String seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads, or all; no result depends on it.")
  String threads;

  @Option(
      names = "--expect",
      paramLabel = "DIR",
      description = "Compares the data files with those of an earlier run, byte by byte.")
  Path expect;

  @Option(
      names = "--simd",
      paramLabel = "auto|on|off",
      description = "Vector kernels: auto uses them where a run is long enough; same bytes.")
  SimdChoice simd = SimdChoice.auto;

  /** When vector kernels are used. */
  enum SimdChoice {
    auto,
    on,
    off
  }

  @Option(
      names = {"-q", "--quiet"},
      description = "Prints errors only.")
  boolean quiet;
}
