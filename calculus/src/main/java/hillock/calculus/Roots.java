// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recognizes powers: `4 * x^2` is the square of `2 * x`, and `a * x^2` that of `sqrt(a) * x` if a
/// is not negative.
final class Roots {
  private Roots() {}

  /// The expression whose n-th power this is, if it is written as one.
  static Optional<Expr> root(Expr expr, Rational n, Algebra algebra) {
    if (!n.isIntegerWithin(MAX_INDEX) || n.signum() <= 0) {
      return Optional.empty();
    }
    List<Expr> factors = expr instanceof Product(var list) ? list : List.of(expr);
    List<Expr> roots = new ArrayList<>();
    boolean hasPower = false;
    for (Expr factor : factors) {
      switch (factor) {
        case Power(var base, Const(var exponent)) when exponent.divide(n).isInteger() -> {
          hasPower = true;
          roots.add(algebra.power(base, exponent.divide(n)));
        }
        case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Power _, Product _ -> {
          if (!algebra.isNonNegative(factor)) {
            return Optional.empty();
          }
          roots.add(algebra.power(factor, n.reciprocal()));
        }
        case Expr.Sum _, Expr.Apply _, Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ -> {
          return Optional.empty();
        }
      }
    }
    return hasPower ? Optional.of(algebra.product(roots)) : Optional.empty();
  }

  private static final int MAX_INDEX = 8;
}
