package io.rheobase.report.figure;

import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.data.InferenceResult;
import io.rheobase.report.data.NeuronRates;
import io.rheobase.report.data.Recordings;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.SpikesOf;
import io.rheobase.report.data.SynapseGrid;
import io.rheobase.report.data.WeightCourses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The figures of a run, from one reading of each of its files. */
public final class RunFigures {

  private static final int NEURONS_SHOWN = 10;
  private static final int NEURONS_CHOSEN = 60;
  private static final double SPIKES_IN_WINDOW = 20;
  private static final double SHORTEST_WINDOW_MS = 200;
  private static final double MS_PER_S = 1000;

  private final Run run;
  private final Set<FigureKind> kinds;
  private final Window window;
  private final boolean forPage;
  private final Tasks tasks;
  private final Map<Recorder.Spikes, SpikesOf> chosen = new LinkedHashMap<>();
  private final List<SpikeFigures> spikes = new ArrayList<>();
  private final List<TraceData> traces = new ArrayList<>();
  private final List<TraceFigures> traceFigures = new ArrayList<>();
  private final List<Supplier<Figure>> recorded = new ArrayList<>();

  /**
   * The stretch of time that traces show.
   *
   * @param from beginning (ms); NaN for one that shows some spikes
   * @param until end (ms); NaN likewise
   */
  public record Window(double from, double until) {
    /** A stretch that shows some spikes. */
    public static final Window SUITED = new Window(Double.NaN, Double.NaN);
  }

  /**
   * Prepares figures.
   *
   * @param kinds that are wanted
   * @param forPage whether the recordings are kept for a page as well
   */
  public RunFigures(Run run, Set<FigureKind> kinds, Window window, boolean forPage, Tasks tasks) {
    this.run = run;
    this.kinds = Set.copyOf(kinds);
    this.window = window;
    this.forPage = forPage;
    this.tasks = tasks;
  }

  /** Reads the recordings. */
  public void gather() throws IOException {
    List<Recorder.Variables> variables = new ArrayList<>();
    for (Recorder recorder : run.experiment().recorders()) {
      if (recorder instanceof Recorder.Spikes) {
        SpikesOf own = new SpikesOf(run.sizes(), 0, run.until());
        chosen.put((Recorder.Spikes) recorder, own);
      } else if (recorder instanceof Recorder.Variables) {
        variables.add((Recorder.Variables) recorder);
      }
    }
    variables.forEach(this::choose);
    List<Callable<Object>> readings = new ArrayList<>();
    if (wantsSpikes()) {
      chosen.forEach(
          (recorder, own) -> {
            SpikeFigures figures = new SpikeFigures(run, recorder, kinds, own, forPage);
            spikes.add(figures);
            readings.add(
                () -> {
                  figures.gather();
                  return figures;
                });
          });
    }
    boolean averages =
        kinds.contains(FigureKind.STA)
            && variables.stream().anyMatch(r -> r.variables().contains(Recorder.Variables.INPUT));
    List<Callable<Object>> afterwards = averages ? new ArrayList<>() : readings;
    for (Recorder.Variables recorder : variables) {
      if (wantsTraces()) {
        TraceData data = data(recorder);
        traces.add(data);
        traceFigures.add(new TraceFigures(run, recorder, kinds, data, within(data)));
        afterwards.add(
            () -> {
              data.gather(this::times);
              return data;
            });
      }
    }
    tasks.all(readings);
    if (averages) {
      tasks.all(afterwards);
    }
    if (kinds.contains(FigureKind.HISTOGRAM)) {
      histograms();
    }
    if (kinds.contains(FigureKind.RATE)) {
      rates();
    }
    connections();
    if (InferenceResult.isIn(run.folder())) {
      recorded.addAll(new InferenceFigures(InferenceResult.read(run.folder()), kinds).figures());
    }
  }

  private boolean wantsSpikes() {
    return forPage
        || kinds.stream()
            .anyMatch(
                Set.of(
                        FigureKind.RASTER,
                        FigureKind.RATE,
                        FigureKind.INTERVALS,
                        FigureKind.SPECTRUM,
                        FigureKind.TRACES,
                        FigureKind.STA)
                    ::contains);
  }

  private boolean wantsTraces() {
    return forPage
        || kinds.stream()
            .anyMatch(
                Set.of(FigureKind.TRACES, FigureKind.HISTOGRAM, FigureKind.PHASE, FigureKind.STA)
                    ::contains);
  }

