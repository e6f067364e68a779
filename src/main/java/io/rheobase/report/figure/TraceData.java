package io.rheobase.report.figure;

import io.rheobase.experiment.Recorder;
import io.rheobase.report.data.Curve;
import io.rheobase.report.data.Envelope;
import io.rheobase.report.data.Recordings;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.TraceColumn;
import io.rheobase.report.data.TriggeredAverage;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is gathered of one recording of variables, from one reading of its files. */
public final class TraceData {

  private static final int WINDOW_POINTS = 4000;
  private static final int SNAPSHOTS = 3;
  private static final int MOST_AVERAGED = 50;
  private static final double BEFORE_MS = 50;
  private static final double AFTER_MS = 10;
  private static final double COARSEST_MS = 1;

  private final Run run;
  private final Recorder.Variables recorder;
  private final double from;
  private final double until;
  private final Plan plan;
  private final double every;
  private final List<TraceColumn> shown = new ArrayList<>();
  private final Map<TraceColumn, Envelope> windows = new LinkedHashMap<>();
  private final Map<TraceColumn, Envelope> wholes = new LinkedHashMap<>();
  private final Map<TraceColumn, Thinned> inStep = new LinkedHashMap<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final Optional<TriggeredAverage> average;
  private Unit averageUnit = Unit.ONE;

  /**
   * What is wanted of a recording.
   *
   * @param neurons whose course is kept, for each variable
   * @param wholePoints points of the whole recording that are kept of each column; 0 for none
   * @param snapshots whether the values of all neurons are kept at some times
   * @param average whether the current around spikes is averaged
   */
  record Plan(int neurons, int wholePoints, boolean snapshots, boolean average) {}

  /** Values of all recorded neurons of a population at some times: {@code [time][neuron]}. */
  record Snapshot(String population, String variable, List<Double> times, List<double[]> values) {}

  /** Every nth value, so that those of several columns belong together. */
  private static final class Thinned {
    private final long step;
    private final io.rheobase.report.data.Doubles t = new io.rheobase.report.data.Doubles();
    private final io.rheobase.report.data.Doubles value = new io.rheobase.report.data.Doubles();

    Thinned(long rows) {
      this.step = Math.max(1, (rows + 2 * WINDOW_POINTS - 1) / (2 * WINDOW_POINTS));
    }

    void add(long row, double time, double y) {
      if (row % step == 0) {
        t.add(time);
        value.add(y);
      }
    }

    Curve curve() {
      return new Curve(t.array(), value.array());
    }
  }

  /**
   * @param from beginning of the window that is shown (ms)
   * @param until its end (ms)
   */
  TraceData(Run run, Recorder.Variables recorder, double from, double until, Plan plan) {
    this.run = run;
    this.recorder = recorder;
    this.plan = plan;
    this.every = recorder.every() * run.dt();
    double start = recorder.window().start() * run.dt();
    double stop = Math.min(run.until(), recorder.window().stop() * run.dt());
    this.from = Math.max(start, Math.min(from, stop));
    this.until = Math.max(Math.min(until, stop), this.from);
    this.average =
        plan.average()
                && recorder.variables().contains(Recorder.Variables.INPUT)
                && every <= COARSEST_MS
            ? Optional.of(
                new TriggeredAverage(
                    (int) Math.round(BEFORE_MS / every), (int) Math.round(AFTER_MS / every)))
            : Optional.empty();
  }

  /** Reads the recording's files. */
  void gather(TraceFigures.SpikeTimes allSpikes) throws IOException {
    Recordings recordings = new Recordings(run);
    for (Recordings.TraceFile file : recordings.files(recorder)) {
      recordings.traces(file, new Gatherer(allSpikes));
    }
  }

  /** Takes the rows of one file. */
  private final class Gatherer implements Recordings.RowSink {

    private final TraceFigures.SpikeTimes allSpikes;
    private final long rows = recorder.samples();
    private final long windowRows = Math.max(1, Math.round((until - from) / every) + 1);
    private final List<long[]> chosen = new ArrayList<>();
    private List<TraceColumn> columns = List.of();
    private Envelope[] window;
    private Envelope[] whole;
    private Thinned[] thinned;
    private TriggeredAverage.Neuron[] averaged;
    private boolean[] always;
    private boolean[] all;
    private long inWindow;

    Gatherer(TraceFigures.SpikeTimes allSpikes) {
      this.allSpikes = allSpikes;
    }

    @Override
    public void columns(List<TraceColumn> found) {
      columns = found;
      int count = found.size();
      window = new Envelope[count];
      whole = new Envelope[count];
      thinned = new Thinned[count];
      averaged = new TriggeredAverage.Neuron[count];
      always = new boolean[count];
      all = new boolean[count];
      Arrays.fill(all, true);
      List<String> neurons =
          new ArrayList<>(shown.stream().map(TraceColumn::neuronName).distinct().toList());
      for (int i = 0; i < count; i++) {
        TraceColumn column = found.get(i);
        if (!neurons.contains(column.neuronName()) && neurons.size() < plan.neurons()) {
          neurons.add(column.neuronName());
        }
        if (neurons.contains(column.neuronName())) {
          show(i, column);
        }
        average(i, column);
      }
      if (plan.snapshots()) {
        planSnapshots();
      }
    }

