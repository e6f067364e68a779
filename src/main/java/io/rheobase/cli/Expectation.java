package io.rheobase.cli;

import io.rheobase.run.Difference;
import io.rheobase.run.PopulationRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The earlier result that a new one is held against, if there is one. */
final class Expectation {

  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  Expectation(RunOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Refuses an expectation that cannot be met.
   *
   * @param folder the output folder
   */
  void require(Path folder) {
    if (options.expect == null) {
      return;
    }
    Path expected = options.expect.toAbsolutePath().normalize();
    if (expected.equals(folder.toAbsolutePath().normalize())) {
      throw new UsageException(
          "--expect names the output folder, which this run replaces: choose another --out");
    }
    if (!PopulationRun.isResult(options.expect)) {
      throw new UsageException(
          options.expect + " holds no result to compare with (no manifest of ours)");
    }
  }

  /** Says whether a complete result is as expected; returns the exit code. */
  int verdict(Optional<Difference> difference) {
    if (options.expect == null) {
      return ExitCode.DONE;
    }
    if (difference.isEmpty()) {
      if (!options.quiet) {
        out.println("expected    as " + options.expect + ", byte for byte");
      }
      return ExitCode.DONE;
    }
    err.println(
        "sim: not as expected: " + difference.get().file() + " " + difference.get().words());
    return ExitCode.NOT_AS_EXPECTED;
  }
}
