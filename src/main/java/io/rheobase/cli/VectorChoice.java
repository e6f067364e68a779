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

  /** Machine code where it can be; else vector code that the JIT compiles, where that pays. */
  Vectorization of(Experiment experiment) {
    return of(neuronSteps(experiment));
  }

  /** The same for so many neuron-steps. */
  Vectorization of(double neuronSteps) {
    if (isMachineCode()) {
      return Vectorization.MACHINE_CODE;
    }
    return areWanted(neuronSteps) && Vectorization.WHEN_WARM.isPossible()
        ? Vectorization.WHEN_WARM
        : Vectorization.NEVER;
  }

  /** Whether another JVM, with vector kernels, pays its start back. */
  boolean wantProcess(Experiment experiment) {
    return needsWarmth(neuronSteps(experiment))
        || experiment.inference().isPresent() && areWorth(ExpectedWork.additions(experiment));
  }

  /** Whether an inference of so many additions is worth another JVM. */
  boolean areWorth(double additions) {
    return isAtLeast(additions, WORTH_ADDITIONS);
  }

  private static double neuronSteps(Experiment experiment) {
    return (double) experiment.neurons() * experiment.clock().steps();
  }

  /** Whether so many neuron-steps are worth vector code that the JIT has to compile first. */
  boolean needsWarmth(double neuronSteps) {
    return !isMachineCode() && areWanted(neuronSteps);
  }

  private boolean areWanted(double neuronSteps) {
    return isAtLeast(neuronSteps, WORTH_VECTORS);
  }

  private boolean isMachineCode() {
    return options.simd.takesMachineCode() && Vectorization.MACHINE_CODE.isPossible();
  }

  private boolean isAtLeast(double work, double worth) {
    return switch (options.simd) {
      case off -> false;
      case on, jdk -> true;
      case auto -> work >= worth;
    };
  }

  /** Whether the file need not even be parsed to know that vectors are wanted. */
  boolean areForeseen(ParameterInput input) {
    if (isMachineCode()) {
      return false;
    }
    return switch (options.simd) {
      case off -> false;
      case on, jdk -> true;
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
