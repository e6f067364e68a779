package io.rheobase.cli;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.infer.ExpectedWork;
import io.rheobase.infer.InferenceRun;
import io.rheobase.math.FusedMultiplyAdd;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.Analysis;
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

  RunCommand(RunOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Runs a file; one with a sweep is swept. */
  int run() {
    return run(new SweepOptions(), false);
  }

  /** Sweeps a file. */
  int sweep(SweepOptions sweep) {
    return run(sweep, true);
  }

  private int run(SweepOptions sweep, boolean mustSweep) {
    if (options.params == null) {
      throw wrong("which parameter file? Give --params FILE");
    }
    ParameterInput input = ParameterInput.read(options.params);
    if (foreseesVectors(input) && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
    Ahead.start();
    ParameterFile file =
        ParameterFile.read(input.name(), input.bytes(), input.folder(), options.overrides());
    if (ParentWatch.isChild()) {
      ParentWatch.start();
    }
    if (file.sweep().isEmpty() && mustSweep) {
      throw wrong(input.name() + " has no block sweep: `sim run` runs it once");
    }
    Path folder = folder(file, input);
    if (file.sweep().isPresent() && sweep.point == null) {
      return sweep(input, file, folder, sweep);
    }
    if (sweep.point != null) {
      file = SweepExecution.point(file, sweep.point);
      folder = folder.resolve("point-" + sweep.point);
    }
    return once(input, file, folder);
  }

  private int sweep(ParameterInput input, ParameterFile file, Path folder, SweepOptions sweep) {
    boolean vectors = !sweep.dryRun && wantsVectors(SweepRun.neuronSteps(file));
    if (vectors && !ParentWatch.isChild() && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
    boolean possible = Vectorization.WHEN_WARM.isPossible();
    return new SweepExecution(options, sweep, out, err)
        .run(input, file, folder, vectors && possible);
  }

  private int once(ParameterInput input, ParameterFile file, Path folder) {
    if (!ParentWatch.isChild()
        && wantsVectorProcess(file.experiment())
        && VectorProcess.isPossible()) {
      return inVectorProcess(input);
    }
    requireComparable(folder);
    Partition partition = PopulationRun.suitedPartition(file);
    try (InferenceProgress inferring = new InferenceProgress(options.quiet)) {
      Optional<InferenceRun> inference =
          file.experiment()
              .inference()
              .map(i -> InferenceRun.of(file.experiment(), partition.threads(), inferring));
      return once(file, partition, folder, inference);
    }
  }

  private int once(
      ParameterFile file, Partition partition, Path folder, Optional<InferenceRun> inference) {
    PopulationRun run =
        new PopulationRun(
            new RunRequest(
                file,
                partition,
                vectorization(file.experiment()),
                folder.toAbsolutePath(),
                Optional.ofNullable(options.expect),
                inference.<List<Analysis>>map(List::of).orElse(List.of())));
    if (!FusedMultiplyAdd.isNative()) {
      err.println(
          "sim: this processor, or a flag of the JVM, lacks the fused multiply-add: the results will"
              + " be right, but some hundred times slower");
    }
    if (!options.quiet) {
      run.warnings().forEach(warning -> Diagnostics.warning(err, warning));
    }
    try (Interruption interruption = new Interruption()) {
      RunResult result = execute(run, file.experiment(), interruption);
      if (!options.quiet) {
        new SummaryText(file.experiment(), result, partition.threads()).print(out);
        inference.filter(i -> result.complete()).ifPresent(i -> new InferenceText(i).print(out));
      }
      if (result.complete()) {
        PrintWriter words = options.quiet ? new PrintWriter(Writer.nullWriter()) : out;
        new Illustration(file, partition.threads(), words, err).of(result);
      }
      return verdict(result);
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
        || options.simd == RunOptions.SimdChoice.auto
            && experiment.inference().isPresent()
            && ExpectedWork.additions(experiment) >= WORTH_ADDITIONS;
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

  private static UsageException wrong(String what) {
    return new UsageException(what);
  }
}
