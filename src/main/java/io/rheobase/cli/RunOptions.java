package io.rheobase.cli;

import io.rheobase.params.ParameterFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
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

  @Mixin SetOption set = new SetOption();

  @Option(names = "--seed", paramLabel = "N", description = "The same as --set seed=N.")
  String seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads, or all; no result depends on it.")
  String threads;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Computes one of N equal parts: points of a sweep, or neurons of unconnected populations;"
              + " sim collect joins them. auto: as the environment of a Slurm array task or a"
              + " Kubernetes indexed job says, which a sweep does by itself.")
  String shard;

  @Option(
      names = "--expect",
      paramLabel = "DIR",
      description = "Compares the data files with those of an earlier run, byte by byte.")
  Path expect;

  @Option(
      names = "--simd",
      paramLabel = "auto|on|jdk|off",
      description =
          "Vector code for the steps of neurons and normal draws: auto where it pays; on always; jdk"
              + " what the JDK's JIT compiles, not machine code of our own; off none. Same bytes.")
  SimdChoice simd = SimdChoice.auto;

  /** When vector kernels are used. */
  enum SimdChoice {
    auto,
    on,
    jdk,
    off;

    /** Whether kernels are machine code where they can be. */
    boolean takesMachineCode() {
      return this == auto || this == on;
    }
  }

  @Option(
      names = {"-q", "--quiet"},
      description = "Prints errors only.")
  boolean quiet;

  /** What the command line says in place of the file. */
  List<ParameterFile.Override> overrides() {
    List<ParameterFile.Override> overrides = set.overrides();
    if (seed != null) {
      overrides.add(new ParameterFile.Override("seed", seed, "--seed " + seed));
    }
    if (threads != null) {
      overrides.add(new ParameterFile.Override("threads", threads, "--threads " + threads));
    }
    return overrides;
  }
}
