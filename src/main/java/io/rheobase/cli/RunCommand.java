package io.rheobase.cli;

import io.rheobase.engine.Partition;
import io.rheobase.experiment.Experiment;
import io.rheobase.infer.ExpectedWork;
import io.rheobase.infer.InferenceRun;
import io.rheobase.math.FusedMultiplyAdd;
import io.rheobase.params.Fault;
import io.rheobase.params.InferenceFile;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.run.Analysis;
import io.rheobase.run.AnalysisRequest;
import io.rheobase.run.AnalysisRun;
import io.rheobase.run.Beginning;
import io.rheobase.run.ChangedRecordingsException;
import io.rheobase.run.Keeping;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunRequest;
import io.rheobase.run.RunResult;
import io.rheobase.run.Shard;
import io.rheobase.run.ShardFolders;
import io.rheobase.run.ShardRun;
import io.rheobase.sweep.SweepRun;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a parameter file, runs it and says what came of it. */
final class RunCommand {

  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Expectation expectation;
  private final VectorChoice vectors;

  RunCommand(RunOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.expectation = new Expectation(options, out, err);
    this.vectors = new VectorChoice(options);
  }

  /**
   * Runs a file, and infers from what it recorded where the file asks; one with a sweep is swept.
   */
  int run() {
    return run(new GoOnOptions());
  }

  /** The same, from where an earlier run is to go on. */
  int run(GoOnOptions goOn) {
    GoingOn goingOn = new GoingOn(options, goOn);
    if (goingOn.isAsked()) {
      Optional<Task> task = goingOn.task();
      if (task.isEmpty()) {
        err.println("sim: " + goOn.resume + " is complete: there is nothing to resume");
        return ExitCode.DONE;
      }
      return execute(task.get(), new SweepOptions(), false, false);
    }
    return execute(new SweepOptions(), false, false);
  }

  /** Runs a file that asks for an inference, or infers from recordings in files. */
  int infer() {
    return execute(new SweepOptions(), false, true);
  }

  /** Sweeps a file. */
  int sweep(SweepOptions sweep) {
    return execute(sweep, true, false);
  }

  private int execute(SweepOptions sweep, boolean mustSweep, boolean mustInfer) {
    if (options.params == null) {
      throw new UsageException("which parameter file? Give --params FILE");
    }
    ParameterInput input = ParameterInput.read(options.params);
    if (!mustInfer && vectors.areForeseen(input) && VectorProcess.isPossible()) {
      return vectors.inProcess(input);
    }
    Task task =
        new Task(input, options.overrides(), Beginning.START, Optional.ofNullable(options.out));
    return execute(task, sweep, mustSweep, mustInfer);
  }

  private int execute(Task task, SweepOptions sweep, boolean mustSweep, boolean mustInfer) {
    ParameterInput input = task.input();
    Ahead.start(!mustInfer && (ParentWatch.isChild() || vectors.areForeseen(input)));
    ParameterFile file;
    try {
      file = task.read();
    } catch (ParameterFileException e) {
      if (InferenceFile.isOne(input.name(), input.bytes())) {
        return fromFiles(input);
      }
      throw e;
    }
    if (mustInfer && file.experiment().inference().isEmpty()) {
      throw new UsageException(
          input.name() + " asks for no inference: give it a block infer (`sim check --schema`)");
    }
    if (ParentWatch.isChild()) {
      ParentWatch.start();
    }
    if (file.sweep().isEmpty() && mustSweep) {
      throw new UsageException(input.name() + " has no block sweep: `sim run` runs it once");
    }
    Path folder = folder(task, file);
    if (file.sweep().isPresent() && sweep.point == null) {
      return sweep(input, file, folder, sweep);
    }
    if (sweep.point != null) {
      // Read again, the file would be the sweep: a point keeps no state.
      file = SweepExecution.point(file, sweep.point).withoutState();
      folder = folder.resolve("point-" + sweep.point);
    }
    return once(task, file, folder);
  }

