package io.rheobase.params;

import io.rheobase.experiment.Input.FromFile.Interpolation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongFunction;

/** Holds a CSV file of currents against the neurons and the clock that it must fit. */
final class CurrentTable {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final double ON_THE_GRID = 1e-6;

  private final String name;
  private final Position at;
  private final Faults faults;

  /**
   * What the file must fit.
   *
   * @param neurons that it drives
   * @param oneForAll whether a single column may drive all of them
   * @param steps of the run
   * @param dt step (ms)
   * @param unit of the currents, in messages
   * @param lower what to lower where rows are missing, by their number
   * @param raise what to raise where there are too many rows
   * @param interpolation between rows
   */
  record Fit(
      long neurons,
      boolean oneForAll,
      long steps,
      BigDecimal dt,
      String unit,
      LongFunction<String> lower,
      String raise,
      Interpolation interpolation) {}

  /**
   * @param at where the file is named
   */
  CurrentTable(String name, Position at, Faults faults) {
    this.name = name;
    this.at = at;
    this.faults = faults;
  }

  /** Checks the header, then every row. False after a fault in the header. */
  boolean check(CsvTable table, Fit fit) throws IOException {
    if (!header(table, fit)) {
      return false;
    }
    if (fit.interpolation() == Interpolation.NONE) {
      onGrid(table, fit);
    } else {
      ascending(table, fit);
    }
    return true;
  }

  private boolean header(CsvTable table, Fit fit) {
    List<String> header = table.header();
    if (header.isEmpty() || !header.get(0).equals("t_ms")) {
      faults.error(
          table.top(),
          "the first column must be t_ms"
              + (header.isEmpty() ? ", the file is empty" : ", found " + header.get(0)),
          "begin with a header line `t_ms,I_0,I_1,…`");
      return false;
    }
    if (header.size() != fit.neurons() + 1 && !(fit.oneForAll() && header.size() == 2)) {
      faults.error(
          table.top(),
          "there are "
              + (header.size() - 1)
              + " columns of current, "
              + fit.neurons()
              + " neurons need one each",
          "give one column per neuron after t_ms");
      return false;
    }
    return true;
  }

  private void onGrid(CsvTable table, Fit fit) throws IOException {
    long row = 0;
    int found = 0;
    while (row < fit.steps() && found < MOST_FAULTS && table.next()) {
      found += rowOnGrid(table, row++, fit);
    }
    if (found == 0 && row < fit.steps()) {
      faults.error(
          at,
          name
              + " has "
              + row
              + " rows, "
              + fit.steps()
              + " are needed: row k drives step k to k + 1",
          "give one row a step, or lower " + fit.lower().apply(row));
    }
    long extra = 0;
    while (found == 0 && extra < 2 && table.next()) {
      extra++;
    }
    if (extra > 1) {
      faults.error(
          at,
          name
              + " has more rows than the "
              + fit.steps()
              + " steps need (one further row is ignored)",
          "cut it to " + fit.steps() + " rows, or raise " + fit.raise());
    }
  }

  private int rowOnGrid(CsvTable table, long row, Fit fit) {
    if (!hasAllFields(table, fit)) {
      return 1;
    }
    double step = fit.dt().doubleValue();
    OptionalDouble time = table.number(0);
    if (time.isEmpty()
        || Math.abs(time.getAsDouble() - row * step) > ON_THE_GRID * step * (1 + row)) {
      faults.error(
          table.at(0),
          "row "
              + row
              + " must stand at t_ms = "
              + fit.dt().multiply(BigDecimal.valueOf(row)).toPlainString()
              + ", found "
              + Wording.shown(table.text(0)),
          "rows follow each other by dt, from 0 on");
      return 1;
    }
    return currents(table, fit);
  }

  private void ascending(CsvTable table, Fit fit) throws IOException {
    int found = 0;
    long rows = 0;
    double before = Double.NEGATIVE_INFINITY;
    while (found < MOST_FAULTS && table.next()) {
      rows++;
      if (!hasAllFields(table, fit)) {
        found++;
        continue;
      }
      OptionalDouble time = table.number(0);
      if (time.isEmpty() || time.getAsDouble() <= before || rows == 1 && time.getAsDouble() != 0) {
        faults.error(
            table.at(0),
            rows == 1
                ? "the first row must stand at t_ms = 0, found " + Wording.shown(table.text(0))
                : "t_ms must rise from row to row, found " + Wording.shown(table.text(0)),
            "");
        found++;
      } else {
        before = time.getAsDouble();
        found += currents(table, fit);
      }
    }
    if (rows == 0) {
      faults.error(at, name + " has no rows", "give one at t_ms = 0 at least");
    }
  }

  private boolean hasAllFields(CsvTable table, Fit fit) {
    if (table.fields() == table.header().size()) {
      return true;
    }
    faults.error(
        table.at(0),
        "this row has " + table.fields() + " fields, the header has " + table.header().size(),
        "give t_ms and " + (fit.oneForAll() ? "its currents" : "one current per neuron"));
    return false;
  }

  private int currents(CsvTable table, Fit fit) {
    for (int column = 1; column < table.header().size(); column++) {
      if (table.number(column).isEmpty()) {
        faults.error(
            table.at(column),
            "a current must be a finite number in "
                + fit.unit()
                + ", found "
                + Wording.shown(table.text(column)),
            "give every neuron a current in every row");
        return 1;
      }
    }
    return 0;
  }
}
