package io.rheobase.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the program does without a command, by its name. */
@Command(
    name = "run",
    description = "Runs a parameter file (what sim does without a command).",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class NamedRunCommand implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Mixin private GoOnOptions goOn;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunCommand(options, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run(goOn);
  }
}