  private int sweep(ParameterInput input, ParameterFile file, Path folder, SweepOptions sweep) {
    Shard shard = SweepExecution.shard(options.shard, System.getenv());
    double neuronSteps = SweepRun.neuronSteps(file, shard);
    boolean worth =
        vectors.needsWarmth(neuronSteps)
            || vectors.areWorth(SweepRun.inferenceAdditions(file, shard));
    if (worth && !sweep.dryRun && !ParentWatch.isChild() && VectorProcess.isPossible()) {
      return vectors.inProcess(input);
    }
    return new SweepExecution(options, sweep, out, err)
        .run(input, file, folder, shard, vectors.of(neuronSteps));
  }

  private int once(Task task, ParameterFile file, Path folder) {
    if (!ParentWatch.isChild()
        && vectors.wantProcess(file.experiment())
        && VectorProcess.isPossible()) {
      return vectors.inProcess(task.input());
    }
    if (options.shard != null) {
      Shard shard = SweepExecution.shard(options.shard, System.getenv());
      if (!shard.isWhole()) {
        return shard(file, folder, shard);
      }
    }
    return whole(task, file, folder, List.of());
  }

  /**
   * @param shards that have simulated it already, if any
   */
  private int whole(Task task, ParameterFile file, Path folder, List<Path> shards) {
    expectation.require(folder);
    Partition partition = PopulationRun.suitedPartition(file);
    try (InferenceProgress inferring = new InferenceProgress(options.quiet)) {
      Optional<InferenceRun> inference =
          file.experiment()
              .inference()
              .map(i -> InferenceRun.of(file.experiment(), threads(file), inferring));
      RunRequest request =
          new RunRequest(
                  file,
                  partition,
                  vectors.of(file.experiment()),
                  folder.toAbsolutePath(),
                  Optional.ofNullable(options.expect))
              .with(inference.<List<Analysis>>map(List::of).orElse(List.of()))
              .from(task.beginning(), keeping(task, file));
      AnalysisRun analysis = new AnalysisRun(AnalysisRequest.of(request));
      // A state at the end, or shards to join, ask for more than recordings that are there.
      boolean plain =
          task.beginning() == Beginning.START && !file.output().finalState() && shards.isEmpty();
      if (plain && inference.isPresent() && analysis.hasRecordings()) {
        try {
          return analyse(request, analysis, inference.get());
        } catch (ChangedRecordingsException e) {
          err.println("sim: recorded again: " + e.getMessage());
        }
      }
      return run(request, shards, inference);
    }
  }

  private int shard(ParameterFile file, Path folder, Shard shard) {
    if (options.expect != null) {
      throw new UsageException("--expect compares whole runs: give it to sim collect");
    }
    refuseState(file);
    RunRequest request =
        new RunRequest(
            file,
            PopulationRun.suitedPartition(file),
            vectors.of(file.experiment()),
            folder.toAbsolutePath(),
            Optional.empty());
    ShardRun run = new ShardRun(request, shard);
    String what = String.format(Locale.ROOT, "shard       %s, %,d neurons", shard, run.neurons());
    if (run.isDone()) {
      say(what + ", is in " + SummaryText.shown(run.folder()) + " already");
      return ExitCode.DONE;
    }
    warn(file.warnings());
    try (Interruption interruption = new Interruption();
        Progress progress = progress(file.experiment())) {
      boolean complete = run.execute(progress, interruption::requested);
      say(complete ? what + ", in " + SummaryText.shown(run.folder()) : what + ", interrupted");
      return ExitCode.DONE;
    }
  }

  private static void refuseState(ParameterFile file) {
    if (file.output().checkpoint().isPresent() || file.output().finalState()) {
      throw new UsageException(
          "shards keep no state: leave output.checkpoint and output.final_state out,"
              + " a shard that was killed begins anew");
    }
  }

  private void say(String words) {
    if (!options.quiet) {
      out.println(words);
    }
  }

  private Progress progress(Experiment experiment) {
    return options.quiet ? Progress.none() : Progress.display(experiment, err);
  }

