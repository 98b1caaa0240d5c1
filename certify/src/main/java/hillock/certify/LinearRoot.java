// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Stabilizer;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Param;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import java.util.Optional;

/// Where an expression that is linear in the only parameter of a family is zero.
final class LinearRoot {
  private LinearRoot() {}

  /// The root; empty if the expression is not linear, or its coefficients are not rational.
  static Optional<Rational> of(Expr expr, Family family) {
    Stabilizer stabilizer = family.stabilizer();
    Algebra algebra = stabilizer.algebra();
    Param own = new Param(family.parameters().getFirst().name(), 0);
    Expr slope = stabilizer.stable(Derivative.of(algebra.normalize(expr), own, algebra));
    if (!(slope instanceof Const(var a)) || a.isZero()) {
      return Optional.empty();
    }
    Expr start =
        algebra.normalize(
            Substitution.leaves(expr, leaf -> leaf instanceof Param ? Expr.of(0) : leaf));
    return start instanceof Const(var b)
        ? Optional.of(b.negate().divide(a))
        : Optional.empty();
  }
}
