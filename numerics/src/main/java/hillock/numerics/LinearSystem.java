// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// Dense linear equations in long floating-point arithmetic.
final class LinearSystem {
  private LinearSystem() {}

  /// The solution of `n` equations, each a row of `n` coefficients and the right-hand side, by
  /// Gaussian elimination with partial pivoting. The matrix is overwritten.
  ///
  /// @throws ArithmeticException if the equations are dependent
  static Dyadic[] solve(Dyadic[][] matrix, int bits) {
    int n = matrix.length;
    for (int column = 0; column < n; column++) {
      pivot(matrix, column);
      for (int row = column + 1; row < n; row++) {
        eliminate(matrix[row], matrix[column], column, bits);
      }
    }
    Dyadic[] solution = new Dyadic[n];
    for (int row = n - 1; row >= 0; row--) {
      Dyadic rest = matrix[row][n];
      for (int column = row + 1; column < n; column++) {
        Dyadic part = matrix[row][column].multiply(solution[column]);
        rest = rest.subtract(part, bits, Rounding.DOWN);
      }
      solution[row] = rest.divide(matrix[row][row], bits, Rounding.DOWN);
    }
    return solution;
  }

  private static void pivot(Dyadic[][] matrix, int column) {
    int largest = column;
    for (int row = column + 1; row < matrix.length; row++) {
      Dyadic candidate = matrix[row][column].abs();
      if (candidate.compareTo(matrix[largest][column].abs()) > 0) {
        largest = row;
      }
    }
    if (matrix[largest][column].signum() == 0) {
      throw new ArithmeticException("the equations are dependent: column " + column + " vanishes");
    }
    Dyadic[] row = matrix[largest];
    matrix[largest] = matrix[column];
    matrix[column] = row;
  }

  private static void eliminate(Dyadic[] row, Dyadic[] pivotRow, int column, int bits) {
    Dyadic factor = row[column].divide(pivotRow[column], bits, Rounding.DOWN);
    row[column] = Dyadic.ZERO;
    if (factor.signum() != 0) {
      for (int j = column + 1; j < row.length; j++) {
        row[j] = row[j].subtract(factor.multiply(pivotRow[j]), bits, Rounding.DOWN);
      }
    }
  }
}
