package io.rheobase.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: without a command it runs a parameter file. */
@Command(
    name = "sim",
    description = "Simulates populations of spiking neurons from one parameter file.",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  java -jar sim.jar --params params.yaml",
      "  java -jar sim.jar --params params.yaml --set std_I=0 --set mean_I=450 --out out/quiet",
      "  java -jar sim.jar --params params.yaml --seed 7 --threads 1",
      "  java -jar sim.jar --params params.yaml --out out/new --expect out/params",
      "  java -jar sim.jar check params.yaml",
      "  java -jar sim.jar --resume out/params",
      "  java -jar sim.jar --continue out/params --duration 2 s",
      "  sed 's/300/350/' params.yaml | java -jar sim.jar --params - --out out/350",
      "",
      "Exit codes: 0 done, 1 the run failed, 2 the file or the command line is wrong,",
      "3 not as expected; 130, 143 or 129 interrupted by SIGINT, SIGTERM or SIGHUP."
    })
final class SimCommand implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Mixin private GoOnOptions goOn;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunCommand(options, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run(goOn);
  }
}
