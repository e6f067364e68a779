package io.rheobase.sweep;

import io.rheobase.experiment.Measure;
import io.rheobase.experiment.PivotTable;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.record.ResultFile;
import io.rheobase.record.TextChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A measure over one or two axes. Points that agree in these axes, repeats above all, are averaged;
 * those that came to no number are left out.
 */
final class Pivot {

  private final Sweep sweep;
  private final PivotTable table;
  private final int rowFactor;
  private final SweepAxis rowAxis;
  private final int columnFactor;
  private final SweepAxis columnAxis;
  private final String title;
  private final Map<String, String> rowCells = new LinkedHashMap<>();
  private final Map<String, String> columnCells = new LinkedHashMap<>();
  private final Map<String, Moments> cells = new LinkedHashMap<>();

  /** Sums of some numbers. */
  private static final class Moments {
    private final List<Double> numbers = new ArrayList<>();

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
   * @param results of each point, null where there is none
   */
  Pivot(Sweep sweep, PivotTable table, IntFunction<PointResult> results) {
    this.sweep = sweep;
    this.table = table;
    this.rowFactor = factor(table.rows());
    this.rowAxis = axis(table.rows());
    this.columnFactor = table.columns().map(this::factor).orElse(-1);
    this.columnAxis = table.columns().map(this::axis).orElse(null);
    int place = 0;
    int found = -1;
    String head = "";
    for (Measure measure : sweep.measures()) {
      if (measure.name().equals(table.value())) {
        found = place;
        head = measure.titles().get(0);
      }
      place += measure.titles().size();
    }
    this.title = head;
    gather(results, found);
  }

  private int factor(String address) {
    for (int f = 0; f < sweep.factors().size(); f++) {
      if (sweep.factors().get(f).axes().stream().anyMatch(a -> a.address().equals(address))) {
        return f;
      }
    }
    throw new IllegalArgumentException(address);
  }

  private SweepAxis axis(String address) {
    return sweep.axes().stream().filter(a -> a.address().equals(address)).findFirst().orElseThrow();
  }

  private void gather(IntFunction<PointResult> results, int number) {
    for (int point = 0; point < sweep.points(); point++) {
      int[] rows = sweep.rows(point);
      String row = rowAxis.meanings().get(rows[rowFactor]);
      rowCells.putIfAbsent(row, rowAxis.cells().get(rows[rowFactor]));
      String column = "";
      if (columnAxis != null) {
        column = columnAxis.meanings().get(rows[columnFactor]);
        columnCells.putIfAbsent(column, columnAxis.cells().get(rows[columnFactor]));
      }
      PointResult result = results.apply(point);
      if (result != null && result.isOk() && !Double.isNaN(result.numbers()[number])) {
        cells
            .computeIfAbsent(key(row, column), k -> new Moments())
            .numbers
            .add(result.numbers()[number]);
      }
    }
  }

  private static String key(String row, String column) {
    return row + "\n" + column;
  }

  /** The files of the table: where cells are means, their spread stands in two more. */
  List<SweepFolder.Table> tables() {
    if (columnAxis == null) {
      return List.of(new File(table.name() + ".csv", this::curve));
    }
    List<SweepFolder.Table> tables = new ArrayList<>();
    tables.add(new File(table.name() + ".csv", out -> grid(out, Statistic.MEAN)));
    if (cells.values().stream().anyMatch(cell -> cell.numbers.size() > 1)) {
      tables.add(new File(table.name() + ".sd.csv", out -> grid(out, Statistic.SD)));
      tables.add(new File(table.name() + ".n.csv", out -> grid(out, Statistic.NUMBER)));
    }
    return tables;
  }

  private enum Statistic {
    MEAN,
    SD,
    NUMBER
  }

  private interface Content {
    void write(CsvCells out);
  }

  private record File(String name, Content content) implements SweepFolder.Table {
    @Override
    public void write(ResultFile file) throws IOException {
      TextChunk text = new TextChunk();
      content.write(new CsvCells(text));
      file.write(text);
    }
  }

  /** One row for each value, with its mean and how sure that is. */
  private void curve(CsvCells out) {
    out.text(rowAxis.title());
    out.text(title + "_mean").text(title + "_sd").text(title + "_sem").text("n").end();
    rowCells.forEach(
        (row, cell) -> {
          Moments moments = cells.getOrDefault(key(row, ""), new Moments());
          out.text(cell)
              .number(moments.mean())
              .number(moments.deviation())
              .number(moments.error())
              .whole(moments.numbers.size())
              .end();
        });
  }

  /** The first cell of the head names what the rows and what the columns are. */
  private void grid(CsvCells out, Statistic statistic) {
    out.text(rowAxis.title() + " \\ " + columnAxis.title());
    columnCells.values().forEach(out::text);
    out.end();
    rowCells.forEach(
        (row, cell) -> {
          out.text(cell);
          for (String column : columnCells.keySet()) {
            Moments moments = cells.getOrDefault(key(row, column), new Moments());
            switch (statistic) {
              case MEAN -> out.number(moments.mean());
              case SD -> out.number(moments.deviation());
              case NUMBER -> out.whole(moments.numbers.size());
            }
          }
          out.end();
        });
  }
}
