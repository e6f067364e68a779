package io.rheobase.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Computes the points of a sweep. */
@Command(
    name = "sweep",
    description = {
      "Computes the points of the block sweep of a parameter file that are not known yet, and makes"
          + " its tables.",
      "Every finished point is in a journal of the output folder at once: what ends it, it goes on"
          + " from there."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class SweepCommand implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Mixin private SweepOptions sweep;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunCommand(options, spec.commandLine().getOut(), spec.commandLine().getErr())
        .sweep(sweep);
  }
}
