package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;

/** What is known of the connections. */
@FunctionalInterface
interface TrueKinds {
  /**
   * What a neuron is to another.
   *
   * @param population of the recorded neuron
   * @param neuron its number
   * @param train whose neuron it may be
   */
  Kind of(String population, int neuron, SpikeTrain train);
}
