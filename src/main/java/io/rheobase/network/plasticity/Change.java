package io.rheobase.network.plasticity;

import java.util.List;

/**
 * How the weights of a block of synapses change. Arrivals are counted by {@code pre}, the row of
 * their source or the synapse itself; postsynaptic spikes by {@code post}, the target. It loops
 * over many synapses at a time.
 */
interface Change {

  /**
   * Transmits the weights of synapses [from, to), and changes them by an arrival.
   *
   * @param weights {@code [synapse]}, as they were after the last event of each
   * @param post {@code [synapse]}
   * @param into {@code [post]}
   */
  void arrive(double[] weights, char[] post, int from, int to, int pre, long sample, double[] into);

  /** Takes an arrival into the traces, after all its synapses have changed. */
  void arrived(int pre, long sample);

  /**
   * Changes weights of one target by its spike.
   *
   * @param weights {@code [i]}, i below n, as they were after the last event of each
   * @param pre {@code [i]}
   */
  void fire(double[] weights, int[] pre, int n, int post, long sample);

  /** Takes a postsynaptic spike into the traces, after all its synapses have changed. */
  void fired(int post, long sample);

  /** The weight at a sample; {@code w} is what it was after its last event. */
  default double present(double w, int pre, int post, long sample) {
    return w;
  }

  /** The traces of presynaptic spikes, by {@code pre}. */
  List<Trace> pres();

  /** The traces of postsynaptic spikes, by {@code post}. */
  List<Trace> posts();

  /** What the weights stay within. */
  Plasticity.Bounds bounds();
}
