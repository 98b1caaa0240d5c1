// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// What is compared with exact values: a function of floats, whoever computes it.
///
/// Safe for use by several threads.
@FunctionalInterface
public interface FloatKernel {
  /// y = f(x), element by element; the arrays have equal lengths.
  void apply(float[] x, float[] y);
}
