// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.numerics.BigReal;
import java.util.Map;

/// The order of two constants, by arithmetic with as many bits as it takes.
final class ConstantOrder {
  private static final int[] BITS = {128, 512, 2048};

  private ConstantOrder() {}

  /// Negative, zero or positive, as the first is below, equal to, or above the second.
  ///
  /// @throws IllegalArgumentException if they cannot be told apart, or one has no value
  static int compare(Expr first, Expr second) {
    if (first.equals(second)) {
      return 0;
    }
    for (int bits : BITS) {
      BigReal difference =
          RealEvaluator.enclose(first, Map.of(), bits)
              .subtract(RealEvaluator.enclose(second, Map.of(), bits), bits);
      switch (difference.sign()) {
        case NEGATIVE -> {
          return -1;
        }
        case ZERO -> {
          return 0;
        }
        case POSITIVE -> {
          return 1;
        }
        case UNKNOWN -> {
          // More bits may tell.
        }
      }
    }
    throw new IllegalArgumentException(
        "cannot tell which of two constants is larger; write them more simply");
  }
}
