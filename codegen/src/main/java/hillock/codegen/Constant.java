// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.numerics.Precision;
import java.util.Map;

/// The numbers nearest to exact constants.
final class Constant {
  private Constant() {}

  /// The closed expression, rounded correctly.
  ///
  /// @throws ArithmeticException if it has no value
  static double nearest(Expr closed, Precision precision) {
    return RealEvaluator.round(closed, Map.of(), precision)
        .orElseThrow(() -> new ArithmeticException("a constant could not be rounded"));
  }
}
