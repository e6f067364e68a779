package io.rheobase.network.plasticity;

import io.rheobase.network.BlockProjection;
import io.rheobase.network.Memory;
import io.rheobase.network.Rows;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.Synapses;
import java.util.ArrayList;
import java.util.List;

/**
 * Synapses whose weights change. Where all have one delay, the spikes of a source arrive at all its
 * synapses at once, and its row has the presynaptic traces. Else each synapse has its own.
 */
final class PlasticProjection implements BlockProjection {

  /** The most weights fetched at a time. */
  private static final int BATCH = 256;

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
  private final double[] fetched = new double[BATCH];
  private final int[] pres = new int[BATCH];

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
    // A normal or lognormal distribution has no end at which it could be refused.
    for (int q = 0; q < weights.length; q++) {
      weights[q] = change.bounds().within(weights[q]);
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
  public List<Memory> memory() {
    List<Memory> memory = new ArrayList<>();
    memory.add(Memory.of(Memory.Per.SYNAPSE, weights));
    Memory.Per pre = pending == null ? Memory.Per.ROW : Memory.Per.SYNAPSE;
    change.pres().forEach(trace -> memory.addAll(trace.memory(pre)));
    change.posts().forEach(trace -> memory.addAll(trace.memory(Memory.Per.TARGET)));
    return memory;
  }

  @Override
  public void resume(long sample) {
    int longest = synapses.greatestDelay() - synapses.smallestDelay();
    for (long s = Math.max(1, sample - longest + 1); pending != null && s <= sample; s++) {
      rows.begin(s - synapses.smallestDelay());
      for (int n = rows.next(); n > 0; n = rows.next()) {
        for (int i = 0; i < n; i++) {
          send(rows.start()[i], rows.end()[i], s, sample);
        }
      }
    }
  }

  @Override
  public void arrive(long sample, double[] into) {
    rows.begin(sample - synapses.smallestDelay());
    for (int n = rows.next(); n > 0; n = rows.next()) {
      for (int i = 0; i < n; i++) {
        if (pending == null) {
          arrive(rows.row()[i], rows.start()[i], rows.end()[i], sample, into);
        } else {
          send(rows.start()[i], rows.end()[i], sample, sample - 1);
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

  /** Sends a spike to its synapses, those apart at which it arrived by {@code past}. */
  private void send(int from, int to, long sample, long past) {
    for (int q = from; q < to; q++) {
      long arrival = sample + delays[q] - synapses.smallestDelay();
      if (arrival > past) {
        pending.add(arrival, q);
      }
    }
  }

  private void arrive(int pre, int from, int to, long sample, double[] into) {
    change.arrive(weights, target, from, to, pre, sample, into);
    change.arrived(pre, sample);
  }

  @Override
  public void fired(long sample, int[] neurons, int n) {
    for (int i = 0; i < n; i++) {
      int post = neurons[i];
      for (int page = 0; page < incoming.pages(); page++) {
        int to = incoming.to(post, page);
        for (int from = incoming.from(post, page); from < to; from += BATCH) {
          fire(post, page, from, Math.min(BATCH, to - from), sample);
        }
      }
      change.fired(post, sample);
    }
  }

  /**
   * Weights are fetched and put back in loops of their own, so that the processor waits for many
   * places in memory at once.
   */
  private void fire(int post, int page, int from, int n, long sample) {
    double[] weights = this.weights;
    int[] synapse = incoming.synapse();
    double[] fetched = this.fetched;
    for (int i = 0; i < n; i++) {
      fetched[i] = weights[synapse[from + i]];
    }
    if (pending == null) {
      incoming.rows(from, n, page, pres);
    } else {
      System.arraycopy(synapse, from, pres, 0, n);
    }
    change.fire(fetched, pres, n, post, sample);
    for (int i = 0; i < n; i++) {
      weights[synapse[from + i]] = fetched[i];
    }
  }

  @Override
  public void weights(long sample, int n, double[] out) {
    int row = 0;
    for (int q = 0; q < n; q++) {
      while (synapses.end(row) <= q) {
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
