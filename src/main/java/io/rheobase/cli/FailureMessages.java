package io.rheobase.cli;

import io.rheobase.params.ParameterFileException;
import io.rheobase.run.RunFailedException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Says in words what ended a command: never a stack trace. */
final class FailureMessages implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof ParameterFileException wrong) {
      wrong.warnings().forEach(warning -> Diagnostics.warning(err, warning));
      wrong.faults().forEach(fault -> Diagnostics.error(err, fault));
      return ExitCode.WRONG_INPUT;
    }
    if (failure instanceof RunFailedException) {
      err.println("sim: " + failure.getMessage());
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
