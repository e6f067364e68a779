package io.rheobase.cli;

import io.rheobase.report.Drawing;
import io.rheobase.report.figure.RunFigures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the pages about results. */
@Command(
    name = "report",
    description = {
      "Writes a page about a result, report.html, into its folder: summary, interactive charts,"
          + " figures, parameters and provenance, in one file that needs no network."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with results.")
  private List<Path> folders;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Leaves the page there; a file of the same name is replaced.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    for (Path folder : folders) {
      Figures.draw(
          new Drawing.Request(
              folder,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              RunFigures.Window.SUITED,
              true,
              Optional.ofNullable(out),
              Runtime.getRuntime().availableProcessors()));
      print.println((out == null ? folder : out).resolve(Drawing.PAGE));
    }
    print.flush();
    return ExitCode.DONE;
  }
}
