package io.rheobase.report.data;

/** The spike times of some neurons, in a stretch of time. */
public final class SpikesOf implements SpikeSink {

  private static final int MOST = 1 << 20;

  private final Doubles[][] chosen;
  private final double from;
  private final double until;

  /**
   * @param sizes of the populations
   * @param from beginning of the stretch (ms)
   * @param until its end (ms)
   */
  public SpikesOf(int[] sizes, double from, double until) {
    this.chosen = new Doubles[sizes.length][];
    for (int p = 0; p < sizes.length; p++) {
      chosen[p] = new Doubles[sizes[p]];
    }
    this.from = from;
    this.until = until;
  }

  /** Chooses a neuron. */
  public void choose(int population, int neuron) {
    if (chosen[population][neuron] == null) {
      chosen[population][neuron] = new Doubles();
    }
  }

  @Override
  public void spike(double t, int population, int neuron) {
    Doubles times = chosen[population][neuron];
    if (times != null && t >= from && t <= until && times.size() < MOST) {
      times.add(t);
    }
  }

  /** The spike times of a chosen neuron (ms), ascending; none where it was not chosen. */
  public double[] times(int population, int neuron) {
    Doubles times = chosen[population][neuron];
    return times == null ? new double[0] : times.array();
  }
}
