package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.ReferenceKind;
import io.rheobase.equations.StateVariable;
import io.rheobase.equations.Threshold.Crossing;
import io.rheobase.experiment.Experiment;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.MethodException;
import io.rheobase.model.Model;
import io.rheobase.model.PerNeuron;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Turns what a file describes into what the engine runs. */
final class EngineFactory implements AutoCloseable {

  private final ParameterFile file;
  private final Experiment experiment;
  private final Partition partition;
  private final Recordings recordings;
  private final NeuronValues values;
  private final CurrentSources sources;
  private final SpikeSources spikes;
  private final List<StreamedCurrent> streams = new ArrayList<>();
  private final List<Population> populations = new ArrayList<>();

  /**
   * @throws ParameterFileException where what was drawn, or the method, does not fit the model
   */
  EngineFactory(ParameterFile file, Partition partition, Recordings recordings) throws IOException {
    this.file = file;
    this.experiment = file.experiment();
    this.partition = partition;
    this.recordings = recordings;
    this.values = new NeuronValues(experiment.seed());
    this.sources = new CurrentSources(experiment, partition, values, streams);
    this.spikes = new SpikeSources(experiment, values);
    try {
      for (io.rheobase.experiment.Population population : experiment.populations()) {
        populations.add(population(population));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The populations, in the order of the file. */
  List<Population> populations() {
    return populations;
  }

  /** The streamed currents. */
  List<StreamedCurrent> streams() {
    return streams;
  }

  private Population population(io.rheobase.experiment.Population described) throws IOException {
    if (described.model().isSpikeSource()) {
      return Population.ofSources(
          described.name(), described.size(), spikes.of(described), partition);
    }
    BoundModel model = model(described);
    Map<String, PerNeuron> initial = new HashMap<>();
    List<IntToDoubleFunction> states = new ArrayList<>();
    for (String state : model.states()) {
      PerNeuron value =
          values.all(described, "initial value", state, described.initial().get(state));
      initial.put(state, value);
      states.add(value::of);
    }
    requireBelowThreshold(described, initial);
    PerNeuron refractory = values.all(described, "parameter", "t_ref", described.refractory());
    return new Population(
        described.name(),
        described.size(),
        model,
        states,
        neuron -> experiment.clock().nearestStep(refractory.of(neuron)),
        sources.of(described),
        spikes.arrivingAt(described),
        recordings.tracesOf(described.name(), model),
        partition);
  }

  private BoundModel model(io.rheobase.experiment.Population described) {
    Map<String, PerNeuron> parameters = new HashMap<>();
    for (String name : described.parameters().keySet()) {
      parameters.put(name, values.parameter(described, name));
    }
    var model = described.model();
    try {
      return new Model(model.name(), model.description(), model.source(), model.equations())
          .bind(
              experiment.clock().dt().doubleValue(),
              experiment.method(),
              parameters,
              StreamKey.of(experiment.seed(), "model", "xi", described.name()));
    } catch (MethodException e) {
      throw refusal(
          "simulation.method",
          "for " + described.name() + " (" + model.name() + "): " + e.getMessage(),
          "write `method: euler`, which advances every model");
    }
  }

  /** What is given was checked with the file; what is drawn can be checked only now. */
  private void requireBelowThreshold(
      io.rheobase.experiment.Population described, Map<String, PerNeuron> initial) {
    Optional<Crossing> crossing =
        described.model().equations().threshold().flatMap(threshold -> threshold.crossing());
    if (crossing.isEmpty()
        || described.model().equations().reset().isEmpty()
        || !(crossing.get().limit() instanceof Numeric.Reference limit)
        || limit.kind() != ReferenceKind.PARAMETER) {
      return;
    }
    String variable = crossing.get().variable();
    PerNeuron threshold = values.parameter(described, limit.name());
    for (int neuron = 0; neuron < described.size(); neuron++) {
      double value = initial.get(variable).of(neuron);
      if (value >= threshold.of(neuron)) {
        StateVariable state =
            described.model().equations().states().stream()
                .filter(candidate -> candidate.name().equals(variable))
                .findFirst()
                .orElseThrow();
        throw refusal(
            "populations." + described.name() + ".initial." + variable,
            "the initial "
                + variable
                + " drawn for neuron "
                + neuron
                + " ("
                + state.unit().format(value)
                + ") does not lie below the threshold ("
                + state.unit().format(threshold.of(neuron))
                + ")",
            "give the distribution a max below it");
      }
    }
  }

  private ParameterFileException refusal(String address, String what, String fix) {
    return new ParameterFileException(
        List.of(new Fault(file.places().of(address), what, fix)), file.warnings());
  }

  @Override
  public void close() throws IOException {
    for (StreamedCurrent stream : streams) {
      stream.close();
    }
  }
}
