package io.rheobase.cli;

import io.rheobase.params.ParameterFileException;
import io.rheobase.run.RunFailedException;
import java.io.PrintWriter;

/** Says in words what ended a command: never a stack trace. */
final class FailureMessages {
  private static final int SHOWN = 100;

  private FailureMessages() {}

  /** Prints what went wrong; returns the exit code. */
  static int print(Throwable failure, PrintWriter err) {
    if (failure instanceof UsageException) {
      err.println("sim: " + Diagnostics.printable(failure.getMessage()));
      err.println("`sim --help` shows the options.");
      return ExitCode.WRONG_INPUT;
    }
    if (failure instanceof OutOfMemoryError) {
      err.println(
          "sim: Java ran out of memory ("
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB): start it with a greater -Xmx, or lower the number of neurons");
      return ExitCode.RUN_FAILED;
    }
    if (failure instanceof ParameterFileException wrong) {
      wrong.warnings().forEach(warning -> Diagnostics.warning(err, warning));
      wrong.faults().stream().limit(SHOWN).forEach(fault -> Diagnostics.error(err, fault));
      if (wrong.faults().size() > SHOWN) {
        err.println("sim: these are the first " + SHOWN + " mistakes");
      }
      return ExitCode.WRONG_INPUT;
    }
    if (failure instanceof RunFailedException) {
      err.println("sim: " + Diagnostics.printable(failure.getMessage()));
      return ExitCode.RUN_FAILED;
    }
    err.println(
        "sim: this is a fault of the program, please report it: "
            + failure
            + " at "
            + (failure.getStackTrace().length > 0 ? failure.getStackTrace()[0] : "?"));
    System.getLogger(FailureMessages.class.getName())
        .log(System.Logger.Level.DEBUG, "unexpected failure", failure);
    return ExitCode.RUN_FAILED;
  }
}
