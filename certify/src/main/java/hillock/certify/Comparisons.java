// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Stabilizer;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import java.util.ArrayList;
import java.util.List;

/// Writes comparisons without the positive factors that both sides share: `b * x > b` is `x - 1 > 0`
/// for a positive `b`.
final class Comparisons {
  private final Stabilizer stabilizer;

  private Comparisons(Stabilizer stabilizer) {
    this.stabilizer = stabilizer;
  }

  static Expr simplified(Expr expr, Stabilizer stabilizer) {
    return new Comparisons(stabilizer).simplify(expr);
  }

  /// A factor times an expression, multiplied into the branches of its choices.
  static Expr times(Expr factor, Expr expr) {
    return expr instanceof Select(var comparison, var left, var right, var then, var otherwise)
        ? new Select(comparison, left, right, times(factor, then), times(factor, otherwise))
        : Arithmetic.multiply(factor, expr);
  }

  private Expr simplify(Expr expr) {
    if (expr instanceof Select(var comparison, var left, var right, var then, var otherwise)) {
      Expr difference = Arithmetic.subtract(simplify(left), simplify(right));
      return new Select(
          comparison,
          withoutPositiveFactors(stabilizer.stable(difference)),
          Arithmetic.ZERO,
          simplify(then),
          simplify(otherwise));
    }
    List<Expr> operands = expr.operands();
    return operands.isEmpty()
        ? expr
        : expr.withOperands(operands.stream().map(this::simplify).toList());
  }

  private Expr withoutPositiveFactors(Expr difference) {
    if (!(difference instanceof Product(var factors))) {
      return difference;
    }
    Algebra algebra = stabilizer.algebra();
    List<Expr> kept = new ArrayList<>(factors);
    kept.removeIf(factor -> algebra.isNonNegative(factor) && algebra.isNonZero(factor));
    return algebra.product(kept);
  }
}
