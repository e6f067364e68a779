package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {

  private static final MathContext DIGITS = new MathContext(80);

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 1, 5, 5.5, 20, 60})
  void agreesWithThePowerSeriesInEightyDigits(double size) {
    SplittableRandom random = new SplittableRandom(7);
    int n = 4;
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n * n; i++) {
      matrix.set(i, random.nextDouble(-size, size) / n);
    }
    DMatrixRMaj actual = MatrixExponential.of(matrix);
    BigDecimal[][] expected = series(matrix, n);
    double norm = 0;
    for (BigDecimal[] row : expected) {
      for (BigDecimal entry : row) {
        norm = Math.max(norm, Math.abs(entry.doubleValue()));
      }
    }
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        assertEquals(
            expected[row][column].doubleValue(),
            actual.get(row, column),
            1e-15 * Math.max(4, 4 * size) * norm);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-12, 0.3, 4, 30})
  void smallMatricesInClosedFormAgreeToo(double apart) {
    for (int seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double first = -random.nextDouble();
      double beside = random.nextDouble(-2, 2);
      DMatrixRMaj number = new DMatrixRMaj(new double[][] {{first}});
      assertNear(series(number, 1), MatrixExponential.of(number));
      boolean upper = seed % 2 == 0;
      DMatrixRMaj triangular =
          new DMatrixRMaj(
              new double[][] {{first, upper ? beside : 0}, {upper ? 0 : beside, first - apart}});
      assertNear(series(triangular, 2), MatrixExponential.of(triangular));
    }
  }

  private static void assertNear(BigDecimal[][] expected, DMatrixRMaj actual) {
    for (int row = 0; row < actual.numRows; row++) {
      for (int column = 0; column < actual.numCols; column++) {
        double exact = expected[row][column].doubleValue();
        assertEquals(exact, actual.get(row, column), 4 * Math.ulp(exact));
      }
    }
  }

  @Test
  void whatIsNotFiniteStaysSo() {
    DMatrixRMaj number = new DMatrixRMaj(new double[][] {{Double.NEGATIVE_INFINITY}});
    assertFalse(Double.isFinite(MatrixExponential.of(number).get(0)));
  }

  private static BigDecimal[][] series(DMatrixRMaj matrix, int n) {
    BigDecimal[][] sum = new BigDecimal[n][n];
    BigDecimal[][] term = new BigDecimal[n][n];
    for (int i = 0; i < n * n; i++) {
      term[i / n][i % n] = i / n == i % n ? BigDecimal.ONE : BigDecimal.ZERO;
      sum[i / n][i % n] = term[i / n][i % n];
    }
    for (int k = 1; k < 400; k++) {
      BigDecimal[][] next = new BigDecimal[n][n];
      for (int i = 0; i < n * n; i++) {
        BigDecimal product = BigDecimal.ZERO;
        for (int j = 0; j < n; j++) {
          BigDecimal factor = new BigDecimal(matrix.get(j, i % n));
          product = product.add(term[i / n][j].multiply(factor), DIGITS);
        }
        next[i / n][i % n] = product.divide(BigDecimal.valueOf(k), DIGITS);
        sum[i / n][i % n] = sum[i / n][i % n].add(next[i / n][i % n], DIGITS);
      }
      term = next;
    }
    return sum;
  }
}
