package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A column of a CSV file that holds one value for each neuron. */
final class ColumnFile {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  /** A size in the parameter file is not believed before there are as many rows. */
  private static final int FIRST_ROOM = 1024;

  private final Given.Word name;
  private final Path folder;
  private final Faults faults;

  /**
   * What was read.
   *
   * @param file the file
   * @param column its column
   * @param values the column's values
   */
  record Read(DataFile file, String column, Numbers values) {}

  /** How the column's numbers are taken. */
  interface Reading {

    /** The column of a header; -1 after a fault. */
    int column(List<String> header);

    /** What a number means, once the column is known. */
    ToDoubleFunction<BigDecimal> conversion(String column);
  }

  ColumnFile(Given.Word name, Path folder, Faults faults) {
    this.name = name;
    this.folder = folder;
    this.faults = faults;
  }

  /**
   * Reads a column.
   *
   * @param what it is for, in messages
   * @param neurons how many values there must be
   */
  Optional<Read> read(String what, int neurons, Reading reading) {
    TextFile file = new TextFile(name, folder, faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (CsvTable table = new CsvTable(name.text(), path.get())) {
      if (table.header().isEmpty()) {
        faults.error(
            name.at(), name.text() + " is empty", "give a header line and a row per neuron");
        return Optional.empty();
      }
      int column = reading.column(table.header());
      return column < 0
          ? Optional.empty()
          : values(table, column, what, neurons, reading)
              .flatMap(values -> finish(table, path.get(), column, values));
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private Optional<Read> finish(CsvTable table, Path path, int column, Numbers values) {
    try {
      DataFile data = new DataFile(name.text(), path, table.sha256OfAll());
      return Optional.of(new Read(data, table.header().get(column), values));
    } catch (IOException e) {
      new TextFile(name, folder, faults).unreadable(path, e);
      return Optional.empty();
    }
  }

  private Optional<Numbers> values(
      CsvTable table, int column, String what, int neurons, Reading reading) throws IOException {
    ToDoubleFunction<BigDecimal> conversion = reading.conversion(table.header().get(column));
    double[] values = new double[Math.min(neurons, FIRST_ROOM)];
    int found = 0;
    int rows = 0;
    while (found < MOST_FAULTS && rows <= neurons && table.next()) {
      Optional<BigDecimal> value =
          column < table.fields()
              ? DecimalText.parse(table.text(column).strip())
              : Optional.empty();
      if (value.isEmpty() || !Double.isFinite(value.get().doubleValue())) {
        faults.error(
            table.at(column),
            what
                + " must be a number, found "
                + (column < table.fields() ? Wording.shown(table.text(column)) : "nothing"),
            "");
        found++;
      } else if (rows < neurons) {
        if (rows == values.length) {
          values = Arrays.copyOf(values, (int) Math.min(neurons, 2L * rows));
        }
        values[rows] = conversion.applyAsDouble(value.get());
      }
      rows++;
    }
    if (found == 0 && rows != neurons) {
      faults.error(
          name.at(),
          name.text()
              + " has "
              + (rows > neurons ? "more than " + neurons : rows)
              + " rows, "
              + neurons
              + (neurons == 1 ? " neuron needs one" : " neurons need one each"),
          "give one row per neuron");
      found++;
    }
    return found > 0 ? Optional.empty() : Optional.of(Numbers.of(values));
  }
}
