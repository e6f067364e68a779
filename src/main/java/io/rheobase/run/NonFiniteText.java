package io.rheobase.run;

import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.record.StepTime;

/** Says in words that a state has left the numbers. */
final class NonFiniteText {
  private NonFiniteText() {}

  /** Names the neuron, the time and the neuron's parameters, and says what helps. */
  static String of(Experiment experiment, NonFiniteStateException e) {
    Population population =
        experiment.populations().stream()
            .filter(p -> p.name().equals(e.population()))
            .findFirst()
            .orElseThrow();
    NeuronValues drawn = new NeuronValues(experiment.seed());
    StringBuilder parameters = new StringBuilder();
    population
        .parameters()
        .forEach(
            (name, values) ->
                parameters
                    .append(name)
                    .append(' ')
                    .append(values.unit().format(drawn.parameter(population, name).of(e.neuron())))
                    .append(", "));
    StepTime time = new StepTime(experiment.clock().dt());
    String seen = time.text(e.sample()) + " ms";
    return e.variable()
        + " of neuron "
        + e.neuron()
        + " of "
        + e.population()
        + " became "
        + e.value()
        + (e.earliest() < e.sample()
            ? " between t = " + time.text(e.earliest()) + " ms and " + seen
            : " at t = " + seen)
        + " ("
        + population.model().name()
        + ": "
        + parameters
        + "dt "
        + experiment.clock().dt().toPlainString()
        + " ms). A shorter dt, or a smaller input, keeps the step from overshooting.";
  }
}
