package io.rheobase.report.data;

import java.util.ArrayList;
import java.util.List;

/** All spikes of some neurons, spread evenly over those recorded, few enough for a page. */
public final class SpikeSample implements SpikeSink {

  private static final int MOST_NEURONS = 200;
  private static final int MOST_SPIKES = 80_000;
  private static final int LEAST_OF_EACH = 5;

  private final Rows rows;
  private final int[] place;
  private final List<Integer> neurons = new ArrayList<>();
  private final List<Integer> populations = new ArrayList<>();
  private final List<Doubles> times = new ArrayList<>();
  private int left = MOST_SPIKES * 3 / 2;

  /**
   * @param sizes of the populations
   * @param spikes of all recorded neurons, as far as is known
   */
  public SpikeSample(Rows rows, int[] sizes, long spikes) {
    this.rows = rows;
    this.place = new int[rows.total()];
    double each = Math.max(1.0 / rows.total(), (double) spikes / rows.total());
    double wanted = Math.min(MOST_NEURONS, Math.max(1, MOST_SPIKES / Math.max(1, each)));
    for (int p = 0; p < rows.populations(); p++) {
      int count = rows.count(p);
      if (count > 0) {
        int own =
            (int)
                Math.min(count, Math.max(LEAST_OF_EACH, Math.round(wanted * count / rows.total())));
        choose(p, own, sizes[p]);
      }
    }
  }

  private void choose(int population, int own, int size) {
    int count = rows.count(population);
    int rank = 0;
    int taken = 0;
    for (int neuron = 0; neuron < size && taken < own; neuron++) {
      int row = rows.of(population, neuron);
      if (row < 0) {
        continue;
      }
      if ((long) rank * own / count >= taken) {
        neurons.add(neuron);
        populations.add(population);
        times.add(new Doubles());
        place[row] = times.size();
        taken++;
      }
      rank++;
    }
  }

  @Override
  public void spike(double t, int population, int neuron) {
    int row = rows.of(population, neuron);
    if (row >= 0 && place[row] > 0 && left > 0) {
      times.get(place[row] - 1).add(t);
      left--;
    }
  }

  /** How many neurons there are. */
  public int size() {
    return times.size();
  }

  /** The number of a neuron in its population. */
  public int neuron(int i) {
    return neurons.get(i);
  }

  /** The population of a neuron. */
  public int population(int i) {
    return populations.get(i);
  }

  /** The spike times of a neuron (ms). */
  public double[] times(int i) {
    return times.get(i).array();
  }

  /** The rows that the neurons are of. */
  public Rows rows() {
    return rows;
  }

  /** Whether spikes had to be left out at the end. */
  public boolean isCut() {
    return left == 0;
  }
}
