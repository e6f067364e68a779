package io.rheobase.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Infers connections from what is recorded already. */
@Command(
    name = "infer",
    description = {
      "Infers which spike trains are connected to recorded neurons, as the block infer of a"
          + " parameter file says.",
      "Where a run of the same simulation has left its recordings in the output folder, they are"
          + " used, as `sim run` does; else it is run first. A file without a simulation names its recordings itself."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class InferCommand implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunCommand(options, spec.commandLine().getOut(), spec.commandLine().getErr())
        .infer();
  }
}
