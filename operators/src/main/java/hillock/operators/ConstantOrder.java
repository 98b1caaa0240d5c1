// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.RealEvaluator;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;

/// The order of two constants, by arithmetic with as many bits as it takes.
final class ConstantOrder {
  private ConstantOrder() {}

  /// Negative, zero or positive, as the first is below, equal to, or above the second.
  ///
  /// @throws IllegalArgumentException if they cannot be told apart, or one has no value
  static int compare(Expr first, Expr second) {
    if (first.equals(second)) {
      return 0;
    }
    return RealEvaluator.sign(Arithmetic.subtract(first, second))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cannot tell which of two constants is larger; write them more simply"));
  }
}
