package io.rheobase.report.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Recorded variables, row after row. */
interface TraceReader extends Closeable {

  /** What the columns are. */
  List<TraceColumn> columns();

  /** Goes on to the next row; false at the end. */
  boolean next() throws IOException;

  /** The time of the row (ms). */
  double t();

  /**
   * The values of the row; to be called once in every row.
   *
   * @param wanted which columns are of interest; the others may keep any value
   * @param into {@code [column]}
   */
  void values(boolean[] wanted, double[] into) throws IOException;
}
