package io.rheobase.cli;

import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.infer.ExpectedWork;
import io.rheobase.run.RunFailedException;
import java.io.IOException;

/** Whether a run uses vector code, as {@code --simd} says, and whether a JVM is started for it. */
final class VectorChoice {

  /** Neuron-steps from which the warm-up of vector code, and another JVM's start, are paid back. */
  private static final double WORTH_VECTORS = 2e8;

  /** Additions of an inference from which another JVM's start is paid back. */
  private static final double WORTH_ADDITIONS = 5e9;

  private final RunOptions options;

  VectorChoice(RunOptions options) {
    this.options = options;
  }

  /** Vector code where the run is long enough for it and this JVM has it. */
  Vectorization of(Experiment experiment) {
    return areWanted(experiment) && Vectorization.WHEN_WARM.isPossible()
        ? Vectorization.WHEN_WARM
        : Vectorization.NEVER;
  }

  /** Whether another JVM, with vector kernels, pays its start back. */
  boolean wantProcess(Experiment experiment) {
    return areWanted(experiment)
        || experiment.inference().isPresent() && areWorth(ExpectedWork.additions(experiment));
  }

  /** Whether an inference of so many additions is worth another JVM. */
  boolean areWorth(double additions) {
    return isAtLeast(additions, WORTH_ADDITIONS);
  }

  private boolean areWanted(Experiment experiment) {
    return areWanted((double) experiment.neurons() * experiment.clock().steps());
  }

  /** Whether so many neuron-steps are worth vector code. */
  boolean areWanted(double neuronSteps) {
    return isAtLeast(neuronSteps, WORTH_VECTORS);
  }

  private boolean isAtLeast(double work, double worth) {
    return switch (options.simd) {
      case off -> false;
      case on -> true;
      case auto -> work >= worth;
    };
  }

  /** Whether the file need not even be parsed to know that vectors are wanted. */
  boolean areForeseen(ParameterInput input) {
    return switch (options.simd) {
      case off -> false;
      case on -> true;
      case auto -> Foresight.neuronSteps(input.bytes(), options.set.set) >= 2 * WORTH_VECTORS;
    };
  }

  /** Runs the same command line in a JVM that has vector kernels. */
  int inProcess(ParameterInput input) {
    try {
      return VectorProcess.run("-".equals(options.params) ? input.bytes() : new byte[0]);
    } catch (IOException e) {
      throw new RunFailedException(
          "Java could not be started again with vector kernels (--simd off does without): "
              + e.getMessage(),
          e);
    }
  }
}
