// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Function;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What computing a formula takes: not a property of the function, but of how it is written.
///
/// @param transcendental the exponentials, logarithms and the like in the stable form, each part
///     that is shared counted once
record Cost(List<String> transcendental) {
  Cost {
    transcendental = List.copyOf(transcendental);
  }

  static Cost of(Term function) {
    List<String> found = new ArrayList<>();
    collect(function.stable(), found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return new Cost(found);
  }

  private static void collect(Expr expr, List<String> found, Set<Expr> seen) {
    boolean isConstant = Variables.isClosed(expr);
    if (isConstant || !seen.add(expr)) {
      return;
    }
    if (expr instanceof Expr.Apply(var function, var _) && function != Function.ABS) {
      found.add(function.spelling());
    }
    expr.operands().forEach(operand -> collect(operand, found, seen));
  }

  /// For tables: `none`, `exp`, `exp, log`.
  @Override
  public String toString() {
    return transcendental.isEmpty() ? "none" : String.join(", ", transcendental);
  }
}
