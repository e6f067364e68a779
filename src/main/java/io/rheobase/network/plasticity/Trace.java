package io.rheobase.network.plasticity;

import io.rheobase.network.Memory;
import java.util.List;

/**
 * Traces of the spikes of some neurons (or of the spikes that arrive at some synapses): they decay
 * exponentially, and a spike adds 1 or sets them to 1. A trace is brought up to date when its
 * neuron fires, and computed from there when it is asked for.
 */
final class Trace {

  private final Decay decay;
  private final boolean nearest;

  /** {@code [neuron]}: the sample of the last spike. */
  private final long[] sample;

  /** {@code [neuron]}: the trace at that sample without its spikes. */
  private final double[] before;

  /** {@code [neuron]}: the trace at that sample with them. */
  private final double[] after;

  Trace(int neurons, Decay decay, Plasticity.Pairing pairing) {
    this.decay = decay;
    this.nearest = pairing == Plasticity.Pairing.NEAREST;
    this.sample = new long[neurons];
    this.before = new double[neurons];
    this.after = new double[neurons];
  }

  /** Bytes of the trace of a neuron. */
  static final int BYTES = Long.BYTES + 2 * Double.BYTES;

  /** The trace at a sample, without the spikes of that sample. */
  double without(int neuron, long now) {
    long last = sample[neuron];
    return last == now ? before[neuron] : after[neuron] * decay.over(now - last);
  }

  /** The trace at a sample, with the spikes of that sample so far. */
  double with(int neuron, long now) {
    return after[neuron] * decay.over(now - sample[neuron]);
  }

  /** The sample of the last spike, 0 where there was none. */
  long last(int neuron) {
    return sample[neuron];
  }

  /** What it carries from sample to sample. */
  List<Memory> memory(Memory.Per per) {
    return List.of(Memory.of(per, sample), Memory.of(per, before), Memory.of(per, after));
  }

  /** Takes a spike. */
  void spike(int neuron, long now) {
    if (sample[neuron] != now) {
      before[neuron] = without(neuron, now);
      after[neuron] = before[neuron];
      sample[neuron] = now;
    }
    after[neuron] = nearest ? 1 : after[neuron] + 1;
  }
}
