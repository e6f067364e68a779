package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Trace;
import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.Method;
import io.rheobase.model.PerNeuron;
import io.rheobase.params.Experiment;
import io.rheobase.params.InputSpec;
import io.rheobase.params.PopulationSpec;
import io.rheobase.params.ShippedModels;
import io.rheobase.params.TraceSpec;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Turns what a file describes into what the engine runs. */
final class EngineFactory implements AutoCloseable {

  private final Experiment experiment;
  private final Partition partition;
  private final List<StreamedCurrent> streams = new ArrayList<>();
  private final List<Population> populations = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();

  EngineFactory(Experiment experiment, Partition partition) throws IOException {
    this.experiment = experiment;
    this.partition = partition;
    for (TraceSpec trace : experiment.traces()) {
      int[] neurons = IntStream.range(trace.from(), trace.to()).toArray();
      traces.add(new Trace(0, neurons, partition.sliceSteps() + 1));
    }
    for (PopulationSpec population : experiment.populations()) {
      populations.add(population(population));
    }
  }

  /** The populations, in the order of the file. */
  List<Population> populations() {
    return populations;
  }

  /** The traces, in the order of the file. */
  List<Trace> traces() {
    return traces;
  }

  /** The streamed currents. */
  List<StreamedCurrent> streams() {
    return streams;
  }

  private Population population(PopulationSpec spec) throws IOException {
    double initialV = spec.initialV().doubleValue();
    List<CurrentSource> currents = new ArrayList<>();
    for (InputSpec input : experiment.inputs()) {
      if (input.population().equals(spec.name())) {
        currents.add(current(input, spec));
      }
    }
    List<Trace> own = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      if (experiment.traces().get(i).population().equals(spec.name())) {
        own.add(traces.get(i));
      }
    }
    return new Population(
        spec.name(),
        spec.size(),
        model(spec),
        List.of(neuron -> initialV),
        neuron -> spec.refractory().holdSamples(neuron, experiment.dt()),
        currents,
        own,
        partition);
  }

  private BoundModel model(PopulationSpec spec) {
    Map<String, PerNeuron> parameters = new HashMap<>();
    for (String name : spec.parameters().keySet()) {
      parameters.put(name, PerNeuron.all(spec.parameter(name)));
    }
    return ShippedModels.get(spec.model().toString())
        .bind(
            experiment.dt().doubleValue(),
            Method.EULER,
            parameters,
            StreamKey.of(experiment.seed(), "model", "xi", spec.name()));
  }

  private CurrentSource current(InputSpec input, PopulationSpec population) throws IOException {
    if (input instanceof InputSpec.Constant constant) {
      return new ConstantCurrent(constant.value().doubleValue());
    }
    if (input instanceof InputSpec.Gaussian gaussian) {
      return new GaussianCurrent(
          StreamKey.of(experiment.seed(), "input", input.name(), population.name()),
          gaussian.mean().doubleValue(),
          gaussian.std().doubleValue());
    }
    InputSpec.FromFile file = (InputSpec.FromFile) input;
    FileCurrent stream = new FileCurrent(file.file(), population.size(), partition.sliceSteps());
    streams.add(stream);
    return stream;
  }

  @Override
  public void close() throws IOException {
    for (StreamedCurrent stream : streams) {
      stream.close();
    }
  }
}
