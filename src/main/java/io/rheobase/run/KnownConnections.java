package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Receptor;
import io.rheobase.model.PerNeuron;
import io.rheobase.network.Connector;
import io.rheobase.network.Synapses;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the connections of an experiment do to some of its neurons, without a run: the synapses are
 * drawn as a run draws them.
 */
public final class KnownConnections {

  /** Small blocks, since only those are built that hold one of the neurons. */
  private static final int BLOCK = 64;

  private static final String REVERSAL = "E_rev";

  /** What the threshold is called, in the order of preference. */
  private static final List<String> THRESHOLDS = List.of("V_t", "V_T", "V_th");

  private final Experiment experiment;
  private final NeuronValues values;
  private final Map<Pair, Double> effects = new HashMap<>();

  private record Pair(String source, int from, String target, int to) {}

  /**
   * @param targets the neurons, by population
   */
  public KnownConnections(Experiment experiment, Map<String, BitSet> targets) {
    this.experiment = experiment;
    this.values = new NeuronValues(experiment.seed());
    Wirings wirings = new Wirings(experiment);
    for (Connection connection : experiment.connections()) {
      BitSet neurons = targets.get(connection.to().population());
      if (neurons != null) {
        add(connection, new Connector(wirings.of(connection), BLOCK), neurons);
      }
    }
  }

  /**
   * The weights of all synapses from one neuron to another, as they act: positive where they
   * depolarise, negative where they hyperpolarise or hold the neuron below its threshold; 0 where
   * there is no synapse, or none that acts.
   *
   * @param source population of the presynaptic neuron
   * @param from its number
   * @param target population of the postsynaptic neuron
   * @param to its number
   */
  public double effect(String source, int from, String target, int to) {
    return effects.getOrDefault(new Pair(source, from, target, to), 0.0);
  }

  private void add(Connection connection, Connector connector, BitSet neurons) {
    for (int task = 0; task < connector.preparations(); task++) {
      connector.prepare(task);
    }
    Population target = experiment.population(connection.to().population()).orElseThrow();
    Optional<PerNeuron> reversal = reversal(target, connection.receptor());
    Optional<PerNeuron> threshold =
        THRESHOLDS.stream()
            .filter(target.parameters()::containsKey)
            .findFirst()
            .map(name -> values.parameter(target, name));
    for (int block = 0; block < connector.blocks(); block++) {
      int next = neurons.nextSetBit(block * BLOCK);
      if (next >= 0 && next < (block + 1) * BLOCK) {
        connector.build(block);
        add(connection, connector.block(block), neurons, to -> sign(to, reversal, threshold));
      }
    }
  }

  private interface Sign {
    int of(int neuron);
  }

  private static int sign(int neuron, Optional<PerNeuron> reversal, Optional<PerNeuron> threshold) {
    return reversal.isPresent()
            && threshold.isPresent()
            && reversal.get().of(neuron) < threshold.get().of(neuron)
        ? -1
        : 1;
  }

  private Optional<PerNeuron> reversal(Population target, String receptor) {
    return target.receptors().stream()
        .filter(own -> own.name().equals(receptor))
        .findFirst()
        .map((Receptor own) -> own.composed(REVERSAL))
        .filter(target.parameters()::containsKey)
        .map(name -> values.parameter(target, name));
  }

  private void add(Connection connection, Synapses synapses, BitSet neurons, Sign sign) {
    for (int row = 0; row < synapses.rows(); row++) {
      int from = synapses.firstSource() + row;
      for (int q = synapses.begin(row), end = synapses.end(row); q < end; q++) {
        int to = synapses.first() + synapses.target()[q];
        if (neurons.get(to)) {
          effects.merge(
              new Pair(connection.from().population(), from, connection.to().population(), to),
              sign.of(to) * synapses.weight(q),
              Double::sum);
        }
      }
    }
  }
}
