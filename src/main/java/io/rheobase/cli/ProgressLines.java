package io.rheobase.cli;

import io.rheobase.experiment.Experiment;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;

/** Progress for a log file: a line for each tenth, but not more than one a second. */
final class ProgressLines implements Progress {

  private static final long BETWEEN_LINES = 1_000_000_000L;

  private final Experiment experiment;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private long tenths;

  ProgressLines(Experiment experiment, PrintWriter err) {
    this.experiment = experiment;
    this.err = err;
  }

  @Override
  public void accept(long steps) {
    long now = System.nanoTime();
    long reached = steps * 10 / experiment.clock().steps();
    if (reached == tenths || reached == 10 || now - lastLine < BETWEEN_LINES) {
      return;
    }
    tenths = reached;
    lastLine = now;
    double seconds = (now - start) / 1e9;
    err.printf(
        Locale.ROOT,
        "%3d %%  %s of %s ms, %.0f s left%n",
        steps * 100 / experiment.clock().steps(),
        experiment.clock().dt().multiply(BigDecimal.valueOf(steps)).toPlainString(),
        experiment.clock().duration().stripTrailingZeros().toPlainString(),
        seconds * (experiment.clock().steps() - steps) / steps);
  }

  @Override
  public void close() {}
}
