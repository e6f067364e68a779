package io.rheobase.infer;

import io.rheobase.experiment.Recorder;
import io.rheobase.npy.NpyRows;
import io.rheobase.params.NumberTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The voltages of neurons, read from what a run has recorded. */
final class RecordedVoltage {

  private static final String VARIABLE = "V";

  private final Recorder.Variables recorder;
  private final Path folder;
  private final List<Neuron> neurons;

  /**
   * A recorded neuron.
   *
   * @param population whose it is
   * @param neuron number in its population
   * @param column of its voltage
   */
  record Neuron(String population, int neuron, int column) {}

  /**
   * @param folder with the files of the run
   * @throws IOException where they are not what the recorder writes
   */
  RecordedVoltage(Recorder.Variables recorder, Path folder) throws IOException {
    this.recorder = recorder;
    this.folder = folder;
    this.neurons = find(columns());
  }

  private Path file(String ending) {
    return folder.resolve(recorder.name() + ending);
  }

  private boolean isTable() {
    return recorder.format() == Recorder.Format.CSV;
  }

  /** The names of the columns of numbers. */
  private List<String> columns() throws IOException {
    if (isTable()) {
      try (NumberTable table = new NumberTable(file(".csv").toString(), file(".csv"))) {
        return table.header();
      }
    }
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(file(".columns.csv"))) {
      names.add(line.split(",")[1]);
    }
    return names.subList(1, names.size());
  }

  private List<Neuron> find(List<String> columns) throws IOException {
    String ending = recorder.variables().size() > 1 ? "." + VARIABLE : "";
    List<Neuron> found = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      String name = columns.get(column);
      int open = name.indexOf('[');
      int close = name.indexOf(']');
      if (open > 0 && close > open && name.substring(close + 1).equals(ending)) {
        found.add(
            new Neuron(
                name.substring(0, open),
                Integer.parseInt(name.substring(open + 1, close)),
                column));
      }
    }
    if (found.isEmpty()) {
      throw new IOException("the files of " + recorder.name() + " name no neuron");
    }
    return found;
  }

  /** The recorded neurons, in the order of the file. */
  List<Neuron> neurons() {
    return neurons;
  }

  /**
   * Reads the voltages of some neurons.
   *
   * @return {@code [neuron][sample]} (mV)
   */
  double[][] read(List<Neuron> some) throws IOException {
    int samples = (int) recorder.samples();
    double[][] voltage = new double[some.size()][samples];
    int[] columns = some.stream().mapToInt(Neuron::column).toArray();
    int read = isTable() ? table(columns, voltage) : array(columns, voltage);
    if (read != samples) {
      throw new IOException(
          "the files of " + recorder.name() + " hold " + read + " samples, not " + samples);
    }
    return voltage;
  }

  private int table(int[] columns, double[][] voltage) throws IOException {
    try (NumberTable table = new NumberTable(file(".csv").toString(), file(".csv"))) {
      double[] row = new double[columns.length];
      int sample = 0;
      while (sample < voltage[0].length && table.next(columns, row)) {
        for (int i = 0; i < row.length; i++) {
          voltage[i][sample] = row[i];
        }
        sample++;
      }
      return sample;
    }
  }

  private int array(int[] columns, double[][] voltage) throws IOException {
    try (NpyRows rows = new NpyRows(file(".npy").toString(), file(".npy"))) {
      double[] row = new double[rows.columns()];
      int sample = 0;
      while (sample < voltage[0].length && rows.next(row, 0)) {
        for (int i = 0; i < columns.length; i++) {
          voltage[i][sample] = row[columns[i]];
        }
        sample++;
      }
      return sample;
    }
  }
}
