// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import java.util.Arrays;

/// A number for every row of a tile, as a sum of two: a double and what it lacks.
final class RowNumbers {
  private final double[] values = new double[Tile.SIZE];
  private final double[] rests = new double[Tile.SIZE];

  /// Sets as many numbers as there are rows to one value.
  void fill(int rows, double value) {
    Arrays.fill(values, 0, rows, value);
    Arrays.fill(rests, 0, rows, 0);
  }

  void set(int row, double value, double rest) {
    values[row] = value;
    rests[row] = rest;
  }

  double value(int row) {
    return values[row];
  }

  double rest(int row) {
    return rests[row];
  }

  /// The nearest double.
  double total(int row) {
    return values[row] + rests[row];
  }

  /// The numbers without what they lack.
  double[] values() {
    return values;
  }

  /// Takes a larger value; NaN is not one.
  void raise(int row, double value) {
    if (value > values[row]) {
      values[row] = value;
    }
  }

  /// Adds, and keeps what rounding takes away (Knuth).
  void add(int row, double term) {
    double old = values[row];
    double sum = old + term;
    double part = sum - old;
    double lost = (old - (sum - part)) + (term - part);
    values[row] = sum;
    if (Double.isFinite(sum)) {
      rests[row] += lost;
    }
  }

  /// Becomes a / b.
  void divide(int row, double a, double b) {
    double quotient = a / b;
    double rest = Math.fma(-quotient, b, a) / b;
    set(row, quotient, Double.isFinite(rest) ? rest : 0);
  }
}
