package io.rheobase.report.data;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of recorded connections on a grid of sources and targets, coarse enough to be seen:
 * where a cell holds several pairs it is their mean, a pair without a synapse counting as 0.
 */
public final class SynapseGrid {

  private static final int MOST_CELLS = 400;

  private final Map<String, Integer> sources = new LinkedHashMap<>();
  private final Map<String, Integer> targets = new LinkedHashMap<>();
  private final int sourceCount;
  private final int targetCount;
  private final int perColumn;
  private final int perRow;
  private final double[] sums;
  private final int[] synapses;
  private String unit = "";

  private SynapseGrid(Experiment experiment, Recorder.Connections recorder) {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (Connection connection : experiment.connections()) {
      if (recorder.connections().contains(connection.name())) {
        from.add(connection.from().population());
        to.add(connection.to().population());
      }
    }
    this.sourceCount = offsets(experiment, from, sources);
    this.targetCount = offsets(experiment, to, targets);
    this.perColumn = Math.max(1, (sourceCount + MOST_CELLS - 1) / MOST_CELLS);
    this.perRow = Math.max(1, (targetCount + MOST_CELLS - 1) / MOST_CELLS);
    this.sums = new double[columns() * rows()];
    this.synapses = new int[columns() * rows()];
  }

  /** Where each population's neurons begin, in the order of the experiment. */
  private static int offsets(
      Experiment experiment, List<String> names, Map<String, Integer> offsets) {
    int at = 0;
    for (Population population : experiment.populations()) {
      if (names.contains(population.name())) {
        offsets.put(population.name(), at);
        at += population.size();
      }
    }
    return at;
  }

  /** Reads a recording in CSV. */
  public static SynapseGrid read(Run run, Recorder.Connections recorder) throws IOException {
    SynapseGrid grid = new SynapseGrid(run.experiment(), recorder);
    grid.readCsv(run.folder().resolve(recorder.name() + ".csv"));
    return grid;
  }

  private void readCsv(Path file) throws IOException {
    try (Bytes table = new Bytes(file)) {
      List<String> header = new ArrayList<>();
      if (table.hasRow()) {
        do {
          header.add(table.text());
        } while (!table.rowEnded());
      }
      int weight = 0;
      while (weight < header.size() && !header.get(weight).startsWith("weight")) {
        weight++;
      }
      if (weight == header.size()) {
        throw new IOException(file + " has no column of weights");
      }
      unit = header.get(weight).replaceFirst("^weight_?", "");
      boolean named = header.get(0).equals("connection");
      while (table.hasRow()) {
        if (named) {
          table.skip();
        }
        int source = sources.getOrDefault(table.text(), 0) + table.whole();
        int target = targets.getOrDefault(table.text(), 0) + table.whole();
        add(source, target, table.number());
        table.skipRow();
      }
    }
  }

  private void add(int source, int target, double weight) {
    if (source < sourceCount && target < targetCount) {
      int cell = target / perRow * columns() + source / perColumn;
      sums[cell] += weight;
      synapses[cell]++;
    }
  }

  /** Cells side by side: sources. */
  public int columns() {
    return Math.max(1, (sourceCount + perColumn - 1) / perColumn);
  }

  /** Cells upon each other: targets. */
  public int rows() {
    return Math.max(1, (targetCount + perRow - 1) / perRow);
  }

  /** How many source neurons there are. */
  public int sourceCount() {
    return sourceCount;
  }

  /** How many target neurons there are. */
  public int targetCount() {
    return targetCount;
  }

  /** The mean weight of a cell's pairs; NaN where no pair has a synapse. */
  public double weight(int column, int row) {
    int cell = row * columns() + column;
    return synapses[cell] == 0 ? Double.NaN : sums[cell] / ((double) perColumn * perRow);
  }

  /** Whether cells hold several pairs. */
  public boolean isCoarse() {
    return perColumn * perRow > 1;
  }

  /** The unit of a weight. */
  public String unit() {
    return unit;
  }
}
