package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.network.Neurons;
import io.rheobase.network.SynapseValues;
import io.rheobase.network.Wiring;
import java.util.stream.IntStream;

/** Connections of an experiment as they are to be built. */
final class Wirings {

  private final Experiment experiment;

  Wirings(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * What a connection is to be.
   *
   * @throws IllegalArgumentException if its rule cannot be met, which reading has made sure of
   */
  Wiring of(Connection connection) {
    return new Wiring(
        connection.name(),
        neurons(connection.from()),
        neurons(connection.to()),
        connection.rule(),
        connection.autapses(),
        connection.multapses(),
        values(connection.weight()),
        values(connection.delay()),
        experiment.clock().dt().doubleValue(),
        experiment.seed());
  }

  private Neurons neurons(Target target) {
    int size = experiment.population(target.population()).orElseThrow().size();
    if (target.neurons().size() == 1) {
      NeuronRange range = target.neurons().get(0);
      return Neurons.range(target.population(), size, range.from(), range.to() + 1);
    }
    return Neurons.of(target.population(), size, target.indices().toArray());
  }

  private static SynapseValues values(Values values) {
    if (values instanceof Values.Constant constant) {
      return new SynapseValues.Constant(constant.value());
    }
    if (values instanceof Values.Drawn drawn) {
      return new SynapseValues.Drawn(NeuronValues.distribution(drawn));
    }
    Numbers numbers = ((Values.Listed) values).values();
    return new SynapseValues.Listed(
        IntStream.range(0, numbers.size()).mapToDouble(numbers::get).toArray());
  }
}
