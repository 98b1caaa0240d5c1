// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

/// A sum that keeps what rounding takes away.
final class ExactSum {
  private double sum;
  private double lost;

  ExactSum(double first) {
    sum = first;
  }

  /// Adds (Knuth).
  void add(double term) {
    double old = sum;
    sum = old + term;
    double part = sum - old;
    lost += (old - (sum - part)) + (term - part);
  }

  void addSquare(double number) {
    double square = number * number;
    add(square);
    lost += Math.fma(number, number, -square);
  }

  /// The nearest double.
  double total() {
    return sum + lost;
  }
}
