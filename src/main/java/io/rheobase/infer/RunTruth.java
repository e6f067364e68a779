package io.rheobase.infer;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.run.KnownConnections;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the connections of recorded neurons of a run. */
final class RunTruth {

  private RunTruth() {}

  /**
   * What is known; empty where nothing is.
   *
   * @param experiment with an inference
   * @param neurons that were recorded
   */
  static Optional<TrueKinds> of(Experiment experiment, List<Column> neurons) {
    Inference.Truth truth = experiment.inference().orElseThrow().truth();
    if (truth instanceof Inference.Truth.FromFile table) {
      return Optional.of(new FileKinds(table));
    }
    return truth instanceof Inference.Truth.Connections
        ? Optional.of(connections(experiment, neurons))
        : Optional.empty();
  }

  private static TrueKinds connections(Experiment experiment, List<Column> neurons) {
    Map<String, BitSet> targets = new HashMap<>();
    neurons.forEach(
        column ->
            targets
                .computeIfAbsent(column.population(), name -> new BitSet())
                .set(column.neuron()));
    KnownConnections known = new KnownConnections(experiment, targets);
    return (population, neuron, train) -> {
      double effect = known.effect(train.population(), train.neuron(), population, neuron);
      if (effect == 0) {
        return Kind.UNCONNECTED;
      }
      return effect > 0 ? Kind.EXCITATORY : Kind.INHIBITORY;
    };
  }
}
