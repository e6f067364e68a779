package io.rheobase.sweep;

import io.rheobase.record.ResultFile;
import io.rheobase.record.TextChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * A measure over one or two axes. Points that agree in these axes, repeats above all, are averaged;
 * those that came to no number are left out.
 */
final class Pivot {

  private final String name;
  private final Axis rows;
  private final Optional<Axis> columns;
  private final String title;
  private final Map<String, String> rowCells = new LinkedHashMap<>();
  private final Map<String, String> columnCells = new LinkedHashMap<>();
  private final Map<List<String>, Moments> cells = new HashMap<>();

  /**
   * The values of an axis.
   *
   * @param title head of the column
   * @param meaning of each point's value: equal ones are one row or column
   * @param cell how each point's value is shown
   */
  record Axis(String title, IntFunction<String> meaning, IntFunction<String> cell) {}

  /** Some numbers. */
  private static final class Moments {
    private static final Moments NONE = new Moments();

    private final List<Double> numbers = new ArrayList<>();

    int count() {
      return numbers.size();
    }

    double mean() {
      double sum = 0;
      for (double number : numbers) {
        sum += number;
      }
      return sum / numbers.size();
    }

    /** Standard deviation (over all but one); NaN for fewer than two. */
    double deviation() {
      double mean = mean();
      double sum = 0;
      for (double number : numbers) {
        sum += (number - mean) * (number - mean);
      }
      return numbers.size() < 2 ? Double.NaN : Math.sqrt(sum / (numbers.size() - 1));
    }

    double error() {
      return deviation() / Math.sqrt(numbers.size());
    }
  }

  /**
   * @param name of its file
   * @param title of the measure
   * @param points how many there are
   * @param number of each point; NaN where it has none
   */
  Pivot(
      String name,
      Axis rows,
      Optional<Axis> columns,
      String title,
      int points,
      IntToDoubleFunction number) {
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    this.title = title;
    for (int point = 0; point < points; point++) {
      String row = rows.meaning().apply(point);
      rowCells.putIfAbsent(row, rows.cell().apply(point));
      String column = "";
      if (columns.isPresent()) {
        column = columns.get().meaning().apply(point);
        columnCells.putIfAbsent(column, columns.get().cell().apply(point));
      }
      double own = number.applyAsDouble(point);
      if (!Double.isNaN(own)) {
        cells.computeIfAbsent(List.of(row, column), key -> new Moments()).numbers.add(own);
      }
    }
  }

  /** The files of the table: where cells are means, their spread stands in two more. */
  List<SweepFolder.Table> tables() {
    if (columns.isEmpty()) {
      return List.of(new File(name + ".csv", this::curve));
    }
    List<SweepFolder.Table> tables = new ArrayList<>();
    tables.add(new File(name + ".csv", out -> grid(out, (cells, m) -> cells.number(m.mean()))));
    if (cells.values().stream().anyMatch(cell -> cell.count() > 1)) {
      tables.add(
          new File(name + ".sd.csv", out -> grid(out, (cells, m) -> cells.number(m.deviation()))));
      tables.add(new File(name + ".n.csv", out -> grid(out, (cells, m) -> cells.whole(m.count()))));
    }
    return tables;
  }

  private interface Content {
    void write(CsvCells out);
  }

  private interface Cell {
    void write(CsvCells out, Moments moments);
  }

  private record File(String name, Content content) implements SweepFolder.Table {
    @Override
    public void write(ResultFile file) throws IOException {
      TextChunk text = new TextChunk();
      content.write(new CsvCells(text));
      file.write(text);
    }
  }

  private Moments moments(String row, String column) {
    return cells.getOrDefault(List.of(row, column), Moments.NONE);
  }

  /** One row for each value, with its mean and how sure that is. */
  private void curve(CsvCells out) {
    out.text(rows.title());
    out.text(title + "_mean").text(title + "_sd").text(title + "_sem").text("n").end();
    rowCells.forEach(
        (row, cell) -> {
          Moments moments = moments(row, "");
          out.text(cell)
              .number(moments.mean())
              .number(moments.deviation())
              .number(moments.error())
              .whole(moments.count())
              .end();
        });
  }

  /** The first cell of the head names what the rows and what the columns are. */
  private void grid(CsvCells out, Cell cell) {
    out.text(rows.title() + " \\ " + columns.orElseThrow().title());
    columnCells.values().forEach(out::text);
    out.end();
    rowCells.forEach(
        (row, shown) -> {
          out.text(shown);
          columnCells.keySet().forEach(column -> cell.write(out, moments(row, column)));
          out.end();
        });
  }
}