  /** Joins the shards of a run. */
  int collect(ParameterInput input, ParameterFile file) {
    refuseState(file);
    Task task =
        new Task(input, options.overrides(), Beginning.START, Optional.ofNullable(options.out));
    Path folder = folder(task, file);
    ShardFolders shards = ShardFolders.of(file.experiment(), folder.toAbsolutePath());
    for (Path foreign : shards.foreign()) {
      err.println(
          "sim: left out: "
              + SummaryText.shown(foreign)
              + ", whose parameters or version are others, or which is not complete");
    }
    if (!shards.missing().isEmpty()) {
      err.println("sim: " + shards.missing());
      return ExitCode.NOT_AS_EXPECTED;
    }
    return whole(task, file, folder, shards.complete());
  }

  private static Optional<Keeping> keeping(Task task, ParameterFile file) {
    if (file.output().checkpoint().isEmpty() && !file.output().finalState()) {
      return Optional.empty();
    }
    CheckpointSignal signal = CheckpointSignal.listen();
    return Optional.of(
        new Keeping(
            file.output().checkpoint(), file.output().finalState(), signal::asked, task.origin()));
  }

  /** Trains are many where neurons are few: they are shared by all threads that there may be. */
  private static int threads(ParameterFile file) {
    return file.threads().orElse(Runtime.getRuntime().availableProcessors());
  }

  private int fromFiles(ParameterInput input) {
    FileInference inference = new FileInference(options, out, err);
    InferenceFile file = inference.read(input);
    if (ParentWatch.isChild()) {
      ParentWatch.start();
    } else if (vectors.areWorth(ExpectedWork.additions(file.inference()))
        && VectorProcess.isPossible()) {
      return vectors.inProcess(input);
    }
    return inference.run(file, input);
  }

  private int analyse(RunRequest request, AnalysisRun analysis, InferenceRun inference) {
    try (Interruption interruption = new Interruption()) {
      Illustration illustration = illustration(request);
      boolean before = Illustration.isIn(request.out());
      Optional<AnalysisRun.Outcome> outcome = analysis.execute(interruption::requested);
      warn(request.file().warnings());
      if (outcome.isEmpty()) {
        return ExitCode.DONE;
      }
      if (!options.quiet) {
        out.println("recorded    in " + SummaryText.shown(outcome.get().folder()) + " already");
        new InferenceText(inference).print(out);
      }
      illustration.again(outcome.get().folder(), before);
      return expectation.verdict(outcome.get().difference());
    }
  }

  private Illustration illustration(RunRequest request) {
    return new Illustration(
        request.file().output(),
        Optional.of(request.file().experiment()),
        request.partition().threads(),
        words(),
        err);
  }

  private PrintWriter words() {
    return options.quiet ? new PrintWriter(Writer.nullWriter()) : out;
  }

  private int run(RunRequest request, List<Path> shards, Optional<InferenceRun> inference) {
    ParameterFile file = request.file();
    PopulationRun run = new PopulationRun(request, shards);
    if (!FusedMultiplyAdd.isNative()) {
      err.println(
          "sim: this processor, or a flag of the JVM, lacks the fused multiply-add: the results will"
              + " be right, but some hundred times slower");
    }
    List<Fault> before = run.warnings();
    warn(before);
    int threads = request.partition().threads();
    RunResult result;
    try (Interruption interruption = new Interruption()) {
      result = execute(run, file.experiment(), interruption);
      warn(run.warnings().subList(before.size(), run.warnings().size()));
      if (!options.quiet) {
        boolean complete = result.complete();
        new SummaryText(file.experiment(), result, threads).print(out);
        inference.filter(i -> complete).ifPresent(i -> new InferenceText(i).print(out));
      }
    }
    if (!result.complete()) {
      return ExitCode.DONE;
    }
    // The data are complete: whoever ends the program now need not wait for figures.
    illustration(request).of(result);
    return expectation.verdict(result.difference());
  }

  private void warn(List<Fault> warnings) {
    if (!options.quiet) {
      warnings.forEach(warning -> Diagnostics.warning(err, warning));
    }
  }

  private static Path folder(Task task, ParameterFile file) {
    return task.out()
        .map(Path::normalize)
        .or(() -> file.folder().map(Path::of))
        .orElseGet(() -> Path.of("out", task.input().baseName()));
  }

  private RunResult execute(PopulationRun run, Experiment experiment, Interruption interruption) {
    try (Progress progress = progress(experiment)) {
      return run.execute(progress, interruption::requested);
    }
  }
}
