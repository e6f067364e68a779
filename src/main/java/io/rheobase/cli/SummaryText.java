package io.rheobase.cli;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.run.DegreeSummary;
import io.rheobase.run.RateSummary;
import io.rheobase.run.RunResult;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a run came to, in a few lines. */
final class SummaryText {

  /** More are told as one. */
  private static final int MOST_CONNECTIONS = 8;

  private final Experiment experiment;
  private final RunResult result;
  private final int threads;

  SummaryText(Experiment experiment, RunResult result, int threads) {
    this.experiment = experiment;
    this.result = result;
    this.threads = threads;
  }

  void print(PrintWriter out) {
    for (int i = 0; i < result.rates().size(); i++) {
      Population population = experiment.populations().get(i);
      RateSummary rates = result.rates().get(i);
      line(
          out,
          population.name(),
          "%,d %s neuron%s",
          population.size(),
          population.model().name(),
          population.size() == 1 ? "" : "s");
      line(out, "spikes", "%,d", rates.spikes());
      line(out, "mean rate", "%.3f ± %.3f Hz (SD over neurons)", rates.mean(), rates.sd());
    }
    printConnections(out);
    line(
        out,
        "simulated",
        "%s ms in %.2f s (%,.0f neuron-steps per second, %d thread%s)",
        ms(result.steps()),
        result.simulationSeconds(),
        experiment.neurons()
            * (double) (result.steps() - result.first())
            / result.simulationSeconds(),
        threads,
        threads == 1 ? "" : "s");
    if (result.first() > 0) {
      line(out, "went on", "from %s ms", ms(result.first()));
    }
    if (!result.complete()) {
      line(
          out,
          "interrupted",
          "after %d of %d steps; an earlier result is untouched",
          result.steps(),
          experiment.clock().steps());
    }
    if (result.resumable()) {
      line(out, "goes on", "with sim run --resume %s", shown(result.folder()));
      return;
    }
    line(out, "files", "%s", shown(result.folder()));
  }

  private void printConnections(PrintWriter out) {
    List<DegreeSummary> all = result.degrees();
    if (all.size() > MOST_CONNECTIONS) {
      long synapses = all.stream().mapToLong(DegreeSummary::synapses).sum();
      line(out, "connections", "%,d with %,d synapses", all.size(), synapses);
      return;
    }
    for (DegreeSummary one : all) {
      line(
          out,
          one.connection(),
          "%,d synapse%s, %s ± %s a target",
          one.synapses(),
          one.synapses() == 1 ? "" : "s",
          degree(one.mean()),
          degree(one.sd()));
    }
  }

  private static String degree(double degree) {
    return String.format(Locale.ROOT, degree == Math.rint(degree) ? "%,.0f" : "%,.1f", degree);
  }

  private String ms(long step) {
    BigDecimal time = experiment.clock().at(step);
    return time.signum() == 0 ? "0" : time.stripTrailingZeros().toPlainString();
  }

  /** A folder as seen from here. */
  static String shown(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return (folder.startsWith(here) ? here.relativize(folder) : folder) + "/";
  }

  private static void line(PrintWriter out, String label, String format, Object... values) {
    out.printf(Locale.ROOT, "%-11s " + format + "%n", prepend(label, values));
  }

  private static Object[] prepend(String label, Object[] values) {
    Object[] all = new Object[values.length + 1];
    all[0] = label;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }
}
