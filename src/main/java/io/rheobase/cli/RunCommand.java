package io.rheobase.cli;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
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
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.RunRequest;
import io.rheobase.run.RunResult;
import io.rheobase.sweep.SweepRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a parameter file, runs it and says what came of it. */
final class RunCommand {

  /** Neuron-steps from which the warm-up of vector code, and another JVM's start, are paid back. */
  private static final double WORTH_VECTORS = 2e8;

  /** Additions of an inference from which another JVM's start is paid back. */
  private static final double WORTH_ADDITIONS = 5e9;

  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Expectation expectation;

  RunCommand(RunOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.expectation = new Expectation(options, out, err);
  }

  /**
   * Runs a file, and infers from what it recorded where the file asks; one with a sweep is swept.
   */
  int run() {
    return execute(new SweepOptions(), false, false);
  }

  /** Infers: from what is recorded already, if it is. */
  int infer() {
    return execute(new SweepOptions(), false, true);
  }

  /** Sweeps a file. */
  int sweep(SweepOptions sweep) {
    return execute(sweep, true, false);
  }

  private int execute(SweepOptions sweep, boolean mustSweep, boolean reuse) {
    if (options.params == null) {
      throw new UsageException("which parameter file? Give --params FILE");
    }
    ParameterInput input = ParameterInput.read(options.params);
    if (!reuse && foreseesVectors(input) && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
    Ahead.start();
    ParameterFile file;
    try {
      file = ParameterFile.read(input.name(), input.bytes(), input.folder(), options.overrides());
    } catch (ParameterFileException e) {
      if (InferenceFile.isOne(input.name(), input.bytes())) {
        return fromFiles(input);
      }
      throw e;
    }
    if (reuse && file.experiment().inference().isEmpty()) {
      throw new UsageException(
          input.name() + " asks for no inference: give it a block infer (`sim check --schema`)");
    }
    if (ParentWatch.isChild()) {
      ParentWatch.start();
    }
    if (file.sweep().isEmpty() && mustSweep) {
      throw new UsageException(input.name() + " has no block sweep: `sim run` runs it once");
    }
    Path folder = folder(file, input);
    if (file.sweep().isPresent() && sweep.point == null) {
      return sweep(input, file, folder, sweep);
    }
    if (sweep.point != null) {
      file = SweepExecution.point(file, sweep.point);
      folder = folder.resolve("point-" + sweep.point);
    }
    return once(input, file, folder, reuse);
  }

  private int sweep(ParameterInput input, ParameterFile file, Path folder, SweepOptions sweep) {
    boolean vectors = !sweep.dryRun && wantsVectors(SweepRun.neuronSteps(file));
    boolean worth = vectors || !sweep.dryRun && isWorthVectors(SweepRun.inferenceAdditions(file));
    if (worth && !ParentWatch.isChild() && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
    boolean possible = Vectorization.WHEN_WARM.isPossible();
    return new SweepExecution(options, sweep, out, err)
        .run(input, file, folder, vectors && possible);
  }

  private int once(ParameterInput input, ParameterFile file, Path folder, boolean reuse) {
    if (!ParentWatch.isChild()
        && wantsVectorProcess(file.experiment())
        && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
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
              vectorization(file.experiment()),
              folder.toAbsolutePath(),
              Optional.ofNullable(options.expect),
              inference.<List<Analysis>>map(List::of).orElse(List.of()));
      if (reuse) {
        AnalysisRun analysis = new AnalysisRun(AnalysisRequest.of(request));
        if (analysis.hasRecordings()) {
          return analyse(request, analysis, inference.orElseThrow());
        }
      }
      return run(request, inference);
    }
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
    } else if (isWorthVectors(ExpectedWork.additions(file.inference()))
        && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
    return inference.run(file, input);
  }

  private int analyse(RunRequest request, AnalysisRun analysis, InferenceRun inference) {
    warn(request.file().warnings());
    try (Interruption interruption = new Interruption()) {
      Optional<AnalysisRun.Outcome> outcome = analysis.execute(interruption::requested);
      if (outcome.isEmpty()) {
        return ExitCode.DONE;
      }
      if (!options.quiet) {
        out.println("recorded    in " + SummaryText.shown(outcome.get().folder()) + " already");
        new InferenceText(inference).print(out);
      }
      return expectation.verdict(outcome.get().difference());
    }
  }

  private int run(RunRequest request, Optional<InferenceRun> inference) {
    ParameterFile file = request.file();
    PopulationRun run = new PopulationRun(request);
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
    PrintWriter words = options.quiet ? new PrintWriter(Writer.nullWriter()) : out;
    new Illustration(file, threads, words, err).of(result);
    return expectation.verdict(result.difference());
  }

  private void warn(List<Fault> warnings) {
    if (!options.quiet) {
      warnings.forEach(warning -> Diagnostics.warning(err, warning));
    }
  }

  private Path folder(ParameterFile file, ParameterInput input) {
    if (options.out != null) {
      return options.out.normalize();
    }
    return file.folder().map(Path::of).orElseGet(() -> Path.of("out", input.baseName()));
  }

  private RunResult execute(PopulationRun run, Experiment experiment, Interruption interruption) {
    try (Progress progress = options.quiet ? Progress.none() : Progress.display(experiment, err)) {
      return run.execute(progress, interruption::requested);
    }
  }

  private Vectorization vectorization(Experiment experiment) {
    return wantsVectors(experiment) && Vectorization.WHEN_WARM.isPossible()
        ? Vectorization.WHEN_WARM
        : Vectorization.NEVER;
  }

  /** Whether another JVM, with vector kernels, pays its start back. */
  private boolean wantsVectorProcess(Experiment experiment) {
    return wantsVectors(experiment)
        || experiment.inference().isPresent() && isWorthVectors(ExpectedWork.additions(experiment));
  }

  private boolean isWorthVectors(double additions) {
    return switch (options.simd) {
      case off -> false;
      case on -> true;
      case auto -> additions >= WORTH_ADDITIONS;
    };
  }

  private boolean wantsVectors(Experiment experiment) {
    return wantsVectors((double) experiment.neurons() * experiment.clock().steps());
  }

  private boolean wantsVectors(double neuronSteps) {
    return switch (options.simd) {
      case off -> false;
      case on -> true;
      case auto -> neuronSteps >= WORTH_VECTORS;
    };
  }

  /** Whether the file need not even be parsed to know that vectors will pay. */
  private boolean foreseesVectors(ParameterInput input) {
    return options.simd == RunOptions.SimdChoice.auto
        && options.set.set.isEmpty()
        && Foresight.neuronSteps(input.bytes()) >= 2 * WORTH_VECTORS;
  }

  private int inVectorProcess(ParameterInput input) {
    try {
      return VectorProcess.run(options.params.equals("-") ? input.bytes() : new byte[0]);
    } catch (IOException e) {
      throw new RunFailedException(
          "Java could not be started again with vector kernels (--simd off does without): "
              + e.getMessage(),
          e);
    }
  }
}
