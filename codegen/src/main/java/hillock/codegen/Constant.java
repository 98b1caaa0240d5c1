// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.expr.Printer;
import hillock.numerics.Precision;
import java.util.Map;

/// The numbers nearest to exact constants.
final class Constant {
  private Constant() {}

  /// The closed expression, rounded correctly.
  ///
  /// @throws ArithmeticException if it has no value
  static double nearest(Expr closed, Precision precision) {
    try {
      return RealEvaluator.round(closed, Map.of(), precision)
          .orElseThrow(() -> new ArithmeticException("it could not be rounded"));
    } catch (ArithmeticException noValue) {
      String problem =
          "the constant %s of the formula has no value: %s"
              .formatted(Printer.print(closed), noValue.getMessage());
      throw (ArithmeticException) new ArithmeticException(problem).initCause(noValue);
    }
  }
}
