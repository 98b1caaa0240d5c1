// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.function.DoubleUnaryOperator;

/// The quadrature rule of Gauss and Legendre, exact for polynomials of degree below `2n`.
final class GaussLegendre {
  private final double[] nodes;
  private final double[] weights;

  private GaussLegendre(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /// The rule with `n` nodes: the zeros of the Legendre polynomial, by Newton's method.
  static GaussLegendre of(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = legendreSlope(n, x);
      for (int step = 0; step < 8; step++) {
        x -= legendre(n, x) / slope;
        slope = legendreSlope(n, x);
      }
      nodes[i] = x;
      weights[i] = 2 / ((1 - x * x) * slope * slope);
    }
    return new GaussLegendre(nodes, weights);
  }

  private static double legendre(int n, double x) {
    double previous = 1;
    double current = x;
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
      previous = current;
      current = next;
    }
    return current;
  }

  private static double legendreSlope(int n, double x) {
    return n * (x * legendre(n, x) - legendre(n - 1, x)) / (x * x - 1);
  }

  /// The approximate integral over [a, b]; `f` is evaluated inside only.
  double integral(DoubleUnaryOperator f, double a, double b) {
    double center = (a + b) / 2;
    double half = (b - a) / 2;
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      sum += weights[i] * f.applyAsDouble(center + half * nodes[i]);
    }
    return half * sum;
  }
}
