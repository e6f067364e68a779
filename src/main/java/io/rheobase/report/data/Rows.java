package io.rheobase.report.data;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of a raster: the recorded neurons of all populations, one population upon the other, in
 * the order of the experiment.
 */
public final class Rows {

  private final int[] firstRow;
  private final int[][] rowOf;
  private final int[] counts;
  private final List<String> names = new ArrayList<>();
  private final int total;

  /** The rows of what a recorder records. */
  public Rows(Experiment experiment, Recorder recorder) {
    int populations = experiment.populations().size();
    this.firstRow = new int[populations];
    this.rowOf = new int[populations][];
    this.counts = new int[populations];
    int row = 0;
    for (int p = 0; p < populations; p++) {
      String name = experiment.populations().get(p).name();
      int size = experiment.populations().get(p).size();
      names.add(name);
      BitSet recorded = new BitSet();
      for (Target target : recorder.of()) {
        if (target.population().equals(name)) {
          target.indices().forEach(recorded::set);
        }
      }
      firstRow[p] = row;
      counts[p] = recorded.cardinality();
      if (counts[p] < size) {
        rowOf[p] = new int[size];
        int rank = 0;
        for (int neuron = 0; neuron < size; neuron++) {
          rowOf[p][neuron] = recorded.get(neuron) ? rank++ : -1;
        }
      }
      row += counts[p];
    }
    this.total = row;
  }

  /** How many there are. */
  public int total() {
    return total;
  }

  /** How many populations the experiment has. */
  public int populations() {
    return counts.length;
  }

  /** The name of a population. */
  public String name(int population) {
    return names.get(population);
  }

  /** Recorded neurons of a population. */
  public int count(int population) {
    return counts[population];
  }

  /** The row of the first recorded neuron of a population. */
  public int first(int population) {
    return firstRow[population];
  }

  /** The row of a neuron; negative where it is not recorded. */
  public int of(int population, int neuron) {
    int[] rows = rowOf[population];
    if (rows == null) {
      return neuron < counts[population] ? firstRow[population] + neuron : -1;
    }
    return neuron < rows.length && rows[neuron] >= 0 ? firstRow[population] + rows[neuron] : -1;
  }
}
