// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Function;
import java.util.IdentityHashMap;

/// Whether an expression can be undefined for a finite input: the logarithm or root of a negative
/// number, or a pole.
final class Definedness {
  private final Algebra algebra;
  private final IdentityHashMap<Expr, Boolean> known = new IdentityHashMap<>();

  Definedness(Algebra algebra) {
    this.algebra = algebra;
  }

  boolean canBeUndefined(Expr expr) {
    Boolean answer = known.get(expr);
    if (answer == null) {
      answer = compute(expr);
      known.put(expr, answer);
    }
    return answer;
  }

  private boolean compute(Expr expr) {
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
    return atRoot || expr.operands().stream().anyMatch(this::canBeUndefined);
  }
}
