// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Function;

/// Whether an expression can be undefined for a finite input: the logarithm or root of a negative
/// number, or a pole.
final class Definedness {
  private Definedness() {}

  static boolean canBeUndefined(Expr expr, Algebra algebra) {
    boolean atRoot =
        switch (expr) {
          case Apply(var function, var argument) ->
              (function == Function.LOG || function == Function.LOG1P)
                  && !algebra.isNonNegative(argument);
          case Power(var base, Const(var exponent)) ->
              exponent.isInteger()
                  ? exponent.signum() < 0 && !algebra.isNonZero(base)
                  : !algebra.isNonNegative(base);
          case Power(var base, var _) -> !algebra.isNonNegative(base);
          case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Expr.Sum _ -> false;
          case Expr.Product _, Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ -> false;
        };
    return atRoot || expr.operands().stream().anyMatch(o -> canBeUndefined(o, algebra));
  }
}
