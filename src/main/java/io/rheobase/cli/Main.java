package io.rheobase.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the jar. */
public final class Main {
  private Main() {}

  /** Runs a command line and exits with its code. */
  public static void main(String[] args) {
    int code = execute(args);
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  /** Runs a command line; returns one of {@link ExitCode}. */
  static int execute(String... args) {
    return new CommandLine(new SimCommand())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Main::wrongCommandLine)
        .setExecutionExceptionHandler(new FailureMessages())
        .execute(args);
  }

  private static int wrongCommandLine(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("sim: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("`sim --help` shows the options.");
    return ExitCode.WRONG_INPUT;
  }
}