  /** The first neurons of a recorder may be shown: their spikes are kept. */
  private void choose(Recorder.Variables recorder) {
    List<String> populations = run.populationNames();
    int left = NEURONS_CHOSEN;
    for (Target target : recorder.of()) {
      int population = populations.indexOf(target.population());
      for (int neuron : target.indices().limit(left).toArray()) {
        left--;
        for (SpikesOf own : chosen.values()) {
          own.choose(population, neuron);
        }
      }
    }
  }

  private TraceData data(Recorder.Variables recorder) {
    double from = Double.isNaN(window.from()) ? 0 : window.from();
    double until = window.until();
    if (Double.isNaN(until)) {
      until = from + suited(recorder);
    }
    boolean snapshots = kinds.contains(FigureKind.HISTOGRAM);
    return new TraceData(
        run,
        recorder,
        from,
        until,
        new TraceData.Plan(
            NEURONS_SHOWN, forPage ? wholePoints() : 0, snapshots, kinds.contains(FigureKind.STA)));
  }

  private static int wholePoints() {
    return 20_000;
  }

  /** A time in which the neurons shown spike some times each. */
  private double suited(Recorder.Variables recorder) {
    double sum = 0;
    int neurons = 0;
    for (Target target : recorder.of()) {
      NeuronRates rates = run.rates().get(target.population());
      for (int neuron : target.indices().limit(NEURONS_SHOWN).toArray()) {
        if (rates != null && neuron < rates.rate().length) {
          sum += rates.rate()[neuron];
          neurons++;
        }
      }
    }
    if (sum == 0) {
      return run.until();
    }
    double ms = Math.max(SHORTEST_WINDOW_MS, SPIKES_IN_WINDOW * MS_PER_S * neurons / sum);
    double rounded = Nice.up(Math.min(ms, 1e8));
    return rounded * 2 > run.until() ? run.until() : rounded;
  }

  /** All spike times of a neuron, where they were kept. */
  private double[] times(String population, int neuron) {
    int index = run.populationNames().indexOf(population);
    for (SpikesOf own : chosen.values()) {
      double[] times = own.times(index, neuron);
      if (times.length > 0) {
        return times;
      }
    }
    return new double[0];
  }

  private TraceFigures.SpikeTimes within(TraceData data) {
    return (population, neuron) ->
        Arrays.stream(times(population, neuron))
            .filter(t -> t >= data.from() && t <= data.until())
            .toArray();
  }

  private void histograms() throws IOException {
    for (Recorder recorder : run.experiment().recorders()) {
      if (recorder instanceof Recorder.Histogram histogram) {
        List<Recordings.Histogram> read = new Recordings(run).histograms(histogram);
        if (!read.isEmpty()) {
          recorded.add(() -> HistogramFigure.recorded(histogram, read));
        }
      }
    }
  }

  private void rates() throws IOException {
    for (Recorder recorder : run.experiment().recorders()) {
      if (recorder instanceof Recorder.PopulationRate rate) {
        var read = new Recordings(run).rates(rate);
        recorded.add(() -> RateFigure.draw(run, rate, read));
      }
    }
  }

  private void connections() throws IOException {
    NetworkFigures network = new NetworkFigures(run);
    for (Recorder recorder : run.experiment().recorders()) {
      if (recorder instanceof Recorder.Connections connections
          && connections.format() == Recorder.Format.CSV
          && kinds.contains(FigureKind.MATRIX)) {
        SynapseGrid grid = SynapseGrid.read(run, connections);
        recorded.add(() -> network.matrix(connections, grid));
      } else if (recorder instanceof Recorder.Weights weights
          && kinds.contains(FigureKind.WEIGHTS)) {
        WeightCourses courses = WeightCourses.read(run, weights);
        if (courses.t().length > 1) {
          recorded.add(() -> network.weights(weights, courses));
        }
      }
    }
  }

  /** The figures, each to be drawn when it is asked for. */
  public List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    traceFigures.forEach(of -> figures.addAll(of.figures()));
    spikes.forEach(of -> figures.addAll(of.figures()));
    figures.addAll(recorded);
    figures.addAll(new TableFigures(run, kinds).figures());
    return figures;
  }

  /** What was read of spikes, by recorder. */
  public List<SpikeFigures> spikes() {
    return List.copyOf(spikes);
  }

  /** What was read of variables, by recorder. */
  public List<TraceData> traces() {
    return List.copyOf(traces);
  }

  /** The run. */
  public Run run() {
    return run;
  }
}
