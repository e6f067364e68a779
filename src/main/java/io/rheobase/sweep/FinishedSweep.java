package io.rheobase.sweep;

import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.params.PlainValues;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.SweepManifest.Axis;
import io.rheobase.run.SweepSummary;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep as its folder shows it: the table of its points, what it varied, and what its parameter
 * file says elsewhere.
 *
 * @param folder where it is
 * @param summary what its manifest says
 * @param rows of its table, cells by the head of their column
 * @param plain single values of its parameter file by address; none of a sweep that was merged
 */
record FinishedSweep(
    Path folder, SweepSummary summary, List<Map<String, String>> rows, Map<String, String> plain) {

  private static final String OPTION = "--set ";

  /**
   * Reads a folder.
   *
   * @throws RunFailedException where it holds no sweep with tables
   */
  static FinishedSweep read(Path folder) {
    try {
      SweepSummary summary =
          SweepSummary.of(folder)
              .orElseThrow(
                  () ->
                      new RunFailedException(
                          folder + " holds no tables of a sweep: `sim collect` makes them"));
      List<List<String>> table = CsvRows.of(Files.readString(folder.resolve(PointTable.NAME)));
      List<Map<String, String>> rows = new ArrayList<>();
      for (List<String> cells : table.subList(1, table.size())) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
          row.put(table.get(0).get(i), cells.get(i));
        }
        rows.add(row);
      }
      return new FinishedSweep(folder, summary, rows, plain(folder, summary));
    } catch (IOException e) {
      throw new RunFailedException(folder + " cannot be read: " + e.getMessage(), e);
    } catch (ParameterFileException e) {
      throw new RunFailedException(
          "the parameter file in " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> plain(Path folder, SweepSummary summary) throws IOException {
    Path file = folder.resolve(SweepTables.PARAMETERS);
    if (!Files.exists(file)) {
      return Map.of();
    }
    List<ParameterFile.Override> overrides = new ArrayList<>();
    for (String option : summary.options()) {
      int equals = option.indexOf('=');
      if (option.startsWith(OPTION) && equals > 0) {
        overrides.add(
            new ParameterFile.Override(
                option.substring(OPTION.length(), equals), option.substring(equals + 1), option));
      }
    }
    return PlainValues.of(file.toString(), Files.readAllBytes(file), overrides);
  }

  /** The axis of an address, if it was varied. */
  boolean varies(String address) {
    return summary.axes().stream().anyMatch(axis -> axis.address().equals(address));
  }

  /**
   * The value of an axis at a point: from the table where it was varied, else from the file.
   *
   * @param wanted the axis, with the unit that the number is to be in
   */
  String value(Map<String, String> row, Axis wanted) {
    for (Axis axis : summary.axes()) {
      if (axis.address().equals(wanted.address())) {
        String cell = row.get(title(axis));
        if (!cell.isEmpty()) {
          return inUnit(axis.unit().isEmpty() ? cell : cell + " " + axis.unit(), wanted.unit());
        }
      }
    }
    return inUnit(plain.getOrDefault(wanted.address(), ""), wanted.unit());
  }

  static String title(Axis axis) {
    return axis.unit().isEmpty() ? axis.address() : axis.address() + "_" + axis.unit();
  }

  /** A quantity as a number in a unit; anything else as it is. */
  private static String inUnit(String text, String unit) {
    try {
      Quantity quantity = Quantity.parse(text);
      Unit wanted = unit.isEmpty() ? Unit.ONE : Unit.parse(unit);
      if (!quantity.dimension().equals(wanted.dimension())) {
        return text;
      }
      BigDecimal number =
          quantity.number().scaleByPowerOfTen(quantity.unit().scale() - wanted.scale());
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (UnitException e) {
      return text;
    }
  }

  /** The unit that a value of the file is written in, else empty. */
  String unitOf(String address) {
    try {
      Quantity quantity = Quantity.parse(plain.getOrDefault(address, ""));
      return quantity.bare() ? "" : quantity.unit().text();
    } catch (UnitException e) {
      return "";
    }
  }
}
