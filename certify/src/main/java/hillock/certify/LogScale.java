// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Searches among positive numbers of all magnitudes.
final class LogScale {
  private static final int STEPS_PER_DECADE = 4;
  private static final int HALVINGS = 48;

  private LogScale() {}

  /// The numbers from 10^first to 10^last, four to a decade.
  static DoubleStream grid(int first, int last) {
    return IntStream.rangeClosed(STEPS_PER_DECADE * first, STEPS_PER_DECADE * last)
        .mapToDouble(i -> StrictMath.pow(10, (double) i / STEPS_PER_DECADE));
  }

  /// Where a function changes its sign between two positive numbers.
  static double root(DoubleUnaryOperator g, double below, double above) {
    boolean isRising = g.applyAsDouble(below) < 0;
    double lo = below;
    double hi = above;
    for (int i = 0; i < HALVINGS && lo < hi; i++) {
      double middle = Math.sqrt(lo) * Math.sqrt(hi);
      double value = g.applyAsDouble(middle);
      if (value == 0) {
        return middle;
      }
      if (value < 0 == isRising) {
        lo = middle;
      } else {
        hi = middle;
      }
    }
    return Math.sqrt(lo) * Math.sqrt(hi);
  }
}
