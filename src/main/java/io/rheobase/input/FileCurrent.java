package io.rheobase.input;

import java.io.IOException;

/**
 * The current of a file, streamed: row k drives the step from sample k to k + 1, with one column
 * for each target, or one for all. Two slices of rows are in memory, {@code [row of the
 * slice][column]}, one being read while the other is in use.
 */
public final class FileCurrent implements StreamedCurrent {

  private final CurrentRows rows;
  private final Extent extent;
  private final int columns;
  private double[] inUse;
  private double[] loading;
  private long firstStepInUse;
  private long firstStepLoading;
  private long rowsRead;

  /**
   * @param rows read from the beginning on; closed with this source
   * @param extent whom it drives, and when
   * @param sliceSteps the most steps of a slice
   */
  public FileCurrent(CurrentRows rows, Extent extent, int sliceSteps) {
    this.rows = rows;
    this.extent = extent;
    this.columns = rows.columns();
    this.inUse = new double[Math.multiplyExact(sliceSteps, columns)];
    this.loading = new double[inUse.length];
  }

  /**
   * {@inheritDoc} What comes before is passed over.
   *
   * @throws IOException also where the file has no row for one of the steps
   */
  @Override
  public void load(long firstStep, int steps) throws IOException {
    while (rowsRead < firstStep) {
      read(0);
    }
    for (int row = 0; row < steps; row++) {
      read(row * columns);
    }
    firstStepLoading = firstStep;
  }

  private void read(int at) throws IOException {
    if (!rows.next(loading, at)) {
      throw new IOException(
          "the current file ends after row " + rowsRead + ", the run needs a row for every step");
    }
    rowsRead++;
  }

  @Override
  public void turn() {
    double[] used = inUse;
    inUse = loading;
    loading = used;
    firstStepInUse = firstStepLoading;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the block has more targets than the file has columns for
   */
  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Targets.Part part = extent.targets().within(firstNeuron, count);
    boolean oneForAll = columns == 1;
    if (!oneForAll && !part.isEmpty() && part.rank() + part.size() > columns) {
      throw new IllegalArgumentException(
          "the file has " + columns + " columns, there are more targets");
    }
    return (step, current) -> {
      if (part.isEmpty() || !extent.includes(step)) {
        return;
      }
      int row = (int) (step - firstStepInUse);
      if (oneForAll) {
        part.addSame(inUse[row], current);
      } else {
        part.addInOrder(inUse, row * columns + part.rank(), current);
      }
    };
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
