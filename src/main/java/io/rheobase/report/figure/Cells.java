package io.rheobase.report.figure;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Threshold;
import io.rheobase.experiment.Population;
import io.rheobase.report.data.Run;
import io.rheobase.run.NeuronValues;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What is known of single neurons: their equations with their own parameters. */
final class Cells {

  private final Run run;

  Cells(Run run) {
    this.run = run;
  }

  /** A neuron's equations, all variables 0. */
  Evaluation evaluation(String populationName, int neuron) {
    Population population = run.population(populationName);
    NeuronValues values = new NeuronValues(run.experiment().seed());
    Map<String, Double> parameters = new HashMap<>();
    for (String name : population.parameters().keySet()) {
      parameters.put(name, values.parameter(population, name).of(neuron));
    }
    return new Evaluation(population.model().equations(), parameters, run.dt());
  }

  /** The level at which a neuron spikes, where its condition is that a variable reaches a level. */
  OptionalDouble threshold(String population, int neuron, String variable) {
    ModelEquations equations = run.population(population).model().equations();
    return equations
        .threshold()
        .flatMap(Threshold::crossing)
        .filter(crossing -> crossing.variable().equals(variable))
        .map(crossing -> OptionalDouble.of(evaluation(population, neuron).of(crossing.limit())))
        .orElse(OptionalDouble.empty());
  }

  /** Whether a spike's upstroke is part of the model, so that its trace shows the spike itself. */
  boolean showsSpikes(String population) {
    ModelEquations equations = run.population(population).model().equations();
    return equations.reset().isEmpty()
        || equations.parameters().stream().anyMatch(p -> p.name().equals("V_peak"));
  }
}
