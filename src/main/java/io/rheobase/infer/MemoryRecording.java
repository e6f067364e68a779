package io.rheobase.infer;

import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Voltage;
import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What connections are inferred from, gathered in memory while a run goes on. */
public final class MemoryRecording {

  private static final String VARIABLE = "V";

  private final Inference inference;
  private final Recorder.Variables watched;
  private final List<Column> neurons = new ArrayList<>();
  private final List<double[]> voltages = new ArrayList<>();
  private final List<GatheredTrains> trains = new ArrayList<>();

  /**
   * @param experiment with an inference
   * @param name of what it watches, which no recorder of the experiment has
   */
  public MemoryRecording(Experiment experiment, String name) {
    this.inference = experiment.inference().orElseThrow();
    String recorded = ((Voltage.Recorded) inference.voltage()).recorder();
    Recorder.Variables own =
        experiment.recorders().stream()
            .filter(recorder -> recorder.name().equals(recorded))
            .map(Recorder.Variables.class::cast)
            .findFirst()
            .orElseThrow();
    this.watched =
        new Recorder.Variables(
            name,
            own.of(),
            List.of(VARIABLE),
            own.every(),
            own.window(),
            own.format(),
            own.spike());
  }

  /** The variable that must be traced for it. */
  public Recorder watched() {
    return watched;
  }

  /**
   * Gets ready for a run.
   *
   * @param populations by name
   * @param traces of what it watches, by population
   */
  public SliceSink attach(Map<String, Population> populations, Map<String, List<Trace>> traces) {
    List<SliceSink> sinks = new ArrayList<>();
    traces.forEach((population, of) -> sinks.add(new GatheredVoltage(population, of.get(0))));
    if (inference.trains() instanceof Inference.Trains.Recorded recorded) {
      for (Target target : recorded.neurons()) {
        GatheredTrains gathered = new GatheredTrains(target, populations.get(target.population()));
        trains.add(gathered);
        sinks.add(gathered);
      }
    }
    return new Sinks(sinks);
  }

  /** Several sinks, one after the other. */
  private record Sinks(List<SliceSink> sinks) implements SliceSink {
    @Override
    public int chunks() {
      return sinks.size();
    }

    @Override
    public void format(Slice slice, int chunk) {
      sinks.get(chunk).format(slice, 0);
    }

    @Override
    public void write(Slice slice) {}
  }

  /** The voltages of the neurons of a population. */
  private final class GatheredVoltage implements SliceSink {
    private final Trace trace;
    private final double[][] values;
    private int samples;

    GatheredVoltage(String population, Trace trace) {
      this.trace = trace;
      this.values = new double[trace.columns()][(int) watched.samples()];
      for (int column = 0; column < values.length; column++) {
        int neuron = trace.neuron(column);
        String name = population + "[" + neuron + "]";
        neurons.add(new Column(name, neurons.size(), population, neuron));
        voltages.add(values[column]);
      }
    }

    @Override
    public int chunks() {
      return 1;
    }

    @Override
    public void format(Slice slice, int chunk) {
      double[] rows = trace.values(slice);
      for (int row = 0; row < trace.sampling().rows(slice); row++, samples++) {
        for (int column = 0; column < values.length; column++) {
          values[column][samples] = rows[row * values.length + column];
        }
      }
    }

    @Override
    public void write(Slice slice) {}
  }

  /** The trains of some neurons of a population. */
  private final class GatheredTrains implements SliceSink {
    private final Target target;
    private final List<Block> blocks;
    private final GrowingTrain[] trains;

    GatheredTrains(Target target, Population population) {
      this.target = target;
      this.blocks = population.blocks();
      this.trains = new GrowingTrain[population.size()];
      target.indices().forEach(neuron -> trains[neuron] = new GrowingTrain(watched.window()));
    }

    @Override
    public int chunks() {
      return 1;
    }

    @Override
    public void format(Slice slice, int chunk) {
      for (Block block : blocks) {
        SpikeList spikes = block.spikes(slice);
        for (int i = 0; i < spikes.size(); i++) {
          GrowingTrain train = trains[block.first() + spikes.neuron(i)];
          if (train != null) {
            train.add(slice.firstStep() + spikes.step(i) + 1);
          }
        }
      }
    }

    @Override
    public void write(Slice slice) {}

    void addTo(List<SpikeTrain> all) {
      target
          .indices()
          .forEach(neuron -> all.add(trains[neuron].train(target.population(), neuron)));
    }
  }

  /** How well connections were found, where that is known. */
  public static Optional<Performance> performance(List<NeuronResult> results) {
    return Evaluation.ifKnown(results);
  }

  /**
   * Infers, once the run is over; as often as asked.
   *
   * @param experiment that was run, or one whose inference differs in other things than the
   *     voltages and trains that it looks at
   * @param threads how many test trains side by side; no result depends on it
   * @return what was found of each recorded neuron; nothing where it was stopped
   * @throws Exception where something fails
   */
  public List<NeuronResult> infer(Experiment experiment, int threads, BooleanSupplier stop)
      throws Exception {
    Inference asked = experiment.inference().orElseThrow();
    long seed = asked.seed().orElse(experiment.seed());
    return new Inferring(asked, seed, threads, (some, all) -> {})
        .infer(new Gathered(experiment), stop);
  }

  /** What was gathered, for one inference. */
  private final class Gathered implements Recording {
    private final Experiment experiment;

    Gathered(Experiment experiment) {
      this.experiment = experiment;
    }

    @Override
    public List<Column> neurons() {
      return List.copyOf(neurons);
    }

    @Override
    public long samples() {
      return watched.samples();
    }

    @Override
    public BigDecimal interval() {
      return experiment.clock().at(watched.every());
    }

    @Override
    public long steps() {
      return watched.every();
    }

    /** Copies: what is seen of a neuron is written over them. */
    @Override
    public double[][] voltages(List<Column> some) {
      return some.stream()
          .map(column -> voltages.get(column.index()).clone())
          .toArray(double[][]::new);
    }

    @Override
    public List<SpikeTrain> trains() {
      if (inference.trains() instanceof Inference.Trains.FromFile file) {
        return FileTrains.of(file, watched.window().steps());
      }
      List<SpikeTrain> all = new ArrayList<>();
      trains.forEach(gathered -> gathered.addTo(all));
      return all;
    }

    @Override
    public Optional<TrueKinds> truth() {
      return RunTruth.of(experiment, neurons);
    }
  }
}
