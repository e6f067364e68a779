package io.rheobase.infer;

import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.npy.NpyRows;
import io.rheobase.params.NumberTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file with a row for each sample: a table, or a NumPy array. */
final class TraceFile {

  private final String name;
  private final Path path;
  private final boolean array;
  private final int samples;

  /**
   * @param name for messages
   * @param array whether it is a NumPy array
   * @param samples its number of rows
   */
  TraceFile(String name, Path path, boolean array, int samples) {
    this.name = name;
    this.path = path;
    this.array = array;
    this.samples = samples;
  }

  /**
   * Reads some columns.
   *
   * @param columns which, ascending
   * @return {@code [column][sample]}
   * @throws IOException where the file has not as many rows
   */
  double[][] read(List<Column> columns) throws IOException {
    double[][] values = new double[columns.size()][samples];
    int[] indices = columns.stream().mapToInt(Column::index).toArray();
    int rows = array ? array(indices, values) : table(indices, values);
    if (rows != samples) {
      throw new IOException(name + " holds " + rows + " samples, expected " + samples);
    }
    return values;
  }

  private int table(int[] columns, double[][] values) throws IOException {
    try (NumberTable table = new NumberTable(name, path)) {
      double[] row = new double[columns.length];
      int sample = 0;
      while (sample < samples && table.next(columns, row)) {
        for (int i = 0; i < row.length; i++) {
          values[i][sample] = row[i];
        }
        sample++;
      }
      return sample;
    }
  }

  private int array(int[] columns, double[][] values) throws IOException {
    try (NpyRows rows = new NpyRows(name, path)) {
      double[] row = new double[rows.columns()];
      int sample = 0;
      while (sample < samples && rows.next(row, 0)) {
        for (int i = 0; i < columns.length; i++) {
          values[i][sample] = row[columns[i]];
        }
        sample++;
      }
      return sample;
    }
  }
}
