package io.rheobase.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * The exponential of a matrix: of a number or a triangular 2 by 2 matrix in closed form, of others
 * by scaling and squaring around the Padé approximant of degree 13. Higham 2005,
 * doi:10.1137/04061101X, algorithm 2.3.
 */
final class MatrixExponential {

  /** The greatest norm at which the approximant is exact to rounding. */
  private static final double THETA = 5.371920351148152;

  private static final double[] PADE = {
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0
  };

  private MatrixExponential() {}

  /** e to the power of a square matrix; not finite where the matrix is not. */
  static DMatrixRMaj of(DMatrixRMaj matrix) {
    boolean finite = !MatrixFeatures_DDRM.hasUncountable(matrix);
    if (finite && matrix.numRows == 1) {
      return new DMatrixRMaj(new double[][] {{StrictMath.exp(matrix.get(0))}});
    }
    if (finite && matrix.numRows == 2 && (matrix.get(0, 1) == 0 || matrix.get(1, 0) == 0)) {
      return triangular(matrix);
    }
    DMatrixRMaj a = matrix.copy();
    int squarings = 0;
    for (double norm = norm1(a); norm > THETA && norm <= Double.MAX_VALUE; norm /= 2) {
      squarings++;
    }
    CommonOps_DDRM.scale(StrictMath.scalb(1.0, -squarings), a);
    DMatrixRMaj result = pade(a);
    for (int i = 0; i < squarings; i++) {
      result = product(result, result);
    }
    return result;
  }

  /** Beside the diagonal the divided difference of exp, which no cancellation spoils. */
  private static DMatrixRMaj triangular(DMatrixRMaj matrix) {
    double first = matrix.get(0, 0);
    double second = matrix.get(1, 1);
    double greater = Math.max(first, second);
    double below = Math.min(first, second) - greater;
    double slope = StrictMath.exp(greater) * (below == 0 ? 1 : StrictMath.expm1(below) / below);
    return new DMatrixRMaj(
        new double[][] {
          {StrictMath.exp(first), slope * matrix.get(0, 1)},
          {slope * matrix.get(1, 0), StrictMath.exp(second)}
        });
  }

  private static DMatrixRMaj pade(DMatrixRMaj a) {
    DMatrixRMaj a2 = product(a, a);
    DMatrixRMaj a4 = product(a2, a2);
    DMatrixRMaj a6 = product(a2, a4);
    DMatrixRMaj odd = sum(13, a6, a4, a2);
    odd = product(a6, odd);
    CommonOps_DDRM.addEquals(odd, polynomial(1, a2, a4, a6));
    odd = product(a, odd);
    DMatrixRMaj even = product(a6, sum(12, a6, a4, a2));
    CommonOps_DDRM.addEquals(even, polynomial(0, a2, a4, a6));
    DMatrixRMaj numerator = new DMatrixRMaj(a.numRows, a.numCols);
    DMatrixRMaj denominator = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.add(even, odd, numerator);
    CommonOps_DDRM.subtract(even, odd, denominator);
    DMatrixRMaj result = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.solve(denominator, numerator, result);
    return result;
  }

  /** Coefficients highest, highest - 2 and highest - 4 of the powers given. */
  private static DMatrixRMaj sum(int highest, DMatrixRMaj a6, DMatrixRMaj a4, DMatrixRMaj a2) {
    DMatrixRMaj sum = a6.copy();
    CommonOps_DDRM.scale(PADE[highest], sum);
    CommonOps_DDRM.addEquals(sum, PADE[highest - 2], a4);
    CommonOps_DDRM.addEquals(sum, PADE[highest - 4], a2);
    return sum;
  }

  /** Coefficients lowest, lowest + 2, … of the identity and the powers given. */
  private static DMatrixRMaj polynomial(
      int lowest, DMatrixRMaj a2, DMatrixRMaj a4, DMatrixRMaj a6) {
    DMatrixRMaj sum = CommonOps_DDRM.identity(a2.numRows);
    CommonOps_DDRM.scale(PADE[lowest], sum);
    CommonOps_DDRM.addEquals(sum, PADE[lowest + 2], a2);
    CommonOps_DDRM.addEquals(sum, PADE[lowest + 4], a4);
    CommonOps_DDRM.addEquals(sum, PADE[lowest + 6], a6);
    return sum;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }

  private static double norm1(DMatrixRMaj a) {
    double greatest = 0;
    for (int column = 0; column < a.numCols; column++) {
      double sum = 0;
      for (int row = 0; row < a.numRows; row++) {
        sum += Math.abs(a.get(row, column));
      }
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }
}
