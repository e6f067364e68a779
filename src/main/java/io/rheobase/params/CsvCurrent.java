package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Input.FromFile;
import io.rheobase.experiment.Input.FromFile.Interpolation;
import io.rheobase.input.CurrentRows;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * A CSV file of currents, read once more after it was checked: a row for every step, between the
 * rows of a coarser file as its interpolation says.
 */
public final class CsvCurrent implements CurrentRows {

  private final CsvTable table;
  private final int columns;
  private final Unit unit;
  private final Interpolation interpolation;
  private final double dt;
  private long step;
  private Row before;
  private Row after;

  private record Row(double ms, double[] current) {}

  /**
   * Opens the file.
   *
   * @param clock of the run
   * @throws IOException where it cannot be read
   */
  public CsvCurrent(FromFile input, Clock clock) throws IOException {
    this.table = new CsvTable(input.file().name(), input.file().path());
    this.columns = input.columns();
    this.unit = input.unit();
    this.interpolation = input.interpolation();
    this.dt = clock.dt().doubleValue();
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public boolean next(double[] current, int at) throws IOException {
    if (interpolation == Interpolation.NONE) {
      Row row = read();
      if (row == null) {
        return false;
      }
      System.arraycopy(row.current(), 0, current, at, columns);
      return true;
    }
    double ms = step++ * dt;
    if (before == null) {
      before = read();
      after = read();
    }
    while (after != null && after.ms() <= ms) {
      before = after;
      after = read();
    }
    boolean held = interpolation == Interpolation.HOLD || after == null;
    double share = held ? 0 : (ms - before.ms()) / (after.ms() - before.ms());
    for (int column = 0; column < columns; column++) {
      double from = before.current()[column];
      current[at + column] = held ? from : Math.fma(share, after.current()[column] - from, from);
    }
    return true;
  }

  private Row read() throws IOException {
    if (!table.next()) {
      return null;
    }
    if (table.fields() != columns + 1) {
      throw changed();
    }
    double[] current = new double[columns];
    for (int column = 0; column < columns; column++) {
      OptionalDouble value = table.number(column + 1);
      current[column] =
          unit.scale() == 0
              ? value.orElseThrow(CsvCurrent::changed)
              : unit.toCoherent(new BigDecimal(table.text(column + 1).strip()));
    }
    return new Row(table.number(0).orElseThrow(CsvCurrent::changed), current);
  }

  private static IOException changed() {
    return new IOException("the current file changed while it was in use");
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
