// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/// The inputs, parameters and draws that an expression depends on.
public final class Variables {
  private Variables() {}

  /// The variables in an expression, in order of first appearance.
  public static Set<Expr> in(Expr expr) {
    Set<Expr> variables = new LinkedHashSet<>();
    collect(expr, variables, Collections.newSetFromMap(new IdentityHashMap<>()));
    return variables;
  }

  /// True if the expression has the same value whatever the inputs, parameters and draws.
  public static boolean isClosed(Expr expr) {
    return in(expr).isEmpty();
  }

  private static void collect(Expr expr, Set<Expr> variables, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    if (expr instanceof Expr.Input || expr instanceof Expr.Param || expr instanceof Expr.Draw) {
      variables.add(expr);
    }
    expr.operands().forEach(operand -> collect(operand, variables, seen));
  }
}
