package io.rheobase.cli;

import io.rheobase.experiment.Experiment;
import io.rheobase.params.Output;
import io.rheobase.report.Drawing;
import io.rheobase.report.ImageFormat;
import io.rheobase.report.ResultException;
import io.rheobase.report.Selection;
import io.rheobase.report.chart.CannotDrawException;
import io.rheobase.report.figure.RunFigures;
import io.rheobase.run.RunFailedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Has figures drawn; what goes wrong is said in words. Loaded only where something is drawn. */
final class Figures {
  private Figures() {}

  /** Which figures a command line names. */
  static Selection selection(List<String> names) {
    try {
      return new Selection(names);
    } catch (ResultException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Draws what a command asks for; returns the names of the files. */
  static List<String> draw(Drawing.Request request) {
    try {
      return new Drawing(request).draw();
    } catch (ResultException e) {
      throw new UsageException(e.getMessage());
    } catch (CannotDrawException e) {
      throw new RunFailedException(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new RunFailedException(
          "the figures could not be drawn: " + e.getFile() + " is missing", e);
    } catch (IOException e) {
      throw new RunFailedException("the figures could not be drawn: " + e.getMessage(), e);
    }
  }

  /**
   * Draws what a run or a sweep leaves besides its data.
   *
   * @param experiment that was run; nothing for a sweep
   * @param plots whether figures are drawn
   * @param report whether the page is written
   * @return the names of the files
   */
  static List<String> of(
      Path folder,
      Optional<Experiment> experiment,
      Output output,
      boolean plots,
      boolean report,
      int threads) {
    return draw(
        new Drawing.Request(
            folder,
            experiment,
            plots ? Optional.of(new Selection(output.figures())) : Optional.empty(),
            List.of(ImageFormat.valueOf(output.plotFormat())),
            RunFigures.Window.SUITED,
            report,
            Optional.empty(),
            threads));
  }
}
