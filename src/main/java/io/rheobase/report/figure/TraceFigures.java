package io.rheobase.report.figure;

import io.rheobase.experiment.Recorder;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Curve;
import io.rheobase.report.data.Recordings;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.TraceColumn;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** The figures of one recording of variables. */
final class TraceFigures {

  private static final int MOST_PANELS = 8;
  private static final double SPIKE_MV = 20;
  private static final int LEAST_NEURONS = 50;
  private static final int MOST_PHASES = 4;

  private final Run run;
  private final Recorder.Variables recorder;
  private final Set<FigureKind> kinds;
  private final TraceData data;
  private final SpikeTimes spikes;
  private final Cells cells;

  /** Finds the spikes of a neuron in the window that is shown. */
  @FunctionalInterface
  interface SpikeTimes {
    double[] of(String population, int neuron);
  }

  TraceFigures(
      Run run,
      Recorder.Variables recorder,
      Set<FigureKind> kinds,
      TraceData data,
      SpikeTimes spikes) {
    this.run = run;
    this.recorder = recorder;
    this.kinds = kinds;
    this.data = data;
    this.spikes = spikes;
    this.cells = new Cells(run);
  }

  private String name(FigureKind kind) {
    return recorder.name() + "." + kind.text();
  }

  /** The figures, to be drawn after the reading. */
  List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    if (kinds.contains(FigureKind.TRACES) && !data.shown().isEmpty()) {
      figures.add(this::traces);
    }
    if (kinds.contains(FigureKind.HISTOGRAM)) {
      for (TraceData.Snapshot snapshot : data.snapshots()) {
        if (snapshot.values().get(0).length >= LEAST_NEURONS) {
          figures.add(() -> histogram(snapshot));
        }
      }
    }
    if (kinds.contains(FigureKind.PHASE)) {
      List<TraceColumn[]> planes = planes();
      if (!planes.isEmpty()) {
        figures.add(() -> phase(planes));
      }
    }
    if (kinds.contains(FigureKind.STA) && data.average().filter(a -> a.count() > 0).isPresent()) {
      figures.add(this::average);
    }
    return figures;
  }

  /** At most so many panels: of several variables only the first, if that makes them few. */
  private List<TraceColumn> panelColumns() {
    List<TraceColumn> columns = data.shown();
    if (columns.size() <= MOST_PANELS) {
      return columns;
    }
    String first = recorder.variables().get(0);
    return columns.stream()
        .filter(column -> column.variable().equals(first))
        .limit(recorder.variables().size() > 1 ? MOST_PANELS : MOST_PANELS / 2)
        .toList();
  }

  private Figure traces() {
    List<TraceColumn> columns = panelColumns();
    double unit = Nice.timeUnit(data.until());
    Axis time = Nice.time(data.from(), data.until());
    List<Panel> panels = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    boolean several = columns.size() > 1;
    for (int i = 0; i < columns.size(); i++) {
      boolean lowest = i == columns.size() - 1;
      panels.add(trace(columns.get(i), lowest ? time : time.unnamed(), unit, several, i == 0));
      heights.add((several ? 26.0 : 45.0) + (lowest ? 7 : 0) + (i == 0 ? 4 : 0));
    }
    return Figure.stack(
        name(FigureKind.TRACES),
        "Recorded variables over time, spikes marked",
        Figure.PAGE,
        heights,
        panels);
  }

  private Panel trace(TraceColumn column, Axis time, double unit, boolean several, boolean first) {
    Unit own = run.unit(column.population(), column.variable());
    double scale = Run.scale(own);
    Curve curve = data.window(column);
    double[] x = Nice.in(unit, curve.x());
    double[] y = Nice.in(scale, curve.y());
    OptionalDouble threshold =
        cells.threshold(column.population(), column.neuron(), column.variable());
    boolean spiking = threshold.isPresent();
    double[] times = spiking ? spikes.of(column.population(), column.neuron()) : new double[0];
    boolean strokes = spiking && !cells.showsSpikes(column.population());
    double least = Double.isNaN(curve.least()) ? 0 : curve.least() / scale;
    double greatest = Double.isNaN(curve.greatest()) ? 1 : curve.greatest() / scale;
    double top = greatest;
    if (spiking && times.length > 0) {
      double level = threshold.getAsDouble() / scale;
      top = strokes ? Math.max(greatest + SPIKE_MV / 2, level + SPIKE_MV) : greatest;
    }
    double room = 0.06 * (top - least);
    Axis y0 =
        Axis.linear(
            Run.titled(column.variable(), own),
            least - room,
            top + (strokes || times.length == 0 ? room : 3 * room));
    Panel panel = new Panel(time, y0);
    if (several || first) {
      panel.note(column.neuronName());
    }
    double marks = strokes ? top : top + 1.5 * room;
    spikesAndThreshold(panel, curve, times, strokes, threshold, scale, unit, marks);
    panel.add(Layers.line(x, y, Palette.BLUE, Layers.HAIRLINE));
    if (first && threshold.isPresent() && times.length > 0) {
      if (strokes) {
        panel.lineNamed("spike", Palette.VERMILLION);
      } else {
        panel.dotsNamed("spike", Palette.VERMILLION);
      }
    }
    if (first && threshold.isPresent() && threshold.getAsDouble() / scale <= top) {
      panel.dashesNamed("threshold", Palette.FAINT);
    }
    return panel;
  }

  private static void spikesAndThreshold(
      Panel panel,
      Curve curve,
      double[] times,
      boolean strokes,
      OptionalDouble threshold,
      double scale,
      double unit,
      double above) {
    if (threshold.isEmpty()) {
      return;
    }
    double level = threshold.getAsDouble() / scale;
    panel.add(Layers.level(level, Palette.FAINT));
    double[] x = Nice.in(unit, times);
    if (strokes) {
      double[] from = Arrays.stream(times).map(t -> curve.nearest(t) / scale).toArray();
      double[] to = new double[times.length];
      Arrays.fill(to, above);
      panel.add(Layers.strokes(x, from, to, Palette.VERMILLION, Layers.LINE));
    } else {
      double[] y = new double[times.length];
      Arrays.fill(y, above);
      panel.add(Layers.dots(x, y, Palette.VERMILLION, 3));
    }
  }

  private Figure histogram(TraceData.Snapshot snapshot) {
    Unit unit = run.unit(snapshot.population(), snapshot.variable());
    List<double[]> sets =
        snapshot.values().stream().map(values -> Nice.in(Run.scale(unit), values)).toList();
    double[] edges = Bins.common(sets.toArray(double[][]::new), Bins.MANY);
    List<Recordings.Histogram> histograms = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      histograms.add(
          new Recordings.Histogram(
              snapshot.times().get(i), edges, Bins.of(sets.get(i), edges).counts()));
    }
    return HistogramFigure.draw(
        recorder.name()
            + "."
            + (data.snapshots().size() > 1
                ? snapshot.population() + "." + snapshot.variable() + "."
                : "")
            + FigureKind.HISTOGRAM.text(),
        Run.titled(snapshot.variable(), unit),
        snapshot.variable() + " over the neurons of " + snapshot.population(),
        histograms);
  }

  /** The neurons of which both of two variables were recorded. */
  private List<TraceColumn[]> planes() {
    List<TraceColumn[]> planes = new ArrayList<>();
    for (TraceColumn column : data.shown()) {
      var states = run.population(column.population()).model().equations().states();
      if (states.size() == 2
          && column.variable().equals(states.get(0).name())
          && planes.size() < MOST_PHASES) {
        TraceColumn other =
            new TraceColumn(column.population(), column.neuron(), states.get(1).name());
        if (data.shown().contains(other)) {
          planes.add(new TraceColumn[] {column, other});
        }
      }
    }
    return planes;
  }

  private Figure phase(List<TraceColumn[]> planes) {
    List<Panel> panels = new ArrayList<>();
    for (TraceColumn[] plane : planes) {
      panels.add(PhasePlane.panel(run, cells, data, plane[0], plane[1]));
    }
    return Figure.grid(
        name(FigureKind.PHASE),
        "Phase plane with nullclines",
        panels.size() == 1 ? Figure.COLUMN : Figure.PAGE,
        70,
        Math.min(2, panels.size()),
        panels);
  }

  private Figure average() {
    return AverageFigure.draw(name(FigureKind.STA), data);
  }
}
