package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.ReferenceKind;
import io.rheobase.equations.StateVariable;
import io.rheobase.equations.Threshold.Crossing;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.InputUse;
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
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;

/** Turns populations of neurons that a file describes into what the engine makes them of. */
final class NeuronFactory {

  private final ParameterFile file;
  private final Experiment experiment;
  private final ModelBinder binder;
  private final Predicate<String> showsCurrent;
  private final NeuronValues values;
  private final CurrentSources sources;

  /**
   * Neurons of a population.
   *
   * @param model what they are
   * @param initial the value of each state variable at sample 0, in the model's order
   * @param refractory how long they are refractory after a spike (ms)
   * @param currents what drives them
   */
  record Neurons(
      BoundModel model,
      List<PerNeuron> initial,
      PerNeuron refractory,
      List<CurrentSource> currents) {

    /** The same neurons, stepped by an equivalent model. */
    Neurons with(BoundModel other) {
      return new Neurons(other, initial, refractory, currents);
    }

    /** The same neurons, driven by these currents. */
    Neurons driven(List<CurrentSource> others) {
      return new Neurons(model, initial, refractory, others);
    }
  }

  /**
   * @param binder binds the models
   * @param showsCurrent whether the total current into a population is recorded
   * @param streams receives the currents that must be read
   */
  NeuronFactory(
      ParameterFile file,
      Partition partition,
      ModelBinder binder,
      Predicate<String> showsCurrent,
      NeuronValues values,
      List<StreamedCurrent> streams) {
    this.file = file;
    this.experiment = file.experiment();
    this.binder = binder;
    this.showsCurrent = showsCurrent;
    this.values = values;
    this.sources = new CurrentSources(experiment, partition, values, streams);
  }

  /**
   * The neurons of a population.
   *
   * @throws ParameterFileException where what was drawn, or the method, does not fit the model
   */
  Neurons neurons(Population described) throws IOException {
    return undriven(described).driven(sources.of(described));
  }

  /** The currents by which an input drives a population. */
  List<CurrentSource> currents(Input input, Population described) throws IOException {
    return sources.of(input, described);
  }

  /**
   * The neurons of a population without what drives them.
   *
   * @throws ParameterFileException where what was drawn, or the method, does not fit the model
   */
  Neurons undriven(Population described) {
    BoundModel model = model(described);
    Map<String, PerNeuron> initial = new HashMap<>();
    List<PerNeuron> states = new ArrayList<>();
    for (String state : model.states()) {
      PerNeuron value =
          values.all(described, "initial value", state, described.initial().get(state));
      initial.put(state, value);
      states.add(value);
    }
    requireBelowThreshold(described, initial);
    PerNeuron refractory = values.all(described, "parameter", "t_ref", described.refractory());
    return new Neurons(model, states, refractory, List.of());
  }

  /** How many samples after a spike a neuron is refractory. */
  IntToLongFunction holdSamples(PerNeuron refractory) {
    if (refractory.isUniform()) {
      long same = experiment.clock().nearestStep(refractory.of(0));
      return neuron -> same;
    }
    return neuron -> experiment.clock().nearestStep(refractory.of(neuron));
  }

  private BoundModel model(Population described) {
    Map<String, PerNeuron> parameters = new HashMap<>();
    for (String name : described.parameters().keySet()) {
      parameters.put(name, values.parameter(described, name));
    }
    var model = described.model();
    try {
      return binder.bind(
          new Model(model.name(), model.description(), model.source(), model.equations()),
          experiment.clock().dt().doubleValue(),
          experiment.method(),
          parameters,
          StreamKey.of(experiment.seed(), "model", "xi", described.name()),
          use(described));
    } catch (MethodException e) {
      throw refusal(
          "simulation.method",
          "for " + described.name() + " (" + model.name() + "): " + e.getMessage(),
          "write `method: euler`, which advances every model");
    }
  }

  /** What is done with the slot of the input. */
  InputUse use(Population described) {
    return new InputUse(isDriven(described), showsCurrent.test(described.name()));
  }

  private boolean isDriven(Population described) {
    return experiment.inputs().stream()
        .filter(input -> !(input instanceof Input.Arriving))
        .flatMap(input -> input.to().stream())
        .anyMatch(target -> target.population().equals(described.name()));
  }

  /** What is given was checked with the file; what is drawn can be checked only now. */
  private void requireBelowThreshold(Population described, Map<String, PerNeuron> initial) {
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
}
