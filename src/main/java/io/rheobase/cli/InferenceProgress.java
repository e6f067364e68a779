package io.rheobase.cli;

import io.rheobase.infer.InferenceRun;

/** Shows how far an inference is: a bar on a terminal, nothing elsewhere. */
final class InferenceProgress implements InferenceRun.Progress, AutoCloseable {

  private final boolean shown;
  private ProgressBarDisplay bar;

  InferenceProgress(boolean quiet) {
    this.shown = !quiet && Terminal.isStandardError();
  }

  @Override
  public synchronized void tested(int some, int all) {
    if (shown) {
      if (bar == null) {
        bar = new ProgressBarDisplay("inferring", all, "trains");
      }
      bar.accept(some);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
