package io.rheobase.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script with which a shell completes command lines. */
@Command(
    name = "completion",
    description = {
      "Prints a script for bash and zsh that completes commands and options.",
      "Use it as: source <(sim completion)"
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class)
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("sim", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
