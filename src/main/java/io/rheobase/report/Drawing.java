package io.rheobase.report;

import io.rheobase.experiment.Experiment;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.data.InferenceResult;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.SweepTable;
import io.rheobase.report.figure.FigureKind;
import io.rheobase.report.figure.InferenceFigures;
import io.rheobase.report.figure.RunFigures;
import io.rheobase.report.figure.SweepFigures;
import io.rheobase.report.figure.Tasks;
import io.rheobase.report.page.Drawn;
import io.rheobase.report.page.RunPage;
import io.rheobase.report.page.SweepPage;
import io.rheobase.run.FigureFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Draws the figures of a result, and writes the page about it. */
public final class Drawing {

  /** The name of the page's file. */
  public static final String PAGE = "report.html";

  private final Request request;
  private final Tasks tasks;

  /**
   * What is asked for.
   *
   * @param folder with the result
   * @param experiment whose result it is, where it is known already
   * @param figures that are drawn as files; nothing for none
   * @param formats of their files
   * @param window that traces show
   * @param page whether the page is written
   * @param elsewhere where the files are to go, if not into the folder
   * @param threads to use
   */
  public record Request(
      Path folder,
      Optional<Experiment> experiment,
      Optional<Selection> figures,
      List<ImageFormat> formats,
      RunFigures.Window window,
      boolean page,
      Optional<Path> elsewhere,
      int threads) {

    public Request {
      formats = List.copyOf(formats);
    }
  }

  public Drawing(Request request) {
    this.request = request;
    this.tasks = new Tasks(request.threads());
  }

  /** A figure in the forms that are wanted of it. */
  private record Forms(Map<String, byte[]> files, Optional<Drawn> inPage) {}

  /**
   * Draws and writes.
   *
   * @return the names of the files
   * @throws ResultException where the folder holds nothing to draw
   * @throws IOException where its files cannot be read, or the figures not be written
   */
  public List<String> draw() throws IOException {
    ResultFolder folder = ResultFolder.open(request.folder());
    Map<String, byte[]> files = files(folder);
    if (request.elsewhere().isPresent()) {
      Files.createDirectories(request.elsewhere().get());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(request.elsewhere().get().resolve(file.getKey()), file.getValue());
      }
    } else if (folder.isSweep()) {
      replace(files);
    } else if (!files.isEmpty()) {
      add(files);
    }
    return List.copyOf(files.keySet());
  }

  private Map<String, byte[]> files(ResultFolder folder) throws IOException {
    if (folder.isSweep()) {
      return ofSweep(folder);
    }
    return request.experiment().isEmpty() && folder.isInference() ? ofInference() : ofRun(folder);
  }

  private Map<String, byte[]> ofInference() throws IOException {
    if (request.page()) {
      throw new ResultException(
          request.folder()
              + " holds an inference without a run, of which there is no page: sim plot draws its"
              + " figures");
    }
    InferenceResult result = InferenceResult.read(request.folder());
    Map<String, byte[]> files = new LinkedHashMap<>();
    drawn(new InferenceFigures(result, kinds()).figures())
        .forEach(forms -> files.putAll(forms.files()));
    return files;
  }

  private Map<String, byte[]> ofRun(ResultFolder folder) throws IOException {
    Run run =
        request.experiment().isPresent() ? folder.run(request.experiment().get()) : folder.run();
    RunFigures figures = new RunFigures(run, kinds(), request.window(), request.page(), tasks);
    figures.gather();
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<Drawn> inPage = new ArrayList<>();
    for (Forms forms : drawn(figures.figures())) {
      files.putAll(forms.files());
      forms.inPage().ifPresent(inPage::add);
    }
    if (request.page()) {
      RunPage page = new RunPage(folder.name(), folder.manifest(), folder.parameters(), figures);
      files.put(PAGE, page.html(inPage).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private Map<String, byte[]> ofSweep(ResultFolder folder) throws IOException {
    SweepTable table = folder.sweep();
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<Drawn> inPage = new ArrayList<>();
    for (Forms forms : drawn(new SweepFigures(table, kinds()).figures())) {
      files.putAll(forms.files());
      forms.inPage().ifPresent(inPage::add);
    }
    if (request.page()) {
      SweepPage page =
          new SweepPage(folder.name(), folder.manifest(), folder.sweepParameters(), table);
      files.put(PAGE, page.html(inPage).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  /** Several processes may write into the folder of a sweep: each file appears whole. */
  private void replace(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String own = file.getKey() + ".draft." + ProcessHandle.current().pid();
      Path draft = Files.write(request.folder().resolve(own), file.getValue());
      Files.move(
          draft,
          request.folder().resolve(file.getKey()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Set<FigureKind> kinds() {
    return request.page()
        ? EnumSet.allOf(FigureKind.class)
        : request.figures().map(Selection::kinds).orElse(EnumSet.noneOf(FigureKind.class));
  }

  private List<Forms> drawn(List<Supplier<Figure>> figures) throws IOException {
    List<Callable<Forms>> drawings = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      Supplier<Figure> figure = figures.get(i);
      int number = i;
      drawings.add(() -> forms(figure.get(), number));
    }
    return tasks.all(drawings);
  }

  private Forms forms(Figure figure, int number) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (request.figures().filter(wanted -> wanted.includes(figure.name())).isPresent()) {
      for (ImageFormat format : request.formats()) {
        files.put(figure.name() + "." + format, format.bytes(figure));
      }
    }
    return new Forms(
        files, request.page() ? Optional.of(Drawn.of(figure, number)) : Optional.empty());
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
