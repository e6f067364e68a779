package io.rheobase.input;

import java.io.IOException;
import java.util.Objects;

/**
 * The current of a file, streamed: row r holds the currents at step {@code start + r·rowSteps}, one
 * column per target. Two slices of rows are in memory, {@code [row][column]}, one being read while
 * the other is in use.
 *
 * <p>A file on the grid has a row for every step driven. On a coarser grid a row is held until the
 * next one, or the current goes straight from one to the next; after the last row it stays there
 * until the next row would be due.
 */
public final class FileCurrent implements StreamedCurrent {

  /** What the current is between the rows of a coarser file. */
  public enum Between {
    /** That of the row before. */
    HOLD,
    /** On the straight line from the row before to the one after. */
    LINEAR
  }

  private final CurrentRows rows;
  private final Extent extent;
  private final int rowSteps;
  private final Between between;
  private final int columns;
  private Rows inUse;
  private Rows loading;
  private boolean ended;

  /** Rows {@code [first, end)} of the file. */
  private static final class Rows {
    private final double[] values;
    private long first;
    private long end;

    Rows(int capacity) {
      values = new double[capacity];
    }
  }

  /**
   * @param rows read from the beginning on; closed with this source
   * @param extent whom it drives, and when
   * @param rowSteps steps from one row to the next, at least 1
   * @param between what the current is between rows
   * @param sliceSteps the most steps of a slice
   */
  public FileCurrent(
      CurrentRows rows, Extent extent, int rowSteps, Between between, int sliceSteps) {
    if (rowSteps < 1) {
      throw new IllegalArgumentException("row steps " + rowSteps);
    }
    this.rows = rows;
    this.extent = extent;
    this.rowSteps = rowSteps;
    this.between = Objects.requireNonNull(between);
    this.columns = rows.columns();
    int mostRows = (sliceSteps - 1) / rowSteps + 3;
    this.inUse = new Rows(Math.multiplyExact(mostRows, columns));
    this.loading = new Rows(inUse.values.length);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also where the file has no row for one of the steps
   */
  @Override
  public void load(long firstStep, int steps) throws IOException {
    long from = Math.max(firstStep, extent.start()) - extent.start();
    long to = Math.min(firstStep + steps, extent.stop()) - extent.start();
    boolean idle = from >= to;
    keepFrom(idle ? inUse.first : from / rowSteps);
    if (idle) {
      return;
    }
    long last = (to - 1) / rowSteps;
    while (loading.end <= last) {
      if (!read()) {
        throw new IOException(
            "the current file ends after row " + loading.end + ", the run needs row " + last);
      }
    }
    if (between == Between.LINEAR && rowSteps > 1 && loading.end == last + 1) {
      read();
    }
  }

  /** The rows in use from {@code first} on are needed again. */
  private void keepFrom(long first) {
    loading.first = first;
    loading.end = inUse.end;
    int skipped = (int) (first - inUse.first) * columns;
    int kept = (int) (inUse.end - first) * columns;
    System.arraycopy(inUse.values, skipped, loading.values, 0, kept);
  }

  private boolean read() throws IOException {
    if (ended || !rows.next(loading.values, (int) (loading.end - loading.first) * columns)) {
      ended = true;
      return false;
    }
    loading.end++;
    return true;
  }

  @Override
  public void turn() {
    Rows used = inUse;
    inUse = loading;
    loading = used;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the block has more targets than the file has columns for
   */
  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Targets.Part part = extent.targets().within(firstNeuron, count);
    int rank = part.rank();
    if (!part.isEmpty() && rank + part.size() > columns) {
      throw new IllegalArgumentException(
          "the file has " + columns + " columns, there are more targets");
    }
    return (step, current) -> {
      if (part.isEmpty() || !extent.includes(step)) {
        return;
      }
      long since = step - extent.start();
      int row = (int) (since / rowSteps - inUse.first);
      int at = row * columns + rank;
      int into = (int) (since % rowSteps);
      if (between == Between.LINEAR && into > 0 && row + 1 < inUse.end - inUse.first) {
        part.addBetween(inUse.values, at, at + columns, (double) into / rowSteps, current);
      } else {
        part.addInOrder(inUse.values, at, current);
      }
    };
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
