// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Named;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.List;

/// A normal distribution whose mean and deviation are expressions.
record Normal(Expr mean, Expr deviation, Algebra algebra) {
  Expr variance() {
    return algebra.power(deviation, 2);
  }

  /// The distribution that the density is proportional to once it is multiplied by
  /// exp(linear · y - square · y²).
  Normal tilted(Term term) {
    Expr shifted = algebra.sum(mean, algebra.product(term.linear(), variance()));
    Expr twist = twist(term);
    return new Normal(
        algebra.divide(shifted, twist),
        algebra.divide(deviation, algebra.power(twist, Rational.HALF)),
        algebra);
  }

  /// The mean of exp(linear · Y - square · Y²), by which the tilted density is to be multiplied.
  Expr weight(Term term) {
    Expr exponent =
        algebra.sum(
            algebra.product(term.linear(), mean),
            algebra.negate(algebra.product(term.square(), algebra.power(mean, 2))),
            algebra.product(
                algebra.number(Rational.HALF), algebra.power(term.linear(), 2), variance()));
    Expr twist = twist(term);
    return algebra.product(
        algebra.power(twist, Rational.of(-1, 2)),
        algebra.apply(Function.EXP, algebra.divide(exponent, twist)));
  }

  /// 1 + 2 · square · s²
  private Expr twist(Term term) {
    return algebra.sum(
        algebra.number(1), algebra.product(algebra.number(2), term.square(), variance()));
  }

  /// The part of E Y^n g(Y) that lower powers give: m E Y^(n-1) g(Y) + (n - 1) s² E Y^(n-2) g(Y).
  Expr lowered(List<Expr> lower, int n) {
    Expr first = algebra.product(mean, lower.get(n - 1));
    return n == 1
        ? first
        : algebra.sum(
            first, algebra.product(algebra.number(n - 1L), variance(), lower.get(n - 2)));
  }

  /// The probability of what lies above the knot.
  Expr above(Expr knot) {
    return half(complement(algebra.subtract(knot, mean)));
  }

  /// The probability of what lies below the knot.
  Expr below(Expr knot) {
    return half(complement(algebra.subtract(mean, knot)));
  }

  /// The density at the knot.
  Expr density(Expr knot) {
    Expr scaled = algebra.divide(algebra.subtract(knot, mean), deviation);
    Expr exponent = algebra.scale(Rational.of(-1, 2), algebra.power(scaled, 2));
    Expr pi = algebra.normalize(new Named(Expr.Constant.PI));
    return algebra.divide(
        algebra.apply(Function.EXP, exponent),
        algebra.product(deviation, root(algebra.number(2)), root(pi)));
  }

  /// erfc(z / (s √2))
  private Expr complement(Expr z) {
    Expr scale = algebra.product(deviation, root(algebra.number(2)));
    return algebra.apply(Function.ERFC, algebra.divide(z, scale));
  }

  private Expr half(Expr expr) {
    return algebra.scale(Rational.HALF, expr);
  }

  private Expr root(Expr value) {
    return algebra.power(value, Rational.HALF);
  }
}
