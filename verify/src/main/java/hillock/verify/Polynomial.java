// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// A polynomial in a variable that goes from -1 to 1 over an interval.
final class Polynomial {
  private final double center;
  private final double scale;
  private final double[] coefficients;

  /// @param center the middle of the interval
  /// @param half half of its width
  /// @param coefficients those of the powers, from the constant on
  Polynomial(double center, double half, double[] coefficients) {
    this.center = center;
    this.scale = half == 0 ? 0 : 1 / half;
    this.coefficients = coefficients.clone();
  }

  /// The value in a number of places.
  ///
  /// @param from the first place
  /// @param t scratch as long as the others
  void at(float[] x, int from, int to, double[] t, double[] values) {
    int degree = coefficients.length - 1;
    double highest = coefficients[degree];
    for (int i = from; i < to; i++) {
      t[i] = (x[i] - center) * scale;
      values[i] = highest;
    }
    for (int k = degree - 1; k >= 0; k--) {
      double coefficient = coefficients[k];
      for (int i = from; i < to; i++) {
        values[i] = Math.fma(values[i], t[i], coefficient);
      }
    }
  }

  /// The value for the variable that goes from -1 to 1.
  double atPlace(double t) {
    double value = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      value = Math.fma(value, t, coefficients[k]);
    }
    return value;
  }

  /// The sum of the magnitudes of the coefficients: a bound of all values on the way.
  double bound() {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum += Math.abs(coefficient);
    }
    return sum;
  }
}
