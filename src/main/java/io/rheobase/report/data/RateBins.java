package io.rheobase.report.data;

/** Spikes of populations counted in bins of time: {@code low < t <= high}. */
public final class RateBins implements SpikeSink {

  private static final int MOST_BINS = 1 << 20;
  private static final double FINEST_MS = 1;
  private static final double MS_PER_S = 1000;

  private final Rows rows;
  private final double bin;
  private final double until;
  private final int[][] counts;

  /**
   * @param until end of the run (ms)
   * @param dt its step (ms)
   */
  public RateBins(Rows rows, double until, double dt) {
    this.rows = rows;
    this.until = until;
    this.bin = Math.max(Math.max(FINEST_MS, dt), until / MOST_BINS);
    int bins = Math.max(1, (int) Math.ceil(until / bin - 1e-9));
    this.counts = new int[rows.populations()][];
    for (int p = 0; p < counts.length; p++) {
      if (rows.count(p) > 0) {
        counts[p] = new int[bins];
      }
    }
  }

  @Override
  public void spike(double t, int population, int neuron) {
    int[] own = counts[population];
    if (own != null && rows.of(population, neuron) >= 0) {
      int at = (int) Math.ceil(t / bin - 1e-9) - 1;
      own[Math.max(0, Math.min(own.length - 1, at))]++;
    }
  }

  /** Width of the finest bins (ms). */
  public double bin() {
    return bin;
  }

  /** End of the run (ms). */
  public double until() {
    return until;
  }

  public Rows rows() {
    return rows;
  }

  /**
   * The mean rate of a population's neurons in bins of some width; an incomplete last bin is left
   * out.
   *
   * @param merged how many of the finest bins make one
   * @return Hz
   */
  public double[] rates(int population, int merged) {
    int[] own = counts[population];
    double[] rates = new double[Math.max(1, own.length / merged)];
    double perCount = MS_PER_S / (merged * bin * rows.count(population));
    for (int i = 0; i < rates.length; i++) {
      long sum = 0;
      for (int j = i * merged; j < Math.min((i + 1) * merged, own.length); j++) {
        sum += own[j];
      }
      rates[i] = sum * perCount;
    }
    return rates;
  }

  /** Spikes of a population. */
  public long total(int population) {
    long total = 0;
    if (counts[population] != null) {
      for (int count : counts[population]) {
        total += count;
      }
    }
    return total;
  }
}
