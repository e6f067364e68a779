package io.rheobase.network.plasticity;

import io.rheobase.network.ArrivalRing;
import io.rheobase.network.BlockProjection;
import io.rheobase.network.Memory;
import io.rheobase.network.Rows;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.Synapses;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@link Plasticity.ShortTerm}. All synapses of a source release alike, whatever their delays, so
 * that its row has u and x, and a spike's u x is known when it is emitted.
 */
final class ShortTermProjection implements BlockProjection {

  private static final int BYTES_A_ROW = Long.BYTES + 2 * Double.BYTES;

  private final Synapses synapses;
  private final int lag;
  private final Rows rows;
  private final double utilization;
  private final boolean facilitates;
  private final Decay recovery;
  private final Decay facilitation;
  private final char[] target;
  private final char[] delays;

  /** Null where all have one delay. */
  private final ArrivalRing ring;

  /** {@code [row]}: u and x after the last spike, and its sample. */
  private final double[] u;

  private final double[] x;
  private final long[] last;

  /**
   * @param lag samples after its emission at which a source's spike is released: the smallest delay
   *     of the connection, so that the rows of a source agree in all blocks
   */
  ShortTermProjection(
      Synapses synapses,
      SpikeHistory history,
      int lag,
      Plasticity.ShortTerm shortTerm,
      Decay recovery,
      Decay facilitation) {
    this.synapses = synapses;
    this.lag = lag;
    this.rows = new Rows(synapses, history);
    this.utilization = shortTerm.u();
    this.facilitates = shortTerm.tauFac() > 0;
    this.recovery = recovery;
    this.facilitation = facilitation;
    this.target = synapses.target();
    this.delays = synapses.delays();
    this.ring = synapses.hasDelays() ? new ArrivalRing(synapses, lag) : null;
    this.u = new double[synapses.rows()];
    this.x = new double[synapses.rows()];
    Arrays.fill(x, 1);
    this.last = new long[synapses.rows()];
  }

  @Override
  public Synapses synapses() {
    return synapses;
  }

  @Override
  public int reach() {
    return lag;
  }

  @Override
  public List<Memory> memory() {
    return List.of(
        Memory.of(Memory.Per.ROW, u),
        Memory.of(Memory.Per.ROW, x),
        Memory.of(Memory.Per.ROW, last, lag));
  }

  @Override
  public Optional<ArrivalRing> ring() {
    return Optional.ofNullable(ring);
  }

  @Override
  public void arrive(long sample, double[] into) {
    long emission = sample - lag;
    if (ring != null) {
      ring.begin(sample);
    }
    rows.begin(emission);
    for (int n = rows.next(); n > 0; n = rows.next()) {
      for (int i = 0; i < n; i++) {
        double released = release(rows.row()[i], emission);
        if (ring == null) {
          add(released, rows.start()[i], rows.end()[i], into);
        } else {
          send(released, rows.start()[i], rows.end()[i]);
        }
      }
    }
    if (ring != null) {
      ring.end(into);
    }
  }

  private double release(int row, long emission) {
    long steps = emission - last[row];
    double before = facilitates ? u[row] * facilitation.over(steps) : 0;
    double used = before + utilization * (1 - before);
    double available = 1 - (1 - x[row]) * recovery.over(steps);
    u[row] = used;
    x[row] = available - used * available;
    last[row] = emission;
    return used * available;
  }

  private void add(double released, int from, int to, double[] into) {
    for (int q = from; q < to; q++) {
      into[target[q]] += synapses.weight(q) * released;
    }
  }

  private void send(double released, int from, int to) {
    double[] sums = ring.sums();
    int count = synapses.count();
    int base = ring.base();
    for (int q = from; q < to; q++) {
      int at = base + delays[q] * count;
      sums[(at < sums.length ? at : at - sums.length) + target[q]] += synapses.weight(q) * released;
    }
  }

  @Override
  public long bytes() {
    return (long) BYTES_A_ROW * synapses.rows() + (ring == null ? 0 : ring.bytes());
  }
}
