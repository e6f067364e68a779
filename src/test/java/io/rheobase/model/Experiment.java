package io.rheobase.model;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Sampling;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeValue;
import io.rheobase.engine.Trace;
import io.rheobase.engine.Vectorization;
import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentSource;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** One population that is run, with everything recorded. */
final class Experiment {

  static final StreamKey NOISE = StreamKey.of(0, "model", "xi", "test");

  private final BoundModel model;
  private final int neurons;
  private final IntToDoubleFunction[] initial;
  private final List<CurrentSource> inputs = new ArrayList<>();
  private Partition partition;
  private Vectorization vectorization = Vectorization.NEVER;
  private boolean recorded = true;

  Experiment(BoundModel model, int neurons) {
    this.model = model;
    this.neurons = neurons;
    this.initial = new IntToDoubleFunction[model.states().size()];
    Arrays.fill(initial, (IntToDoubleFunction) i -> 0);
    this.partition = new Partition(1, 1024, 256);
  }

  /** A shipped model with some parameters that all neurons share. */
  static BoundModel shipped(String name, double dt, Method method, Object... parameters) {
    return ShippedModels.model(name).bind(dt, method, values(parameters), NOISE);
  }

  /** Names and values in turn: numbers, or {@link PerNeuron}s. */
  static Map<String, PerNeuron> values(Object... parameters) {
    Map<String, PerNeuron> values = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      values.put(
          (String) parameters[i],
          parameters[i + 1] instanceof PerNeuron each
              ? each
              : PerNeuron.all(((Number) parameters[i + 1]).doubleValue()));
    }
    return values;
  }

  Experiment initial(String state, double value) {
    return initial(state, i -> value);
  }

  Experiment initial(String state, IntToDoubleFunction value) {
    initial[model.states().indexOf(state)] = value;
    return this;
  }

  Experiment input(CurrentSource source) {
    inputs.add(source);
    return this;
  }

  /** The same current for all at every step (pA). */
  Experiment current(double value) {
    return input(new ConstantCurrent(value));
  }

  Experiment partition(int threads, int block, int slice) {
    partition = new Partition(threads, block, slice);
    return this;
  }

  Experiment vectorization(Vectorization when) {
    vectorization = when;
    return this;
  }

  Experiment spikesOnly() {
    recorded = false;
    return this;
  }

  Outcome run(long steps) {
    List<Trace> traces = new ArrayList<>();
    for (int slot = 0; recorded && slot < model.states().size(); slot++) {
      traces.add(
          new Trace(
              slot,
              IntStream.range(0, neurons).toArray(),
              Sampling.ALL,
              model.peak().map(SpikeValue::peak).orElse(SpikeValue.CROSSING),
              partition.sliceSteps() + 1));
    }
    Population population =
        new Population(
            "test",
            neurons,
            model,
            List.of(initial),
            model::holdSamples,
            inputs,
            List.of(),
            traces,
            partition);
    Outcome outcome = new Outcome(model, population, traces, recorded ? (int) steps + 1 : 0);
    Simulation simulation =
        new Simulation(List.of(population), List.of(), List.of(outcome), partition, vectorization);
    try {
      simulation.run(steps, done -> {}, () -> false);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return outcome;
  }

  /** What came out. */
  static final class Outcome implements SliceSink {
    private final BoundModel model;
    private final Population population;
    private final List<Trace> traces;
    private final double[][][] values;
    private final List<List<Long>> spikes = new ArrayList<>();

    Outcome(BoundModel model, Population population, List<Trace> traces, int samples) {
      this.model = model;
      this.population = population;
      this.traces = traces;
      values = new double[traces.size()][samples][];
      for (int i = 0; i < population.size(); i++) {
        spikes.add(new ArrayList<>());
      }
    }

    @Override
    public int chunks() {
      return 1;
    }

    @Override
    public void format(Slice slice, int chunk) {
      for (int t = 0; t < traces.size(); t++) {
        int columns = traces.get(t).columns();
        for (int sample = 0; sample < slice.samples(); sample++) {
          values[t][(int) slice.firstSample() + sample] =
              Arrays.copyOfRange(
                  traces.get(t).values(slice), sample * columns, (sample + 1) * columns);
        }
      }
      for (var block : population.blocks()) {
        var fired = block.spikes(slice);
        for (int s = 0; s < fired.size(); s++) {
          long sample = slice.firstStep() + fired.step(s) + 1;
          spikes.get(block.first() + fired.neuron(s)).add(sample);
        }
      }
    }

    @Override
    public void write(Slice slice) {}

    /** Spike samples of a neuron. */
    List<Long> spikes(int neuron) {
      return spikes.get(neuron);
    }

    List<List<Long>> spikes() {
      return spikes;
    }

    long spikeCount() {
      return spikes.stream().mapToLong(List::size).sum();
    }

    /** A recorded variable, {@code [sample][neuron]}. */
    double[][] trace(String state) {
      return values[model.states().indexOf(state)];
    }

    double[][][] traces() {
      return values;
    }

    /** A recorded variable of neuron 0 at the last sample. */
    double last(String state) {
      double[][] trace = trace(state);
      return trace[trace.length - 1][0];
    }
  }
}
