package io.rheobase.report.figure;

import io.rheobase.report.data.Doubles;
import java.util.function.DoubleBinaryOperator;

/** Where a function of two variables is 0, as pieces of lines. */
final class Nullcline {

  private static final int CELLS = 120;

  private Nullcline() {}

  /**
   * Finds the zeros of a function on a rectangle (marching squares).
   *
   * @return x and y of points, with NaN after every two
   */
  static double[][] of(
      DoubleBinaryOperator function, double left, double right, double low, double high) {
    double[][] values = new double[CELLS + 1][CELLS + 1];
    for (int i = 0; i <= CELLS; i++) {
      for (int j = 0; j <= CELLS; j++) {
        values[i][j] =
            function.applyAsDouble(
                left + (right - left) * i / CELLS, low + (high - low) * j / CELLS);
      }
    }
    Doubles x = new Doubles();
    Doubles y = new Doubles();
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        double[] corners = {values[i][j], values[i + 1][j], values[i + 1][j + 1], values[i][j + 1]};
        int ends = 0;
        for (int side = 0; side < 4 && ends < 2; side++) {
          double a = corners[side];
          double b = corners[(side + 1) % 4];
          if (a < 0 != b < 0 && Double.isFinite(a) && Double.isFinite(b)) {
            double part = a / (a - b);
            double u = side == 0 ? part : side == 1 ? 1 : side == 2 ? 1 - part : 0;
            double v = side == 0 ? 0 : side == 1 ? part : side == 2 ? 1 : 1 - part;
            x.add(left + (right - left) * (i + u) / CELLS);
            y.add(low + (high - low) * (j + v) / CELLS);
            ends++;
          }
        }
        if (ends > 0) {
          x.add(Double.NaN);
          y.add(Double.NaN);
        }
      }
    }
    return new double[][] {x.array(), y.array()};
  }
}
