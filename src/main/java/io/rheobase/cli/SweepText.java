package io.rheobase.cli;

import io.rheobase.sweep.SweepOutcome;
import io.rheobase.sweep.SweepRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What a sweep came to, in a few lines. */
final class SweepText {

  private final SweepRequest request;
  private final PrintWriter out;

  SweepText(SweepRequest request, PrintWriter out) {
    this.request = request;
    this.out = out;
  }

  /** What is there and what is to do. */
  void outlook(SweepOutcome outlook) {
    points(outlook);
    line(
        "to compute",
        "%,d point%s, %,.0f neuron-steps",
        outlook.fresh(),
        outlook.fresh() == 1 ? "" : "s",
        outlook.neuronSteps());
  }

  private void points(SweepOutcome outcome) {
    line(
        "points",
        "%,d%s (cached %,d, new %,d)",
        outcome.points(),
        request.shard().isWhole() ? "" : " in shard " + request.shard(),
        outcome.cached(),
        outcome.fresh());
  }

  /** What was done. */
  void print(SweepOutcome outcome) {
    points(outcome);
    if (outcome.failed() > 0) {
      line("failed", "%,d", outcome.failed());
      outcome.failures().forEach(failure -> line("", "%s", failure));
      if (outcome.failed() > outcome.failures().size()) {
        line("", "and %,d more", outcome.failed() - outcome.failures().size());
      }
    }
    if (outcome.fresh() > 0) {
      line(
          "computed",
          "in %.2f s (%.3g points and %,.0f neuron-steps per second, %d thread%s)",
          outcome.seconds(),
          outcome.fresh() / outcome.seconds(),
          outcome.neuronSteps() / outcome.seconds(),
          request.threads(),
          request.threads() == 1 ? "" : "s");
    }
    if (!outcome.complete()) {
      line(
          "interrupted",
          "with %,d of %,d points done: the same command goes on from there",
          outcome.cached() + outcome.fresh(),
          outcome.points());
    }
    files(outcome);
  }

  private void files(SweepOutcome outcome) {
    Path here = Path.of("").toAbsolutePath();
    Path folder = request.out().startsWith(here) ? here.relativize(request.out()) : request.out();
    line(
        "files",
        "%s/%s",
        folder,
        outcome.tables().isEmpty() ? "" : ": " + String.join(", ", outcome.tables()));
  }

  private void line(String label, String format, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = label;
    System.arraycopy(values, 0, all, 1, values.length);
    out.printf(Locale.ROOT, "%-11s " + format + "%n", all);
  }
}
