// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Function;
import hillock.expr.Printer;
import java.util.Optional;

/// Whether an expression is analytic everywhere because all of its parts are.
final class Analyticity {
  private Analyticity() {}

  /// A part that may not be analytic somewhere.
  static Optional<String> obstacle(Expr expr, Algebra algebra) {
    if (!isAnalytic(expr, algebra)) {
      return Optional.of(Printer.print(expr));
    }
    return expr.operands().stream()
        .flatMap(operand -> obstacle(operand, algebra).stream())
        .findFirst();
  }

  /// Whether an expression is an analytic function of its operands, wherever they are analytic.
  private static boolean isAnalytic(Expr expr, Algebra algebra) {
    return switch (expr) {
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ -> true;
      case Expr.Sum _, Expr.Product _ -> true;
      case Power(var base, var exponent) -> isAnalytic(base, exponent, algebra);
      case Expr.Apply(var function, var argument) -> isAnalytic(function, argument, algebra);
      case Expr.Hypot(var left, var right) -> algebra.isNonZero(left) || algebra.isNonZero(right);
      case Expr.Min _, Expr.Max _, Expr.Select _ -> false;
    };
  }

  private static boolean isAnalytic(Expr base, Expr exponent, Algebra algebra) {
    if (exponent instanceof Const(var n) && n.isInteger()) {
      return n.signum() >= 0 || algebra.isNonZero(base);
    }
    return isPositive(base, algebra);
  }

  private static boolean isAnalytic(Function function, Expr argument, Algebra algebra) {
    return switch (function) {
      case ABS -> algebra.isNonZero(argument);
      case LOG -> isPositive(argument, algebra);
      case LOG1P -> algebra.isNonNegative(argument);
      case EXP, EXPM1, SIN, COS, ATAN, SINH, COSH, TANH, ASINH -> true;
      case SIGMOID, SOFTPLUS, ERF, ERFC, ERFCX -> true;
    };
  }

  private static boolean isPositive(Expr expr, Algebra algebra) {
    return algebra.isNonNegative(expr) && algebra.isNonZero(expr);
  }
}
