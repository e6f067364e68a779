package io.rheobase.cli;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.Shard;
import io.rheobase.sweep.SweepOutcome;
import io.rheobase.sweep.SweepRequest;
import io.rheobase.sweep.SweepRun;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what a sweep is asked for, and says what came of it. */
final class SweepExecution {

  private final RunOptions options;
  private final SweepOptions sweep;
  private final PrintWriter out;
  private final PrintWriter err;

  SweepExecution(RunOptions options, SweepOptions sweep, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.sweep = sweep;
    this.out = out;
    this.err = err;
  }

  /**
   * @param folder the output folder
   * @param vectorization which code steps neurons
   */
  int run(
      ParameterInput input,
      ParameterFile file,
      Path folder,
      Shard shard,
      Vectorization vectorization) {
    if (options.expect != null) {
      throw new UsageException("--expect compares runs; this file has a sweep");
    }
    if (sweep.failFast && sweep.keepGoing) {
      throw new UsageException("--fail-fast and --keep-going contradict each other");
    }
    SweepRequest request =
        new SweepRequest(
            file,
            source(options, input),
            folder.toAbsolutePath(),
            file.threads().orElse(Runtime.getRuntime().availableProcessors()),
            vectorization,
            shard,
            sweep.failFast);
    SweepRun run = new SweepRun(request);
    SweepText text = new SweepText(request, out);
    if (!options.quiet) {
      file.warnings().forEach(warning -> Diagnostics.warning(err, warning));
      if (options.shard == null && !shard.isWhole()) {
        err.println(
            "sim: shard " + shard + ", as the environment says (--shard 1/1 computes all points)");
      }
    }
    if (sweep.dryRun) {
      text.outlook(run.outlook());
      return ExitCode.DONE;
    }
    return execute(run, text, request);
  }

  private int execute(SweepRun run, SweepText text, SweepRequest request) {
    SweepOutcome outcome;
    try (Interruption interruption = new Interruption()) {
      try (PointProgress progress = PointProgress.of(run.points(), options.quiet, err)) {
        outcome = run.execute(progress, interruption::requested);
      }
      if (!options.quiet) {
        text.print(outcome);
      }
    }
    if (outcome.complete() && request.shard().isWhole()) {
      PrintWriter words = options.quiet ? new PrintWriter(Writer.nullWriter()) : out;
      new Illustration(request.file().output(), Optional.empty(), request.threads(), words, err)
          .ofSweep(request.out(), outcome.seconds(), outcome.fresh());
    }
    return ExitCode.DONE;
  }

  /** The parameter file as it was read, with what the command line says in place of it. */
  static SweepRequest.Source source(RunOptions options, ParameterInput input) {
    List<String> given = new ArrayList<>();
    options.overrides().forEach(override -> given.add(override.option()));
    return new SweepRequest.Source(input.name(), input.bytes(), given);
  }

  /** The shard that is asked for, or that the environment means. */
  static Shard shard(String option, Map<String, String> environment) {
    try {
      return option != null && !option.equals("auto")
          ? Shard.parse(option)
          : Shard.ofEnvironment(environment).orElse(Shard.WHOLE);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /**
   * A point as a file of its own.
   *
   * @throws UsageException where there is no such point
   */
  static ParameterFile point(ParameterFile file, long point) {
    long points = file.sweep().orElseThrow().sweep().points();
    if (point < 0 || point >= points) {
      throw new UsageException(
          "there is no point " + point + ": this sweep has points 0 to " + (points - 1));
    }
    return SweepRun.point(file, point);
  }
}
