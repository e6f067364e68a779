package io.rheobase.experiment;

import io.rheobase.network.Rule;
import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.units.Unit;
import java.util.Optional;

/**
 * Synapses from neurons of one population to neurons of one population. An entry of the file that
 * names several populations is one for each pair; they share its name.
 *
 * @param name in the parameter file
 * @param from whose spikes travel
 * @param to whom they reach
 * @param rule which of them are joined
 * @param file where the synapses of a listed rule were read; empty where they stand in the
 *     parameter file
 * @param autapses whether a neuron may be joined to itself
 * @param multapses whether two neurons may be joined more than once
 * @param receptor of the targets
 * @param weight of each synapse; listed where the rule lists the synapses with their weights
 * @param delay of each synapse (ms); listed where the rule lists them
 * @param plasticity how the weights change
 */
public record Connection(
    String name,
    Target from,
    Target to,
    Rule rule,
    Optional<SynapseFile> file,
    boolean autapses,
    boolean multapses,
    String receptor,
    Values weight,
    Values delay,
    Optional<Plasticity> plasticity) {

  /** Whether it is within one population. */
  public boolean isRecurrent() {
    return from.population().equals(to.population());
  }

  /** The unit of a weight. */
  public Unit weightUnit() {
    return weight.unit();
  }
}
