// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// Fejér's quadrature rule of 32 nodes on [-1, 1]: the zeros of a Chebyshev polynomial.
///
/// Nodes lie inside, so that nothing is evaluated at an end, where a function may have a kink.
final class FejerRule {
  private static final int SIZE = 32;

  private final double[] nodes = new double[SIZE];
  private final double[] weights = new double[SIZE];

  FejerRule() {
    for (int i = 0; i < SIZE; i++) {
      double angle = (2 * i + 1) * Math.PI / (2 * SIZE);
      nodes[i] = StrictMath.cos(angle);
      weights[i] = weight(angle);
    }
  }

  private static double weight(double angle) {
    double sum = 1;
    for (int j = 1; j <= SIZE / 2; j++) {
      sum -= 2 * StrictMath.cos(2 * j * angle) / (4.0 * j * j - 1);
    }
    return 2 * sum / SIZE;
  }

  int size() {
    return SIZE;
  }

  /// Node i of the interval [a, b].
  double node(int i, double a, double b) {
    return (a + b) / 2 + (b - a) / 2 * nodes[i];
  }

  /// The weight of node i of the interval [a, b].
  double weight(int i, double a, double b) {
    return (b - a) / 2 * weights[i];
  }
}
