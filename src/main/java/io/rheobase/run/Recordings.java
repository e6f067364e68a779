package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Sampling;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeValue;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Recorder.Format;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import io.rheobase.model.BoundModel;
import io.rheobase.record.HistogramBins;
import io.rheobase.record.HistogramTable;
import io.rheobase.record.NpyTrace;
import io.rheobase.record.RateTable;
import io.rheobase.record.ResultFile;
import io.rheobase.record.SliceText;
import io.rheobase.record.SonataReport;
import io.rheobase.record.SonataSpikes;
import io.rheobase.record.SpikeSelection;
import io.rheobase.record.SpikeTable;
import io.rheobase.record.StepTime;
import io.rheobase.record.TextSink;
import io.rheobase.record.TraceColumns;
import io.rheobase.record.TraceTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The recorders of an experiment: their traces, which populations are built with, then their sinks
 * and files.
 */
final class Recordings implements AutoCloseable {

  private static final int CHUNKS_A_THREAD = 4;

  private final Experiment experiment;
  private final List<Recorder> watched;
  private final int copies;
  private final Partition partition;
  private final StepTime time;
  private final long steps;
  private final int chunks;
  private final Map<Recorder, Map<String, List<Trace>>> traces = new LinkedHashMap<>();
  private final List<Completion> completions = new ArrayList<>();
  private final List<Closeable> resources = new ArrayList<>();
  private final Map<String, SonataSpikes> spooled = new LinkedHashMap<>();

  /** What is left to do for a recording when the last slice is written. */
  @FunctionalInterface
  private interface Completion {
    void complete() throws IOException;
  }

  /** Makes a file of the output folder. */
  @FunctionalInterface
  interface Files {
    ResultFile create(String name) throws IOException;
  }

  Recordings(Experiment experiment, Partition partition) {
    this(experiment, partition, List.of(), 1);
  }

  /**
   * @param watched recorders whose traces are made besides, without sinks
   * @param copies how many populations of each size stand side by side
   */
  Recordings(Experiment experiment, Partition partition, List<Recorder> watched, int copies) {
    this.experiment = experiment;
    this.watched = List.copyOf(watched);
    this.copies = copies;
    this.partition = partition;
    this.time = new StepTime(experiment.clock().dt());
    this.steps = experiment.clock().steps();
    this.chunks = partition.threads() == 1 ? 1 : partition.threads() * CHUNKS_A_THREAD;
  }

  /** The names of the files that will be written. */
  static List<String> fileNames(Experiment experiment) {
    List<String> names = new ArrayList<>();
    for (Recorder recorder : experiment.recorders()) {
      names.addAll(fileNames(recorder));
    }
    return names;
  }

  /** The names of the files of one recorder. */
  static List<String> fileNames(Recorder recorder) {
    String name = recorder.name();
    if (recorder instanceof Recorder.Connections connections) {
      return List.of(connections.fileName());
    }
    if (recorder instanceof Recorder.Weights weights) {
      return weights.format() == Format.CSV ? List.of(name + ".csv") : arrays(name);
    }
    if (recorder instanceof Recorder.Variables variables) {
      return switch (variables.format()) {
        case CSV -> List.of(name + ".csv");
        case NPY, NPZ, CSC -> arrays(name);
        case SONATA -> {
          List<String> reports = new ArrayList<>();
          for (String population : byPopulation(variables.of()).keySet()) {
            variables.variables().forEach(v -> reports.add(report(variables, population, v)));
          }
          yield reports;
        }
      };
    }
    boolean sonata = recorder instanceof Recorder.Spikes spikes && spikes.format() == Format.SONATA;
    return List.of(name + (sonata ? ".h5" : ".csv"));
  }

  private static List<String> arrays(String name) {
    return List.of(name + ".npy", name + ".columns.csv", name + ".t_ms.npy");
  }

  /** A report holds one variable of one population. */
  private static String report(Recorder.Variables recorder, String population, String variable) {
    return recorder.variables().size() == 1 && byPopulation(recorder.of()).size() == 1
        ? recorder.name() + ".h5"
        : recorder.name() + "." + population + "." + variable + ".h5";
  }

  /** The recorded neurons of each population, in the order in which the targets name them. */
  private static Map<String, BitSet> byPopulation(List<Target> targets) {
    Map<String, BitSet> neurons = new LinkedHashMap<>();
    for (Target target : targets) {
      BitSet own = neurons.computeIfAbsent(target.population(), name -> new BitSet());
      target.indices().forEach(own::set);
    }
    return neurons;
  }

