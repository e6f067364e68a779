package io.rheobase.report.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tidy table of a sweep, a row for each point: what was varied, and what was measured.
 *
 * @param axes what was varied
 * @param measures what was measured; histograms, which are many columns, are left out
 * @param rows the cells of those columns, first the axes', then the measures'
 * @param points the number of each row's point
 * @param failed how many points came to no numbers
 */
public record SweepTable(
    List<Column> axes,
    List<Column> measures,
    List<List<String>> rows,
    List<String> points,
    long failed) {

  private static final String FILE = "sweep.csv";

  public SweepTable {
    axes = List.copyOf(axes);
    measures = List.copyOf(measures);
    rows = List.copyOf(rows);
    points = List.copyOf(points);
  }

  /**
   * A column.
   *
   * @param title its head in the table
   * @param name what it is, in few words
   * @param unit of its numbers; empty where there is none
   */
  public record Column(String title, String name, String unit) {

    private static final String POPULATIONS = "populations.";
    private static final String PARAMETERS = ".parameters.";

    static Column varied(String title) {
      Column column = measured(title);
      return new Column(title, words(column.name), column.unit);
    }

    static Column measured(String title) {
      int last = title.lastIndexOf('_');
      String unit = last > 0 && isUnit(title.substring(last + 1)) ? title.substring(last + 1) : "";
      return new Column(title, unit.isEmpty() ? title : title.substring(0, last), unit);
    }

    private static boolean isUnit(String text) {
      try {
        Unit.parse(text);
        return true;
      } catch (UnitException e) {
        return false;
      }
    }

    private static String words(String address) {
      if (address.startsWith(POPULATIONS) && address.contains(PARAMETERS)) {
        return address.substring(POPULATIONS.length()).replace(PARAMETERS, " ");
      }
      int first = address.indexOf('.');
      return first < 0 ? address : address.substring(first + 1).replace('.', ' ');
    }

    /** Name and unit, as axes bear them. */
    public String label() {
      return unit.isEmpty() ? name : name + " (" + unit.replace("u", "µ") + ")";
    }
  }

  /**
   * Reads the table.
   *
   * @param axes heads of the columns of what was varied
   * @param measures heads of the columns of what was measured
   */
  public static SweepTable read(Path folder, List<String> axes, List<String> measures)
      throws IOException {
    List<Column> varied = axes.stream().map(Column::varied).toList();
    List<Column> measured =
        measures.stream().filter(title -> !title.contains("..")).map(Column::measured).toList();
    List<List<String>> rows = new ArrayList<>();
    List<String> points = new ArrayList<>();
    long failed = 0;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(folder.resolve(FILE))) {
      List<Integer> wanted = new ArrayList<>();
      int status = -1;
      for (CsvRecord record : csv) {
        if (wanted.isEmpty()) {
          for (List<Column> columns : List.of(varied, measured)) {
            for (Column column : columns) {
              wanted.add(record.getFields().indexOf(column.title()));
            }
          }
          status = record.getFields().indexOf("status");
          if (wanted.contains(-1)) {
            throw new IOException(FILE + " lacks a column that the manifest names");
          }
          continue;
        }
        rows.add(wanted.stream().map(record::getField).toList());
        points.add(record.getField(0));
        failed += status >= 0 && !record.getField(status).equals("ok") ? 1 : 0;
      }
    }
    return new SweepTable(varied, measured, rows, points, failed);
  }

  /** A cell as a number; NaN where it is none. */
  public static double number(String cell) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The different values of an axis: numbers ascending, texts as they come. */
  public List<String> values(int axis) {
    Map<Double, String> numbers = new TreeMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (List<String> row : rows) {
      texts.putIfAbsent(row.get(axis), row.get(axis));
      numbers.putIfAbsent(number(row.get(axis)), row.get(axis));
    }
    return isNumeric(axis) ? List.copyOf(numbers.values()) : List.copyOf(texts.values());
  }

  /** Whether all values of an axis are numbers. */
  public boolean isNumeric(int axis) {
    return rows.stream().noneMatch(row -> Double.isNaN(number(row.get(axis))));
  }

  /**
   * A measure where some points agree.
   *
   * @param mean of those that came to a number
   * @param deviation standard deviation (over all but one); 0 for fewer than two
   * @param count how many there are
   * @param rows their rows
   */
  public record Cell(double mean, double deviation, int count, List<Integer> rows) {}

  /**
   * A measure over two axes; other axes and repeats are averaged over.
   *
   * @param x index of an axis
   * @param y index of another; negative for none
   * @param measure index of a measure
   * @return by the values of the axes
   */
  public Map<List<String>, Cell> over(int x, int y, int measure) {
    Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      groups
          .computeIfAbsent(List.of(row.get(x), y < 0 ? "" : row.get(y)), k -> new ArrayList<>())
          .add(i);
    }
    Map<List<String>, Cell> cells = new LinkedHashMap<>();
    groups.forEach((key, own) -> cells.put(key, cell(own, axes.size() + measure)));
    return cells;
  }

  private Cell cell(List<Integer> own, int column) {
    double[] numbers =
        own.stream()
            .mapToDouble(i -> number(rows.get(i).get(column)))
            .filter(Double::isFinite)
            .toArray();
    double mean = 0;
    for (double number : numbers) {
      mean += number / numbers.length;
    }
    double squares = 0;
    for (double number : numbers) {
      squares += (number - mean) * (number - mean);
    }
    return new Cell(
        numbers.length == 0 ? Double.NaN : mean,
        numbers.length < 2 ? 0 : Math.sqrt(squares / (numbers.length - 1)),
        numbers.length,
        own);
  }

  /** The axes with more than one value, those with the most first, numbers before texts. */
  public List<Integer> varying() {
    List<Integer> varying = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      if (values(axis).size() > 1) {
        varying.add(axis);
      }
    }
    varying.sort(
        (a, b) ->
            isNumeric(a) == isNumeric(b)
                ? Integer.compare(values(b).size(), values(a).size())
                : isNumeric(a) ? -1 : 1);
    return varying;
  }
}
