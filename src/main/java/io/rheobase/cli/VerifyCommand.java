package io.rheobase.cli;

import io.rheobase.verify.Check;
import io.rheobase.verify.Checks;
import io.rheobase.verify.Comparison;
import io.rheobase.verify.Comparison.Bound;
import io.rheobase.verify.Laboratory;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds this machine's results against theory and published networks. */
@Command(
    name = "verify",
    description = {
      "Simulates what is known, neurons and synapses with a theory and published networks, and"
          + " compares.",
      "Exit code 1 where a number is more than 4 standard errors from what is expected, or beyond its"
          + " tolerance."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

  private static final String ROW = "  %-48s %12s %12s   %-20s %s%n";

  private final List<Check> quick;
  private final List<Check> all;

  @Option(names = "--full", description = "With all published networks: minutes, not seconds.")
  private boolean full;

  @Spec private CommandSpec spec;

  VerifyCommand() {
    this(Checks.QUICK, Checks.FULL);
  }

  /**
   * A command with other checks.
   *
   * @param all those of {@code --full}
   */
  VerifyCommand(List<Check> quick, List<Check> all) {
    this.quick = quick;
    this.all = all;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int numbers = 0;
    int failed = 0;
    try (Interruption interruption = new Interruption();
        Laboratory laboratory = new Laboratory(interruption::requested)) {
      out.printf(Locale.ROOT, ROW, "", "expected", "simulated", "deviation", "");
      for (Check check : full ? all : quick) {
        out.println(check.name() + " (" + check.source() + ")");
        out.flush();
        for (Comparison comparison : laboratory.run(check)) {
          print(comparison, out);
          numbers++;
          failed += comparison.passed() ? 0 : 1;
        }
        out.flush();
      }
    }
    out.println();
    out.println(
        failed == 0
            ? "all " + numbers + " numbers are as they should be"
            : failed + " of " + numbers + " numbers are not as they should be");
    out.flush();
    return failed == 0 ? ExitCode.DONE : ExitCode.RUN_FAILED;
  }

  private static void print(Comparison comparison, PrintWriter out) {
    String sign =
        comparison.bound() == Bound.AT_LEAST
            ? ">= "
            : comparison.bound() == Bound.AT_MOST ? "<= " : "";
    out.printf(
        Locale.ROOT,
        ROW,
        comparison.quantity(),
        sign + number(comparison.theory()),
        number(comparison.simulated()),
        deviation(comparison),
        comparison.passed() ? "ok" : "FAILED");
  }

  private static String deviation(Comparison comparison) {
    return switch (comparison.bound()) {
      case STANDARD_ERRORS -> String.format(Locale.ROOT, "%+.2f SE", comparison.standardErrors());
      case TOLERANCE ->
          String.format(
              Locale.ROOT,
              "%+.2g (of %.2g)",
              comparison.simulated() - comparison.theory(),
              comparison.scale());
      case AT_LEAST, AT_MOST -> "";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
