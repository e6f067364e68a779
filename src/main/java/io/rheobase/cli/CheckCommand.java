package io.rheobase.cli;

import io.rheobase.params.FileFormat;
import io.rheobase.params.InferenceFile;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.run.Checkup;
import io.rheobase.run.ConnectionSize;
import io.rheobase.run.Estimate;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.ResolvedParameters;
import io.rheobase.run.SpikeCount;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a parameter file and says what it means and takes, without running it. */
@Command(
    name = "check",
    description = {
      "Checks a parameter file and prints its full form, with nothing left to a default, and what"
          + " it will take.",
      "What is printed is itself a parameter file that gives the same results."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The parameter file; - reads it from standard input.")
  private String params;

  @Mixin private SetOption set;

  @Option(
      names = "--schema",
      description = "Prints the JSON schema of parameter files, for editors, instead.")
  private boolean schema;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine();
    if (schema) {
      command.getOut().print(FileFormat.schema());
      command.getOut().flush();
      return ExitCode.DONE;
    }
    if (params == null) {
      throw new UsageException("which parameter file? Give FILE");
    }
    ParameterInput input = ParameterInput.read(params);
    ParameterFile file;
    try {
      file = ParameterFile.read(input.name(), input.bytes(), input.folder(), set.overrides());
    } catch (ParameterFileException e) {
      if (InferenceFile.isOne(input.name(), input.bytes())) {
        return check(
            InferenceFile.read(input.name(), input.bytes(), input.folder(), set.overrides()),
            command);
      }
      throw e;
    }
    Path out = file.folder().map(Path::of).orElseGet(() -> Path.of("out", input.baseName()));
    Checkup checkup = Checkup.of(file, PopulationRun.suitedPartition(file), out);
    checkup.warnings().forEach(warning -> Diagnostics.warning(command.getErr(), warning));
    print(checkup, command.getOut());
    return ExitCode.DONE;
  }

  private static int check(InferenceFile file, CommandLine command) {
    file.warnings().forEach(warning -> Diagnostics.warning(command.getErr(), warning));
    command.getOut().print(ResolvedParameters.yaml(file.inference()));
    command.getOut().flush();
    return ExitCode.DONE;
  }

  private static void print(Checkup checkup, PrintWriter out) {
    out.print(checkup.resolved());
    Estimate estimate = checkup.estimate();
    out.println();
    for (SpikeCount spikes : estimate.spikes()) {
      out.printf(
          Locale.ROOT,
          "# %-9s %s%s spikes %s%n",
          spikes.name(),
          spikes.isMean() ? "about " : "",
          count(spikes.spikes()),
          spikes.what());
    }
    for (ConnectionSize size : estimate.connections()) {
      out.printf(
          Locale.ROOT,
          "# %-9s %s to %s: %s; %s%s synapse%s, %s%n",
          size.connection().name(),
          size.connection().from().population(),
          size.connection().to().population(),
          size.words(),
          size.isMean() ? "about " : "",
          count(size.synapses()),
          size.synapses() == 1 ? "" : "s",
          megabytes(size.bytes()));
    }
    out.printf(Locale.ROOT, "# memory    %s%n", megabytes(estimate.memory()));
    for (Estimate.FileSize file : estimate.files()) {
      out.printf(
          Locale.ROOT,
          "# %-9s %s rows, %s%n",
          file.recorder(),
          file.leastRows() == file.mostRows()
              ? count(file.mostRows())
              : "up to " + count(file.mostRows()),
          between(file.leastBytes(), file.mostBytes()));
    }
    out.printf(Locale.ROOT, "# all files %s%n", between(estimate.leastDisk(), estimate.mostDisk()));
    out.flush();
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String between(double least, double most) {
    return least == 0
        ? "up to " + megabytes(most)
        : megabytes(least).replace(" MB", "") + " to " + megabytes(most);
  }

  private static String megabytes(double bytes) {
    double megabytes = bytes / 1e6;
    return String.format(Locale.ROOT, megabytes < 10 ? "%,.2f MB" : "%,.0f MB", megabytes);
  }
}
