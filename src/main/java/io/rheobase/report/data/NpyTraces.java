package io.rheobase.report.data;

import io.rheobase.npy.NpyRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded variables as a NumPy array, with its times and the names of its columns. */
final class NpyTraces implements TraceReader {

  private final List<TraceColumn> columns = new ArrayList<>();
  private final NpyRows times;
  private final NpyRows rows;
  private final double[] time = new double[1];
  private final double[] row;

  NpyTraces(Path folder, String name) throws IOException {
    try (Bytes table = new Bytes(folder.resolve(name + ".columns.csv"))) {
      if (table.hasRow()) {
        table.skipRow();
      }
      while (table.hasRow()) {
        table.skip();
        table.skip();
        String population = table.text();
        int neuron = table.whole();
        columns.add(new TraceColumn(population, neuron, table.text()));
      }
    }
    times = new NpyRows(name + ".t_ms.npy", folder.resolve(name + ".t_ms.npy"));
    try {
      rows = new NpyRows(name + ".npy", folder.resolve(name + ".npy"));
    } catch (IOException | RuntimeException e) {
      times.close();
      throw e;
    }
    row = new double[rows.columns()];
  }

  @Override
  public List<TraceColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public boolean next() throws IOException {
    return times.next(time, 0) && rows.next(row, 0);
  }

  @Override
  public double t() {
    return time[0];
  }

  @Override
  public void values(boolean[] wanted, double[] into) {
    System.arraycopy(row, 0, into, 0, into.length);
  }

  @Override
  public void close() throws IOException {
    times.close();
    rows.close();
  }
}
