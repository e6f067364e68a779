package io.rheobase.network.plasticity;

import io.rheobase.network.BlockProjection;
import io.rheobase.network.Rows;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.Synapses;

/**
 * Synapses whose weights change. Where all have one delay, the spikes of a source arrive at all its
 * synapses at once, and its row has the presynaptic traces. Else each synapse has its own.
 */
final class PlasticProjection implements BlockProjection {

  private final Synapses synapses;
  private final Change change;
  private final Rows rows;
  private final IncomingSynapses incoming;
  private final char[] target;
  private final char[] delays;
  private final double[] weights;

  /** Null where all have one delay. */
  private final PendingArrivals pending;

  private final int traces;

  /**
   * @param traces how many presynaptic and postsynaptic traces a neuron has
   */
  PlasticProjection(Synapses synapses, SpikeHistory history, Change change, int traces) {
    this.synapses = synapses;
    this.change = change;
    this.traces = traces;
    this.rows = new Rows(synapses, history);
    this.incoming = new IncomingSynapses(synapses, !synapses.hasDelays());
    this.target = synapses.target();
    this.delays = synapses.delays();
    this.weights = synapses.weights();
    int samples = synapses.greatestDelay() - synapses.smallestDelay() + 1;
    this.pending = synapses.hasDelays() ? new PendingArrivals(samples) : null;
    for (double weight : weights) {
      if (weight < change.bounds().min() || weight > change.bounds().max()) {
        throw new IllegalArgumentException(
            "the weight "
                + weight
                + " of a synapse is outside of w_min "
                + change.bounds().min()
                + " and w_max "
                + change.bounds().max());
      }
    }
  }

  /** How many presynaptic neurons a {@link Change} tells apart. */
  static int pres(Synapses synapses) {
    return synapses.hasDelays() ? synapses.size() : synapses.rows();
  }

  @Override
  public Synapses synapses() {
    return synapses;
  }

  @Override
  public int reach() {
    return synapses.smallestDelay();
  }

  @Override
  public void arrive(long sample, double[] into) {
    rows.begin(sample - synapses.smallestDelay());
    for (int n = rows.next(); n > 0; n = rows.next()) {
      for (int i = 0; i < n; i++) {
        if (pending == null) {
          arrive(rows.row()[i], rows.start()[i], rows.end()[i], sample, into);
        } else {
          send(rows.start()[i], rows.end()[i], sample);
        }
      }
    }
    if (pending != null) {
      int n = pending.end(sample);
      int[] arrivals = pending.at(sample);
      for (int i = 0; i < n; i++) {
        int q = arrivals[i];
        arrive(q, q, q + 1, sample, into);
      }
    }
  }

  private void send(int from, int to, long sample) {
    for (int q = from; q < to; q++) {
      pending.add(sample + delays[q] - synapses.smallestDelay(), q);
    }
  }

  private void arrive(int pre, int from, int to, long sample, double[] into) {
    for (int q = from; q < to; q++) {
      int post = target[q];
      double w = change.present(weights[q], pre, post, sample);
      into[post] += w;
      weights[q] = change.atArrival(w, pre, post, sample);
    }
    change.arrived(pre, sample);
  }

  @Override
  public void fired(long sample, int[] neurons, int n) {
    for (int i = 0; i < n; i++) {
      int post = neurons[i];
      for (int page = 0; page < incoming.pages(); page++) {
        int to = incoming.to(post, page);
        for (int k = incoming.from(post, page); k < to; k++) {
          int q = incoming.synapse(k);
          int pre = pending == null ? incoming.row(k, page) : q;
          double w = change.present(weights[q], pre, post, sample);
          weights[q] = change.atSpike(w, pre, post, sample);
        }
      }
      change.fired(post, sample);
    }
  }

  @Override
  public void weights(long sample, int n, double[] out) {
    int row = 0;
    for (int q = 0; q < n; q++) {
      while (synapses.rowStart()[row + 1] <= q) {
        row++;
      }
      out[q] = change.present(weights[q], pending == null ? row : q, target[q], sample);
    }
  }

  @Override
  public long bytes() {
    long ofTraces = (long) traces * Trace.BYTES * ((long) pres(synapses) + synapses.count());
    return incoming.bytes() + ofTraces + (pending == null ? 0 : pending.bytes());
  }
}
