package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FileCurrentTest {

  private static final Extent BOTH = new Extent(Targets.range(0, 2), 0, Long.MAX_VALUE);

  private static final int[] SLICES = {1, 2, 3, 5, 7, 100};

  @Test
  void everyRowDrivesItsStep() throws IOException {
    for (int slice : SLICES) {
      double[][] current = drive(new Rows(9), BOTH, 9, slice);
      for (int step = 0; step < 9; step++) {
        assertArrayEquals(new double[] {10 * step, -10 * step, 0}, current[step], "slice " + slice);
      }
    }
  }

  @Test
  void rowsOfTheWindowGoToTheTargets() throws IOException {
    Extent extent = new Extent(Targets.of(0, 2), 4, 7);
    for (int slice : SLICES) {
      double[][] current = drive(new Rows(9), extent, 9, slice);
      assertArrayEquals(new double[] {0, 0, 0, 0, 40, 50, 60, 0, 0}, Drive.column(current, 0));
      assertArrayEquals(new double[] {0, 0, 0, 0, -40, -50, -60, 0, 0}, Drive.column(current, 2));
    }
  }

  @Test
  void oneColumnDrivesAllTargets() throws IOException {
    CurrentRows one =
        new CurrentRows() {
          private int row;

          @Override
          public int columns() {
            return 1;
          }

          @Override
          public boolean next(double[] current, int at) {
            current[at] = ++row;
            return true;
          }

          @Override
          public void close() {}
        };
    double[][] current = drive(one, Extent.EVERYTHING, 5, 2);
    for (int neuron = 0; neuron < 3; neuron++) {
      assertArrayEquals(new double[] {1, 2, 3, 4, 5}, Drive.column(current, neuron));
    }
  }

  @Test
  void aFileThatEndsTooEarlySaysWhere() {
    IOException failure = assertThrows(IOException.class, () -> drive(new Rows(4), BOTH, 9, 3));
    assertEquals(
        "the current file ends after row 4, the run needs a row for every step",
        failure.getMessage());
  }

  @Test
  void moreTargetsThanColumnsAreRefused() {
    FileCurrent source = new FileCurrent(new Rows(1), Extent.EVERYTHING, 1);
    assertThrows(IllegalArgumentException.class, () -> source.over(0, 3));
  }

  @Test
  void closingClosesTheRows() throws IOException {
    Rows rows = new Rows(1);
    new FileCurrent(rows, BOTH, 1).close();
    assertTrue(rows.closed);
  }

  private static double[][] drive(CurrentRows rows, Extent extent, int steps, int slice)
      throws IOException {
    return Drive.streamed(new FileCurrent(rows, extent, slice), 3, steps, slice);
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
