package io.rheobase.params;

import io.rheobase.experiment.SynapseFile;
import io.rheobase.experiment.Values;
import io.rheobase.network.Rule;
import java.util.Optional;

/**
 * What the rule of a connection says.
 *
 * @param rule which neurons are joined
 * @param file where the synapses were read, if in a file
 * @param weight of each synapse, where the rule gives it
 * @param delay of each synapse, where the rule gives it
 */
record Wires(
    Rule rule, Optional<SynapseFile> file, Optional<Values> weight, Optional<Values> delay) {

  /** A rule that draws, or lists neurons alone. */
  static Wires of(Rule rule) {
    return new Wires(rule, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
