package io.rheobase.sweep;

import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.record.ResultFile;
import io.rheobase.record.TextChunk;
import io.rheobase.sweep.PointResult.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The tidy table of a sweep: a row for each point, with its number, its values, the repeat, what
 * was measured, its status, its seed, where it is stored, and the error where there is one.
 *
 * @param sweep of the points
 * @param rows what is known of each point
 */
record PointTable(Sweep sweep, IntFunction<Row> rows) implements SweepFolder.Table {

  /** Its file. */
  static final String NAME = "sweep.csv";

  private static final int ROWS_A_WRITE = 1024;

  /**
   * What is known of a point.
   *
   * @param result what came of it; null where it was not computed yet
   * @param stored its folder, where recordings of it are kept, else empty
   */
  record Row(PointResult result, long seed, String stored) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void write(ResultFile file) throws IOException {
    TextChunk text = new TextChunk();
    CsvCells cells = new CsvCells(text);
    header(cells);
    for (int point = 0; point < sweep.points(); point++) {
      row(cells, point, rows.apply(point));
      if (point % ROWS_A_WRITE == ROWS_A_WRITE - 1) {
        file.write(text);
        text.clear();
      }
    }
    file.write(text);
  }

  private void header(CsvCells cells) {
    cells.text("point");
    sweep.axes().forEach(axis -> cells.text(axis.title()));
    cells.text("repeat");
    sweep.measures().forEach(measure -> measure.titles().forEach(cells::text));
    cells.text("status").text("seed");
    if (!sweep.store().isEmpty()) {
      cells.text("stored");
    }
    cells.text("error").end();
  }

  private void row(CsvCells cells, int point, Row row) {
    cells.whole(point);
    int[] values = sweep.rows(point);
    for (int factor = 0; factor < values.length; factor++) {
      for (SweepAxis axis : sweep.factors().get(factor).axes()) {
        cells.text(axis.cells().get(values[factor]));
      }
    }
    cells.whole(sweep.repeat(point));
    numbers(cells, sweep.measures(), row.result());
    cells.text(status(row.result())).whole(row.seed());
    if (!sweep.store().isEmpty()) {
      cells.text(row.stored());
    }
    cells.text(row.result() == null ? "" : row.result().error()).end();
  }

  private static void numbers(CsvCells cells, List<Measure> measures, PointResult result) {
    int next = 0;
    for (Measure measure : measures) {
      for (int i = 0; i < measure.titles().size(); i++) {
        if (result == null || !result.isOk()) {
          cells.empty();
        } else if (measure.isCount()) {
          cells.whole((long) result.numbers()[next]);
        } else {
          cells.number(result.numbers()[next]);
        }
        next++;
      }
    }
  }

  private static String status(PointResult result) {
    return result == null
        ? "missing"
        : result.outcome() == Outcome.OK ? "ok" : Outcome.FAILED.toString();
  }
}
