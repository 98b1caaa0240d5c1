// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Select;
import java.util.IdentityHashMap;

/// Leaves out the branches that the values of parameters rule out, which may divide by zero:
/// `a > 0 ? expm1(a * x) / a : x` with 0 for a is x.
final class DecidedChoices {
  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

  private DecidedChoices() {}

  /// The expression without the choices between two numbers that stand in it.
  static Expr of(Expr expr) {
    return new DecidedChoices().decided(expr);
  }

  private Expr decided(Expr expr) {
    Expr known = done.get(expr);
    if (known == null) {
      known = compute(expr);
      done.put(expr, known);
    }
    return known;
  }

  private Expr compute(Expr expr) {
    if (expr instanceof Select(var comparison, Const(var l), Const(var r), var then, var other)) {
      return decided(comparison.holds(l.compareTo(r)) ? then : other);
    }
    return expr.operands().isEmpty()
        ? expr
        : expr.withOperands(expr.operands().stream().map(this::decided).toList());
  }
}
