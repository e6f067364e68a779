package io.rheobase.cli;

import io.rheobase.engine.Partition;
import io.rheobase.params.Experiment;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.TraceSpec;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunRequest;
import io.rheobase.run.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Reads a parameter file, runs it and says what came of it. */
final class RunCommand {

  private final RunOptions options;
  private final CommandLine command;
  private final PrintWriter out;
  private final PrintWriter err;

  RunCommand(RunOptions options, CommandLine command) {
    this.options = options;
    this.command = command;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  int run() {
    if (options.params == null) {
      throw wrong("which parameter file? Give --params FILE");
    }
    ParameterInput input = ParameterInput.read(options.params, command);
    ParameterFile file =
        ParameterFile.read(input.name(), input.bytes(), input.folder(), overrides());
    Path folder = options.out == null ? Path.of("out", input.baseName()) : options.out.normalize();
    requireComparable(folder);
    PopulationRun run =
        new PopulationRun(
            new RunRequest(
                file,
                partition(file),
                folder.toAbsolutePath(),
                Optional.ofNullable(options.expect)));
    if (!options.quiet) {
      run.warnings().forEach(warning -> Diagnostics.warning(err, warning));
    }
    try (Interruption interruption = new Interruption()) {
      RunResult result = execute(run, file.experiment(), interruption);
      if (!options.quiet) {
        new SummaryText(file.experiment(), result, partition(file).threads()).print(out);
      }
      return verdict(result);
    }
  }

  private RunResult execute(PopulationRun run, Experiment experiment, Interruption interruption) {
    try (Progress progress = options.quiet ? Progress.none() : Progress.display(experiment, err)) {
      return run.execute(progress, interruption::requested);
    }
  }

  private int verdict(RunResult result) {
    if (options.expect == null || !result.complete()) {
      return ExitCode.DONE;
    }
    if (result.difference().isEmpty()) {
      if (!options.quiet) {
        out.println("expected    as " + options.expect + ", byte for byte");
      }
      return ExitCode.DONE;
    }
    err.println(
        "sim: not as expected: "
            + result.difference().get().file()
            + " "
            + result.difference().get().words());
    return ExitCode.NOT_AS_EXPECTED;
  }

  private void requireComparable(Path folder) {
    if (options.expect != null
        && options
            .expect
            .toAbsolutePath()
            .normalize()
            .equals(folder.toAbsolutePath().normalize())) {
      throw wrong(
          "--expect names the output folder, which this run replaces: choose another --out");
    }
    if (options.expect != null && !PopulationRun.isResult(options.expect)) {
      throw wrong(options.expect + " holds no result to compare with (no manifest of ours)");
    }
  }

  private List<ParameterFile.Override> overrides() {
    List<ParameterFile.Override> overrides = new ArrayList<>();
    for (String set : options.set) {
      int equals = set.indexOf('=');
      if (equals < 1) {
        throw wrong("--set wants KEY=VALUE, found " + set);
      }
      overrides.add(
          new ParameterFile.Override(
              set.substring(0, equals), set.substring(equals + 1), "--set " + set));
    }
    if (options.seed != null) {
      overrides.add(new ParameterFile.Override("seed", options.seed, "--seed " + options.seed));
    }
    if (options.threads != null) {
      overrides.add(
          new ParameterFile.Override("threads", options.threads, "--threads " + options.threads));
    }
    return overrides;
  }

  private static Partition partition(ParameterFile file) {
    Experiment experiment = file.experiment();
    return Partition.suited(
        file.threads().orElse(Runtime.getRuntime().availableProcessors()),
        experiment.neurons(),
        experiment.steps(),
        experiment.traces().stream().mapToLong(TraceSpec::columns).sum());
  }

  private CommandLine.ParameterException wrong(String what) {
    return new CommandLine.ParameterException(command, what);
  }
}
