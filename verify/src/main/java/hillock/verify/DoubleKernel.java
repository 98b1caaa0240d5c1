// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// A function of doubles that is compared with exact values, whoever computes it.
///
/// Safe for use by several threads.
@FunctionalInterface
public interface DoubleKernel {
  /// y = f(x), element by element; the arrays have equal lengths.
  void apply(double[] x, double[] y);

  /// The value at one input.
  default double at(double x) {
    double[] y = new double[1];
    apply(new double[] {x}, y);
    return y[0];
  }
}
