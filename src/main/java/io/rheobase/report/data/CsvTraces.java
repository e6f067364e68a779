package io.rheobase.report.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recorded variables in CSV: {@code t_ms}, then {@code population[neuron]} or with a variable. */
final class CsvTraces implements TraceReader {

  private static final Pattern COLUMN = Pattern.compile("(.+)\\[(\\d{1,9})](?:\\.(.+))?");

  private final Bytes table;
  private final List<TraceColumn> columns = new ArrayList<>();
  private double t;
  private boolean within;

  /**
   * @param only the variable, where the names of the columns do not tell
   */
  CsvTraces(Path file, String only) throws IOException {
    this.table = new Bytes(file);
    try {
      if (!table.hasRow() || !table.text().equals("t_ms")) {
        throw new IOException(file + " is no recording: its first column is not t_ms");
      }
      while (!table.rowEnded()) {
        columns.add(column(file, table.text(), only));
      }
    } catch (IOException | RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private static TraceColumn column(Path file, String name, String only) throws IOException {
    Matcher matcher = COLUMN.matcher(name);
    if (!matcher.matches()) {
      throw new IOException(file + " has a column " + name + ", expected population[neuron]");
    }
    String variable = matcher.group(3) == null ? only : matcher.group(3);
    return new TraceColumn(matcher.group(1), Integer.parseInt(matcher.group(2)), variable);
  }

  @Override
  public List<TraceColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public boolean next() throws IOException {
    if (within) {
      table.skipRow();
    }
    within = table.hasRow();
    if (within) {
      t = table.number();
    }
    return within;
  }

  @Override
  public double t() {
    return t;
  }

  @Override
  public void values(boolean[] wanted, double[] into) throws IOException {
    for (int column = 0; column < into.length && !table.rowEnded(); column++) {
      if (wanted[column]) {
        into[column] = table.number();
      } else {
        table.skip();
      }
    }
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
