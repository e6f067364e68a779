package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.FileCurrent.Between;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FileCurrentTest {

  private static final Extent BOTH = new Extent(Targets.range(0, 2), 0, Long.MAX_VALUE);

  private static final int[] SLICES = {1, 2, 3, 5, 7, 100};

  @Test
  void everyRowDrivesItsStep() throws IOException {
    for (int slice : SLICES) {
      double[][] current = drive(new Rows(9), BOTH, 1, Between.HOLD, 9, slice);
      for (int step = 0; step < 9; step++) {
        assertArrayEquals(new double[] {10 * step, -10 * step, 0}, current[step], "slice " + slice);
      }
    }
  }

  @Test
  void rowsBeginAtTheStartAndGoToTheTargets() throws IOException {
    Extent extent = new Extent(Targets.of(0, 2), 4, 7);
    for (int slice : SLICES) {
      double[][] current = drive(new Rows(3), extent, 1, Between.HOLD, 9, slice);
      assertArrayEquals(new double[] {0, 0, 0, 0, 0, 10, 20, 0, 0}, Drive.column(current, 0));
      assertArrayEquals(new double[] {0, 0, 0, 0, 0, -10, -20, 0, 0}, Drive.column(current, 2));
    }
  }

  @Test
  void coarserRowsAreHeldOrConnected() throws IOException {
    for (int slice : SLICES) {
      assertArrayEquals(
          new double[] {0, 0, 0, 10, 10, 10, 20, 20, 20},
          Drive.column(drive(new Rows(3), BOTH, 3, Between.HOLD, 9, slice), 0));
      assertArrayEquals(
          new double[] {0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 20},
          Drive.column(drive(new Rows(3), BOTH, 4, Between.LINEAR, 10, slice), 0),
          "slice " + slice);
    }
  }

  @Test
  void linearCurrentDoesNotDependOnTheSlices() throws IOException {
    double[][] expected = drive(new Rows(40), BOTH, 3, Between.LINEAR, 110, 110);
    for (int slice : SLICES) {
      double[][] current = drive(new Rows(40), BOTH, 3, Between.LINEAR, 110, slice);
      for (int step = 0; step < 110; step++) {
        assertArrayEquals(expected[step], current[step], "slice " + slice + ", step " + step);
      }
    }
  }

  @Test
  void aFileThatEndsTooEarlySaysWhere() {
    IOException failure =
        assertThrows(IOException.class, () -> drive(new Rows(4), BOTH, 1, Between.HOLD, 9, 3));
    assertEquals("the current file ends after row 4, the run needs row 5", failure.getMessage());
  }

  @Test
  void moreTargetsThanColumnsAreRefused() {
    FileCurrent source = new FileCurrent(new Rows(1), Extent.EVERYTHING, 1, Between.HOLD, 1);
    assertThrows(IllegalArgumentException.class, () -> source.over(0, 3));
  }

  @Test
  void closingClosesTheRows() throws IOException {
    Rows rows = new Rows(1);
    new FileCurrent(rows, BOTH, 1, Between.HOLD, 1).close();
    assertTrue(rows.closed);
  }

  private static double[][] drive(
      CurrentRows rows, Extent extent, int rowSteps, Between between, int steps, int slice)
      throws IOException {
    return Drive.streamed(new FileCurrent(rows, extent, rowSteps, between, slice), 3, steps, slice);
  }

  /** Row r holds 10 r and −10 r. */
  private static final class Rows implements CurrentRows {

    private final int count;
    private int row;
    private boolean closed;

    Rows(int count) {
      this.count = count;
    }

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public boolean next(double[] current, int at) {
      if (row == count) {
        return false;
      }
      current[at] = 10 * row;
      current[at + 1] = -10 * row++;
      return true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
