package io.rheobase.report.data;

/**
 * Spikes counted on the dots of an image: time goes right, rows go up. Few spikes are also kept as
 * they are.
 */
public final class RasterGrid implements SpikeSink {

  /** So many spikes are kept; with more, only the dots are left. */
  public static final int KEPT = 4000;

  private final Rows rows;
  private final double from;
  private final double until;
  private final int width;
  private final int height;
  private final int[] counts;
  private final byte[] population;
  private final double[] keptTimes = new double[KEPT];
  private final int[] keptRows = new int[KEPT];
  private final byte[] keptPopulations = new byte[KEPT];
  private long total;

  /**
   * @param from beginning of the time shown (ms)
   * @param until its end (ms)
   * @param width dots
   * @param height dots
   */
  public RasterGrid(Rows rows, double from, double until, int width, int height) {
    this.rows = rows;
    this.from = from;
    this.until = until;
    this.width = width;
    this.height = height;
    this.counts = new int[width * height];
    this.population = new byte[width * height];
  }

  @Override
  public void spike(double t, int p, int neuron) {
    int row = rows.of(p, neuron);
    if (row < 0 || t < from || t > until) {
      return;
    }
    if (total < KEPT) {
      keptTimes[(int) total] = t;
      keptRows[(int) total] = row;
      keptPopulations[(int) total] = (byte) p;
    }
    total++;
    int x = Math.min(width - 1, (int) ((t - from) / (until - from) * width));
    int y = height - 1 - (int) ((long) row * height / rows.total());
    int at = y * width + x;
    counts[at]++;
    population[at] = (byte) p;
  }

  /** Spikes in the time shown. */
  public long total() {
    return total;
  }

  /** Whether all spikes are kept as they are. */
  public boolean allKept() {
    return total <= KEPT;
  }

  /** The time of a kept spike (ms). */
  public double keptTime(int i) {
    return keptTimes[i];
  }

  /** The row of a kept spike. */
  public int keptRow(int i) {
    return keptRows[i];
  }

  /** The population of a kept spike. */
  public int keptPopulation(int i) {
    return keptPopulations[i];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The rows that the grid was made for. */
  public Rows rows() {
    return rows;
  }

  /** Spikes in a dot; {@code y} counts from the top. */
  public int count(int x, int y) {
    return counts[y * width + x];
  }

  /** The population of a dot with spikes. */
  public int population(int x, int y) {
    return population[y * width + x];
  }
}
