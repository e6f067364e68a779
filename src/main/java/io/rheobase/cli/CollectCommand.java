package io.rheobase.cli;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.Shard;
import io.rheobase.sweep.CollectOutcome;
import io.rheobase.sweep.SweepCollection;
import io.rheobase.sweep.SweepMerge;
import io.rheobase.sweep.SweepRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes tables, or recordings, of what shards have computed, or joins separate sweeps. */
@Command(
    name = "collect",
    description = {
      "Makes the tables of a sweep of what its shards have computed so far; the parameter file and"
          + " the options that change it are those of the shards.",
      "Of a file without a sweep it joins the recordings of the shards of a run.",
      "With --merge it joins the tables of separate sweeps.",
      "Exit code 3: not all points, or shards, have a result yet."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class CollectCommand implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Option(
      names = "--merge",
      paramLabel = "DIR",
      arity = "2..*",
      description = "Joins the sweeps in these folders; their values decide, into --out.")
  private List<Path> merge = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    return merge.isEmpty() ? collect(out) : merge(out);
  }

  private int merge(PrintWriter out) {
    if (options.out == null) {
      throw new UsageException("--merge wants --out DIR, a folder for the joined tables");
    }
    SweepMerge.Outcome outcome = new SweepMerge(merge).write(options.out.toAbsolutePath());
    if (!options.quiet) {
      out.printf(
          Locale.ROOT,
          "points      %,d (%,d were equal in several sweeps)%n",
          outcome.points(),
          outcome.duplicates());
      out.println("files       " + options.out + "/: " + String.join(", ", outcome.tables()));
    }
    return ExitCode.DONE;
  }

  private int collect(PrintWriter out) {
    if (options.params == null) {
      throw new UsageException("which parameter file? Give --params FILE, or --merge A B");
    }
    ParameterInput input = ParameterInput.read(options.params);
    ParameterFile file =
        ParameterFile.read(input.name(), input.bytes(), input.folder(), options.overrides());
    if (file.sweep().isEmpty()) {
      return new RunCommand(options, out, spec.commandLine().getErr()).collect(input, file);
    }
    Path folder =
        options.out != null
            ? options.out.normalize()
            : file.folder().map(Path::of).orElseGet(() -> Path.of("out", input.baseName()));
    CollectOutcome outcome =
        new SweepCollection(
                new SweepRequest(
                    file,
                    SweepExecution.source(options, input),
                    folder.toAbsolutePath(),
                    1,
                    Vectorization.NEVER,
                    Shard.WHOLE,
                    false))
            .collect();
    tell(outcome, folder, out, spec.commandLine().getErr());
    return outcome.isComplete() ? ExitCode.DONE : ExitCode.NOT_AS_EXPECTED;
  }

  private void tell(CollectOutcome outcome, Path folder, PrintWriter out, PrintWriter err) {
    for (String foreign : outcome.foreign()) {
      err.println("sim: left out: " + foreign);
    }
    if (outcome.damaged() > 0) {
      err.println("sim: left out: " + outcome.damaged() + " damaged lines of journals");
    }
    if (!outcome.isComplete()) {
      err.printf(
          Locale.ROOT,
          "sim: %,d of %,d points have no result yet, the first is point %d%n",
          outcome.missing(),
          outcome.points(),
          outcome.firstMissing());
    }
    if (options.quiet) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "points      %,d (ok %,d, failed %,d, missing %,d)%n",
        outcome.points(),
        outcome.ok(),
        outcome.failed(),
        outcome.missing());
    if (outcome.strangers() > 0) {
      out.printf(
          Locale.ROOT,
          "besides     %,d results of other values, which stay in the journals%n",
          outcome.strangers());
    }
    out.println("files       " + folder + "/: " + String.join(", ", outcome.tables()));
  }
}
