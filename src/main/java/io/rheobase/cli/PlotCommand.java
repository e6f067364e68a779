package io.rheobase.cli;

import io.rheobase.report.Drawing;
import io.rheobase.report.ImageFormat;
import io.rheobase.report.figure.RunFigures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the figures of results. */
@Command(
    name = "plot",
    description = {
      "Draws the figures of a result and leaves them in its folder.",
      "Figures: traces, raster, rate, histogram, parameters, intervals, rates, f-I, I-O, sta,"
          + " phase, spectrum, matrix, weights, roc, and of sweeps lines and heatmap; by default all"
          + " that the result has something for."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class PlotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with results.")
  private List<Path> folders;

  @Option(
      names = "--figure",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Only these figures: raster, or spikes.raster for that of one recorder.")
  private List<String> figures = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "svg|png",
      description = "The format of the files; by default png, at 300 dots an inch.")
  private List<ImageFormat> formats = new ArrayList<>();

  @Option(names = "--from", paramLabel = "MS", description = "Traces begin here.")
  private double from = Double.NaN;

  @Option(names = "--until", paramLabel = "MS", description = "Traces end here.")
  private double until = Double.NaN;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Leaves the figures there; files of the same names are replaced.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    for (Path folder : folders) {
      List<String> files =
          Figures.draw(
              new Drawing.Request(
                  folder,
                  Optional.empty(),
                  Optional.of(Figures.selection(figures)),
                  formats.isEmpty() ? List.of(ImageFormat.png) : formats,
                  new RunFigures.Window(from, until),
                  false,
                  Optional.ofNullable(out),
                  Runtime.getRuntime().availableProcessors()));
      Path where = out == null ? folder : out;
      files.forEach(file -> print.println(where.resolve(file)));
      if (files.isEmpty()) {
        print.println(folder + " has nothing to draw: no spikes, no recorded variables");
      }
    }
    print.flush();
    return ExitCode.DONE;
  }
}
