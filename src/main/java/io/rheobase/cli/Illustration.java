package io.rheobase.cli;

import io.rheobase.experiment.Experiment;
import io.rheobase.params.Output;
import io.rheobase.run.RunResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run leaves besides its data: figures and a page. A short run, such as a point of a sweep,
 * leaves them to {@code sim plot} and {@code sim report}, unless its file asks for them.
 */
final class Illustration {

  /** A run or a sweep that takes so long (s) is illustrated. */
  private static final double LONG = 0.5;

  private static final double NANOS = 1e9;

  private static final String PAGE = "report.html";

  private final Output output;
  private final Optional<Experiment> experiment;
  private final int threads;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param output what the file says of figures
   * @param experiment that was run; nothing for a sweep, or where nothing was
   * @param threads to use
   * @param out for the summary
   * @param err for what goes wrong
   */
  Illustration(
      Output output,
      Optional<Experiment> experiment,
      int threads,
      PrintWriter out,
      PrintWriter err) {
    this.output = output;
    this.experiment = experiment;
    this.threads = threads;
    this.out = out;
    this.err = err;
  }

  /** Illustrates a complete run; what goes wrong is said, the result stands. */
  void of(RunResult result) {
    illustrate(result.folder(), result.simulationSeconds() >= LONG);
  }

  /**
   * Illustrates a result of which a part was made anew.
   *
   * @param before whether it was illustrated
   */
  void again(Path folder, boolean before) {
    illustrate(folder, before);
  }

  /** Whether a folder is illustrated. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(PAGE));
  }

  /**
   * Illustrates a complete sweep; one that was illustrated before is so again, when points are new.
   *
   * @param seconds that it took
   * @param fresh points that are new
   */
  void ofSweep(Path folder, double seconds, long fresh) {
    boolean before = isIn(folder);
    if (fresh > 0) {
      illustrate(folder, seconds >= LONG || before);
    }
  }

  /**
   * Draws the figures of an inference without a run; there is no page about it.
   *
   * @param seconds that it took
   */
  void ofInference(Path folder, double seconds) {
    if (output.plots().orElse(seconds >= LONG)) {
      draw(folder, true, false);
    } else if (output.plots().isEmpty()) {
      line("figures", "sim plot " + SummaryText.shown(folder));
    }
  }

  private void illustrate(Path folder, boolean isLong) {
    boolean plots = output.plots().orElse(isLong);
    boolean report = output.report().orElse(isLong);
    if (!plots && !report) {
      if (output.plots().isEmpty() && output.report().isEmpty()) {
        line("figures", "sim report " + SummaryText.shown(folder));
      }
      return;
    }
    draw(folder, plots, report);
  }

  private void draw(Path folder, boolean plots, boolean report) {
    long started = System.nanoTime();
    try {
      List<String> files = Figures.of(folder, experiment, output, plots, report, threads);
      line(
          "figures",
          String.format(
              Locale.ROOT,
              "%d file%s%s in %.2f s",
              files.size(),
              files.size() == 1 ? "" : "s",
              report ? ", among them report.html," : "",
              (System.nanoTime() - started) / NANOS));
    } catch (RuntimeException | OutOfMemoryError e) {
      err.println(
          "sim: the data are complete; "
              + (e.getMessage() == null ? "the figures could not be drawn: " + e : e.getMessage()));
    }
  }

  private void line(String label, String words) {
    out.printf(Locale.ROOT, "%-11s %s%n", label, words);
  }
}