  /** Whether some recorder records the current into a population. */
  boolean showCurrentOf(String population) {
    return everyRecorder().stream()
        .filter(recorder -> byPopulation(recorder.of()).containsKey(population))
        .anyMatch(
            recorder ->
                recorder instanceof Recorder.Variables variables
                        && variables.variables().contains(Recorder.Variables.INPUT)
                    || recorder instanceof Recorder.Histogram histogram
                        && histogram.variable().equals(Recorder.Variables.INPUT));
  }

  /** The traces of a population, over all recorders. */
  List<Trace> tracesOf(String population, BoundModel model) {
    return tracesOf(
        population,
        (variable, indices, sampling, spike) -> trace(model, variable, indices, sampling, spike));
  }

  /** The traces of a population, to be filled by something else than a model. */
  List<Trace> emptyTracesOf(String population) {
    return tracesOf(
        population,
        (variable, indices, sampling, spike) ->
            new Trace(0, indices, sampling, SpikeValue.RESET, partition.sliceSteps() + 1));
  }

  /** Makes a trace of one variable. */
  @FunctionalInterface
  private interface TraceMaker {
    Trace make(String variable, int[] neurons, Sampling sampling, Recorder.SpikeSample spike);
  }

  private List<Trace> tracesOf(String population, TraceMaker maker) {
    List<Trace> all = new ArrayList<>();
    for (Recorder recorder : everyRecorder()) {
      BitSet neurons = byPopulation(recorder.of()).get(population);
      if (neurons == null) {
        continue;
      }
      List<Trace> own = new ArrayList<>();
      int[] indices = inCopies(neurons, population);
      if (recorder instanceof Recorder.Variables variables) {
        Window window = variables.window();
        Sampling sampling = new Sampling.Every(window.start(), window.stop(), variables.every());
        for (String variable : variables.variables()) {
          own.add(maker.make(variable, indices, sampling, variables.spike()));
        }
      } else if (recorder instanceof Recorder.Histogram histogram) {
        Sampling sampling =
            new Sampling.Chosen(histogram.at().stream().mapToLong(Long::longValue).toArray());
        own.add(maker.make(histogram.variable(), indices, sampling, Recorder.SpikeSample.RESET));
      }
      if (!own.isEmpty()) {
        traces.computeIfAbsent(recorder, key -> new LinkedHashMap<>()).put(population, own);
        all.addAll(own);
      }
    }
    return all;
  }

  private List<Recorder> everyRecorder() {
    return Stream.concat(experiment.recorders().stream(), watched.stream()).toList();
  }

  private int[] inCopies(BitSet neurons, String population) {
    int size = experiment.population(population).orElseThrow().size();
    int from = partition.share().from(size);
    int to = partition.share().to(size);
    return IntStream.range(0, copies)
        .flatMap(
            copy ->
                neurons.stream()
                    .filter(neuron -> neuron >= from && neuron < to)
                    .map(neuron -> copy * size + neuron))
        .toArray();
  }

  /** The traces of a recorder by population, one for each variable. */
  Map<String, List<Trace>> traces(Recorder recorder) {
    return traces.getOrDefault(recorder, Map.of());
  }

  private Trace trace(
      BoundModel model,
      String variable,
      int[] neurons,
      Sampling sampling,
      Recorder.SpikeSample spike) {
    int slot =
        variable.equals(Recorder.Variables.INPUT)
            ? model.input()
            : model.states().indexOf(variable);
    SpikeValue shown =
        switch (spike) {
          case V_PEAK -> model.peak().map(SpikeValue::peak).orElse(SpikeValue.CROSSING);
          case RESET -> SpikeValue.RESET;
          case VALUE -> SpikeValue.CROSSING;
        };
    return new Trace(slot, neurons, sampling, shown, partition.sliceSteps() + 1);
  }

  /** The sinks of all recorders, with their files. */
  List<SliceSink> sinks(List<Population> populations, Output output) throws IOException {
    List<SliceSink> sinks = new ArrayList<>();
    for (Recorder recorder : experiment.recorders()) {
      if (recorder instanceof Recorder.Variables variables) {
        sinks.addAll(variables(variables, output));
      } else if (recorder instanceof Recorder.Histogram histogram) {
        sinks.add(histogram(histogram, output));
      } else if (!recorder.of().isEmpty()) {
        List<SpikeSelection> selections = selections(recorder, populations);
        sinks.add(
            recorder instanceof Recorder.PopulationRate rate
                ? new TextSink(
                    new RateTable(selections, time, rate.bin(), steps),
                    output.files().create(rate.name() + ".csv"),
                    1)
                : spikes((Recorder.Spikes) recorder, selections, output));
      }
    }
    return sinks;
  }

