package io.rheobase.report.data;

import java.util.Arrays;

/**
 * How long the intervals between the spikes of a neuron are, over the neurons of a population.
 * Lengths are counted in steps; where they outgrow the bins, two bins become one.
 */
public final class IntervalCounts implements SpikeSink {

  private static final int BINS = 4096;

  private final double dt;
  private final double[][] last;
  private final long[][] counts;
  private final int[] width;
  private final long[] total;

  /**
   * @param dt step (ms)
   */
  public IntervalCounts(Rows rows, int[] sizes, double dt) {
    this.dt = dt;
    int populations = rows.populations();
    this.last = new double[populations][];
    this.counts = new long[populations][];
    this.width = new int[populations];
    this.total = new long[populations];
    for (int p = 0; p < populations; p++) {
      if (rows.count(p) > 0) {
        last[p] = new double[sizes[p]];
        Arrays.fill(last[p], -1);
        counts[p] = new long[BINS];
        width[p] = 1;
      }
    }
  }

  @Override
  public void spike(double t, int p, int neuron) {
    double[] before = last[p];
    if (before == null || neuron >= before.length) {
      return;
    }
    if (before[neuron] >= 0) {
      long steps = Math.round((t - before[neuron]) / dt);
      while (steps >= (long) BINS * width[p]) {
        widen(p);
      }
      counts[p][(int) (steps / width[p])]++;
      total[p]++;
    }
    before[neuron] = t;
  }

  private void widen(int p) {
    long[] own = counts[p];
    for (int i = 0; i < BINS; i++) {
      own[i] = 2 * i + 1 < BINS ? own[2 * i] + own[2 * i + 1] : 0;
    }
    width[p] *= 2;
  }

  /** Intervals of a population. */
  public long total(int population) {
    return total[population];
  }

  /**
   * A length that a share of the intervals of each of some populations does not exceed (ms).
   *
   * @param share from 0 to 1
   */
  public double quantile(double share, int... populations) {
    double most = 0;
    for (int p : populations) {
      if (total[p] > 0) {
        long left = (long) Math.ceil(share * total[p]);
        int i = 0;
        while (i < BINS - 1 && left > counts[p][i]) {
          left -= counts[p][i++];
        }
        most = Math.max(most, (i + 1.0) * width[p] * dt);
      }
    }
    return most;
  }

  /** The finest width that histograms of all populations can have (steps). */
  public int finest() {
    return Math.max(1, Arrays.stream(width).max().orElse(1));
  }

  /**
   * A histogram of a population's intervals, from 0 on; longer ones than it holds are left out.
   *
   * @param steps width of its bins, a multiple of {@link #finest}
   * @param bins how many
   */
  public long[] histogram(int population, int steps, int bins) {
    long[] histogram = new long[bins];
    int merged = steps / width[population];
    for (int i = 0; i < BINS; i++) {
      int bin = i / merged;
      if (bin < bins) {
        histogram[bin] += counts[population][i];
      }
    }
    return histogram;
  }

  /** Step (ms). */
  public double dt() {
    return dt;
  }
}
