package io.rheobase.record;

import java.io.IOException;

/** The synapses of a connection from one population to another, in an order that never changes. */
public interface SynapseRows {

  /** The name of the connection in the parameter file. */
  String connection();

  /** The name of the population whose spikes travel. */
  String sources();

  /** The name of the population that they reach. */
  String targets();

  /** How many synapses there are. */
  long count();

  /**
   * Goes through all synapses; may be asked for again, and is then the same.
   *
   * @throws IOException where the visitor does
   */
  void forEach(Visitor visitor) throws IOException;

  /** Takes a synapse. */
  @FunctionalInterface
  interface Visitor {

    /**
     * @param source index within its population
     * @param target index within its population
     * @param weight in the coherent system
     * @param delay in steps
     */
    void synapse(int source, int target, double weight, int delay) throws IOException;
  }
}
