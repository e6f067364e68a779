package io.rheobase.params;

import io.rheobase.equations.EquationException;
import io.rheobase.equations.EquationFault;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Parameter;
import io.rheobase.experiment.Model;
import io.rheobase.experiment.Receptor;
import io.rheobase.experiment.Values;
import io.rheobase.params.grammar.Shape.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the receptors of a population and joins them to its model. */
final class PopulationReceptors {

  private final Given.Keys given;
  private final Model model;
  private final Faults faults;
  private final Map<String, ReceptorReader> readers = new LinkedHashMap<>();

  /**
   * @param given the receptors by name
   * @param model of the population, without receptors
   */
  PopulationReceptors(Given.Keys given, Model model, Faults faults) {
    this.given = given;
    this.model = model;
    this.faults = faults;
  }

  /** The model with the receptors; nothing after a fault. */
  Optional<Model> join() {
    if (given.keys().isEmpty()) {
      return Optional.of(model);
    }
    if (model.isSpikeSource()) {
      faults.error(
          given.keys().values().iterator().next().at(),
          model.name() + " only emits spikes: a receptor would act on nothing",
          "delete the receptors");
      return Optional.empty();
    }
    List<Receptor> receptors = new ArrayList<>();
    given
        .keys()
        .forEach(
            (name, key) -> {
              if (key.value() instanceof Given.Keys keys) {
                ReceptorReader reader = new ReceptorReader(name, key.at(), keys, faults);
                readers.put(name, reader);
                reader.read().ifPresent(receptors::add);
              }
            });
    return receptors.size() < given.keys().size()
        ? Optional.empty()
        : equations(receptors).map(equations -> model.with(receptors, equations));
  }

  private Optional<ModelEquations> equations(List<Receptor> receptors) {
    try {
      ModelEquations equations =
          ModelEquations.of(model.text(), receptors.stream().map(Receptor::text).toList());
      for (EquationFault warning : equations.warnings()) {
        readers.entrySet().stream()
            .filter(reader -> reader.getKey().equals(warning.span().source().receptor()))
            .forEach(
                reader ->
                    faults.warn(
                        reader.getValue().place(warning.span()), warning.what(), fix(warning)));
      }
      return Optional.of(equations);
    } catch (EquationException e) {
      for (EquationFault fault : e.faults()) {
        ReceptorReader reader = readers.get(fault.span().source().receptor());
        faults.error(
            reader == null ? given.at() : reader.place(fault.span()), fault.what(), fix(fault));
      }
      return Optional.empty();
    }
  }

  private static String fix(EquationFault fault) {
    return fault.nearest().map(name -> "did you mean " + name + "?").orElse(fault.expected());
  }

  /**
   * The values of the receptors' parameters, under composed names; nothing after a fault.
   *
   * @param joined the model with the receptors
   * @param neurons of the population, or {@link ValuesReader#UNKNOWN}
   */
  Optional<Map<String, Values>> parameters(
      Model joined, int neurons, ValuesReader values, Membrane membrane) {
    Map<String, Values> read = new LinkedHashMap<>();
    boolean sound = true;
    Map<String, Parameter> declared = new LinkedHashMap<>();
    joined.equations().parameters().forEach(p -> declared.put(p.name(), p));
    for (Receptor receptor : joined.receptors()) {
      for (Map.Entry<String, Given> value : readers.get(receptor.name()).values().entrySet()) {
        String name = value.getKey();
        Parameter parameter = declared.get(receptor.composed(name));
        Bound bound = name.startsWith("tau") ? Bound.POSITIVE : Bound.ANY;
        Optional<Values> one =
            values.read(
                value.getValue(),
                new ValuesReader.Wanted(name, parameter.unit(), bound, neurons, membrane));
        one.ifPresent(v -> read.put(parameter.name(), v));
        sound &= one.isPresent();
      }
    }
    return sound ? Optional.of(read) : Optional.empty();
  }
}
