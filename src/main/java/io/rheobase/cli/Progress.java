package io.rheobase.cli;

import io.rheobase.experiment.Experiment;
import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Shows how far a run is; told the steps done. */
interface Progress extends LongConsumer, AutoCloseable {

  @Override
  void close();

  /** A bar on a terminal, plain lines elsewhere. */
  static Progress display(Experiment experiment, PrintWriter err) {
    return Terminal.isStandardError()
        ? new ProgressBarDisplay("simulating", experiment.clock().steps(), "steps")
        : new ProgressLines(experiment, err);
  }

  /** Shows nothing. */
  static Progress none() {
    return new Progress() {
      @Override
      public void accept(long steps) {}

      @Override
      public void close() {}
    };
  }
}
