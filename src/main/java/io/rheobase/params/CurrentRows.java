package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * The rows of a current file: {@code t_ms}, then one column per neuron (pA). Row k drives the step
 * from sample k to k + 1.
 */
public final class CurrentRows implements AutoCloseable {

  private final CsvTable table;

  /**
   * Opens a file that was checked before.
   *
   * @throws IOException where it cannot be read
   */
  public CurrentRows(DataFile file) throws IOException {
    this.table = new CsvTable(file.name(), file.path());
  }

  /**
   * Reads the next row.
   *
   * @param current receives {@code neurons} currents (pA) from {@code at} on
   * @throws IOException where the file is not what it was when it was checked
   */
  public void next(double[] current, int at, int neurons) throws IOException {
    if (!table.next() || table.fields() != neurons + 1) {
      throw changed();
    }
    for (int i = 0; i < neurons; i++) {
      OptionalDouble value = table.number(i + 1);
      current[at + i] = value.orElseThrow(this::changed);
    }
  }

  private IOException changed() {
    return new IOException("the current file changed while it was in use");
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
