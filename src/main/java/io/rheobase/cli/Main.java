package io.rheobase.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** Entry point of the jar. */
public final class Main {
  private static final Set<String> MAY_NEED_COMMANDS =
      Set.of(
          "-h",
          "--help",
          "run",
          "sweep",
          "collect",
          "check",
          "infer",
          "plot",
          "report",
          "init",
          "models",
          "verify",
          "completion");

  private Main() {}

  /** Runs a command line and exits with its code. */
  public static void main(String[] args) {
    Restart.once(args);
    int code = execute(args);
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  /** Runs a command line; returns one of {@link ExitCode}. */
  static int execute(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try {
      Optional<RunOptions> plain = PlainRun.options(args);
      return plain.isPresent()
          ? new RunCommand(plain.get(), out, err).run()
          : executeAny(out, err, args);
    } catch (RuntimeException | Error failure) {
      return FailureMessages.print(failure, err);
    }
  }

  private static int executeAny(PrintWriter out, PrintWriter err, String... args) {
    CommandLine sim = new CommandLine(new SimCommand());
    if (mayNameACommand(args)) {
      Commands.addTo(sim);
    }
    return sim.setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(Main::wrongCommandLine)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> FailureMessages.print(failure, err))
        .execute(args);
  }

  /** A plain run loads no class of another command: that would cost its start. */
  private static boolean mayNameACommand(String... args) {
    return args.length > 0 && !args[0].startsWith("-")
        || Arrays.stream(args).anyMatch(MAY_NEED_COMMANDS::contains);
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
