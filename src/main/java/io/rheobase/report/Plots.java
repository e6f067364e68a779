package io.rheobase.report;

import io.rheobase.experiment.Experiment;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.data.Run;
import io.rheobase.report.figure.RunFigures;
import io.rheobase.report.figure.Tasks;
import io.rheobase.run.FigureFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Draws the figures of a result. */
public final class Plots {

  private final Request request;
  private final Tasks tasks;

  /**
   * What is asked for.
   *
   * @param folder with the result
   * @param experiment whose result it is, where it is known already
   * @param selection of figures
   * @param formats of their files
   * @param window that traces show
   * @param elsewhere where they are to go, if not into the folder
   * @param threads to use
   */
  public record Request(
      Path folder,
      Optional<Experiment> experiment,
      Selection selection,
      List<ImageFormat> formats,
      RunFigures.Window window,
      Optional<Path> elsewhere,
      int threads) {

    public Request {
      formats = List.copyOf(formats);
    }
  }

  public Plots(Request request) {
    this.request = request;
    this.tasks = new Tasks(request.threads());
  }

  /**
   * Draws.
   *
   * @return the names of the files
   * @throws ResultException where the folder holds nothing to draw
   * @throws IOException where its files cannot be read, or the figures not be written
   */
  public List<String> draw() throws IOException {
    ResultFolder folder = ResultFolder.open(request.folder());
    Run run =
        request.experiment().isPresent() ? folder.run(request.experiment().get()) : folder.run();
    RunFigures figures =
        new RunFigures(run, request.selection().kinds(), request.window(), false, tasks);
    figures.gather();
    List<Callable<Map<String, byte[]>>> drawings = new ArrayList<>();
    for (Supplier<Figure> figure : figures.figures()) {
      drawings.add(() -> files(figure.get()));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    tasks.all(drawings).forEach(files::putAll);
    if (request.elsewhere().isPresent()) {
      Files.createDirectories(request.elsewhere().get());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(request.elsewhere().get().resolve(file.getKey()), file.getValue());
      }
    } else if (!files.isEmpty()) {
      add(files);
    }
    return List.copyOf(files.keySet());
  }

  private Map<String, byte[]> files(Figure figure) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (request.selection().includes(figure.name())) {
      for (ImageFormat format : request.formats()) {
        files.put(figure.name() + "." + format, format.bytes(figure));
      }
    }
    return files;
  }

  private void add(Map<String, byte[]> files) throws IOException {
    try (FigureFolder folder = FigureFolder.claim(request.folder(), List.copyOf(files.keySet()))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        folder.write(file.getKey(), file.getValue());
      }
      folder.publish();
    }
  }
}