  /**
   * Where recordings go.
   *
   * @param files makes their files
   * @param spools makes files where they gather what is not complete
   */
  record Output(Files files, Files spools) {}

  private static List<SpikeSelection> selections(Recorder recorder, List<Population> populations) {
    Map<String, BitSet> neurons = byPopulation(recorder.of());
    return populations.stream()
        .filter(population -> neurons.containsKey(population.name()))
        .map(population -> new SpikeSelection(population, neurons.get(population.name())))
        .toList();
  }

  private SliceSink spikes(Recorder.Spikes recorder, List<SpikeSelection> selections, Output output)
      throws IOException {
    if (recorder.format() != Format.SONATA) {
      return text(new SpikeTable(selections, time, steps), recorder.name() + ".csv", output);
    }
    ResultFile file = output.files().create(recorder.name() + ".h5");
    SonataSpikes spikes =
        new SonataSpikes(selections, time, output.spools()::create, recorder.name());
    resources.add(spikes);
    spooled.put(file.name(), spikes);
    completions.add(
        () -> {
          spikes.complete(file);
          spikes.close();
        });
    return spikes;
  }

  private TextSink text(SliceText text, String name, Output output) throws IOException {
    return new TextSink(text, output.files().create(name), chunks);
  }

  private List<SliceSink> variables(Recorder.Variables recorder, Output output) throws IOException {
    Map<String, List<Trace>> own = traces.get(recorder);
    List<TraceColumns.Group> groups = new ArrayList<>();
    own.forEach(
        (population, of) ->
            groups.add(new TraceColumns.Group(population, recorder.variables(), of)));
    String name = recorder.name();
    switch (recorder.format()) {
      case CSV -> {
        return List.of(
            text(new TraceTable(new TraceColumns(groups), time, steps), name + ".csv", output));
      }
      case NPY -> {
        NpyTrace sink =
            new NpyTrace(
                new TraceColumns(groups),
                time,
                steps,
                output.files().create(name + ".npy"),
                chunks);
        ResultFile columns = output.files().create(name + ".columns.csv");
        ResultFile times = output.files().create(name + ".t_ms.npy");
        completions.add(() -> sink.complete(columns, times));
        return List.of(sink);
      }
      default -> {
        List<SliceSink> reports = new ArrayList<>();
        for (TraceColumns.Group group : groups) {
          for (int v = 0; v < recorder.variables().size(); v++) {
            reports.add(report(recorder, group, v, output));
          }
        }
        return reports;
      }
    }
  }

  private SonataReport report(
      Recorder.Variables recorder, TraceColumns.Group group, int v, Output output)
      throws IOException {
    String variable = recorder.variables().get(v);
    SonataReport report =
        new SonataReport(
            group.population(),
            group.traces().get(v),
            unit(group.population(), variable),
            time,
            steps,
            output.files().create(report(recorder, group.population(), variable)),
            chunks);
    completions.add(report::complete);
    return report;
  }

  private String unit(String population, String variable) {
    var equations = experiment.population(population).orElseThrow().model().equations();
    return equations.states().stream()
        .filter(state -> state.name().equals(variable))
        .map(state -> state.unit().text())
        .findFirst()
        .orElse(equations.inputUnit().text());
  }

  private SliceSink histogram(Recorder.Histogram recorder, Output output) throws IOException {
    HistogramBins bins =
        Double.isNaN(recorder.low())
            ? HistogramBins.overTheRange(recorder.bins())
            : HistogramBins.between(recorder.bins(), recorder.low(), recorder.high());
    Trace trace = traces.get(recorder).values().iterator().next().get(0);
    return text(new HistogramTable(trace, bins, time, steps), recorder.name() + ".csv", output);
  }

  /** The files that are put together at the end from others, by their names. */
  Map<String, SonataSpikes> spooled() {
    return spooled;
  }

  /** Completes the files, after the last slice. */
  void complete() throws IOException {
    for (Completion completion : completions) {
      completion.complete();
    }
  }

  @Override
  public void close() throws IOException {
    for (Closeable resource : resources) {
      resource.close();
    }
  }
}
