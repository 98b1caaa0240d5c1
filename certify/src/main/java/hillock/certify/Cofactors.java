// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Product;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What stands beside the input in products of a formula, and depends on parameters: 1 - a in
/// `erf((1 - a) * x)`.
final class Cofactors {
  private final Stabilizer stabilizer;
  private final Set<Expr> found = new LinkedHashSet<>();

  private Cofactors(Stabilizer stabilizer) {
    this.stabilizer = stabilizer;
  }

  static List<Expr> of(Expr formula, Input x, Stabilizer stabilizer) {
    Cofactors cofactors = new Cofactors(stabilizer);
    cofactors.collect(formula, stabilizer.algebra().normalize(x));
    return List.copyOf(cofactors.found);
  }

  private void collect(Expr expr, Expr x) {
    if (expr instanceof Product(var factors) && factors.contains(x)) {
      List<Expr> others =
          factors.stream()
              .filter(factor -> !Variables.in(factor).contains(x))
              .filter(factor -> !Variables.isClosed(factor))
              .toList();
      if (!others.isEmpty()) {
        found.add(stabilizer.algebra().product(others));
      }
    }
    expr.operands().forEach(operand -> collect(operand, x));
  }
}
