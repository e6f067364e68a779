package io.rheobase.network.plasticity;

/**
 * How the weights of a block of synapses change. Arrivals are counted by {@code pre}, the row of
 * their source or the synapse itself; postsynaptic spikes by {@code post}, the target.
 */
interface Change {

  /** The weight at a sample, before its events; {@code w} is what it was after its last event. */
  default double present(double w, int pre, int post, long sample) {
    return w;
  }

  /** The weight after an arrival. */
  double atArrival(double w, int pre, int post, long sample);

  /** The weight after a postsynaptic spike. */
  double atSpike(double w, int pre, int post, long sample);

  /** Takes an arrival into the traces, after all its synapses have changed. */
  void arrived(int pre, long sample);

  /** Takes a postsynaptic spike into the traces, after all its synapses have changed. */
  void fired(int post, long sample);

  /** What the weights stay within. */
  Plasticity.Bounds bounds();
}