    private void show(int i, TraceColumn column) {
      shown.add(column);
      always[i] = true;
      window[i] = new Envelope(windowRows, WINDOW_POINTS);
      windows.put(column, window[i]);
      thinned[i] = new Thinned(windowRows);
      inStep.put(column, thinned[i]);
      if (plan.wholePoints() > 0) {
        whole[i] = new Envelope(rows, plan.wholePoints());
        wholes.put(column, whole[i]);
      }
    }

    private void average(int i, TraceColumn column) {
      if (average.isEmpty()
          || !column.variable().equals(Recorder.Variables.INPUT)
          || average.get().neurons() >= MOST_AVERAGED) {
        return;
      }
      double[] times = allSpikes.of(column.population(), column.neuron());
      double start = recorder.window().start() * run.dt();
      long[] spikeRows =
          Arrays.stream(times)
              .mapToLong(t -> Math.round((t - start) / every))
              .filter(row -> row >= 0)
              .toArray();
      averageUnit = run.unit(column.population(), column.variable());
      averaged[i] = average.get().neuron(spikeRows);
      always[i] = true;
    }

    private void planSnapshots() {
      Map<String, List<Integer>> groups = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        TraceColumn column = columns.get(i);
        if (!column.variable().equals(Recorder.Variables.INPUT)) {
          groups
              .computeIfAbsent(
                  column.population() + " " + column.variable(), k -> new ArrayList<>())
              .add(i);
        }
      }
      groups
          .values()
          .forEach(
              group -> {
                TraceColumn column = columns.get(group.get(0));
                snapshots.add(
                    new Snapshot(
                        column.population(),
                        column.variable(),
                        new ArrayList<>(),
                        new ArrayList<>()));
                chosen.add(group.stream().mapToLong(Integer::longValue).toArray());
              });
    }

    private boolean isSnapshot(long row) {
      if (!plan.snapshots()) {
        return false;
      }
      for (int i = 0; i < SNAPSHOTS; i++) {
        if (row == (rows - 1) * i / (SNAPSHOTS - 1)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean[] wanted(long row) {
      return isSnapshot(row) ? all : always;
    }

    @Override
    public void row(long row, double t, double[] values) {
      boolean within = t >= from - every / 2 && t <= until + every / 2;
      for (int i = 0; i < values.length; i++) {
        if (whole[i] != null) {
          whole[i].add(row, t, values[i]);
        }
        if (within && window[i] != null) {
          window[i].add(inWindow, t, values[i]);
          thinned[i].add(inWindow, t, values[i]);
        }
        if (averaged[i] != null) {
          averaged[i].add(values[i]);
        }
      }
      inWindow += within ? 1 : 0;
      if (isSnapshot(row)) {
        int first = snapshots.size() - chosen.size();
        for (int g = 0; g < chosen.size(); g++) {
          Snapshot snapshot = snapshots.get(first + g);
          if (snapshot.times().isEmpty() || snapshot.times().get(snapshot.times().size() - 1) < t) {
            snapshot.times().add(t);
            snapshot
                .values()
                .add(Arrays.stream(chosen.get(g)).mapToDouble(i -> values[(int) i]).toArray());
          }
        }
      }
    }
  }

  /** Beginning of the window that is shown (ms). */
  double from() {
    return from;
  }

  /** Its end (ms). */
  double until() {
    return until;
  }

  /** Distance of two rows (ms). */
  double every() {
    return every;
  }

  /** The columns whose course was kept. */
  public List<TraceColumn> shown() {
    return List.copyOf(shown);
  }

  /** The course of a column in the window: its outline. */
  Curve window(TraceColumn column) {
    return windows.get(column).curve();
  }

  /** The course of a column in the window, at the same times as the other columns'. */
  Curve inStep(TraceColumn column) {
    return inStep.get(column).curve();
  }

  /** The outline of a column's whole course, in step with the others'. */
  public double[] whole(TraceColumn column) {
    return wholes.get(column).inStep();
  }

  /** The time of the first row (ms). */
  public double start() {
    return recorder.window().start() * run.dt();
  }

  /** The time that all rows take (ms). */
  public double length() {
    return recorder.samples() * every;
  }

  /** The recorder. */
  public Recorder.Variables recorder() {
    return recorder;
  }

  /** Values of all neurons at some times. */
  List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  /** The current around spikes. */
  Optional<TriggeredAverage> average() {
    return average;
  }

  /** The unit of the current. */
  Unit averageUnit() {
    return averageUnit;
  }
}
