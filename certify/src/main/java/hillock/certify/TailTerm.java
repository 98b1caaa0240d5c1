// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Function;
import hillock.expr.Rational;

/// A term of a [TailForm]: exp(exponent) · t^power · mantissa, for t ≥ 1.
record TailTerm(Expr exponent, Rational power, Expr mantissa) {
  /// The term as one expression.
  Expr toExpr(Expr t, Algebra algebra) {
    return algebra.product(
        algebra.apply(Function.EXP, exponent), algebra.power(t, power), mantissa);
  }

  TailTerm times(TailTerm other, Algebra algebra) {
    return new TailTerm(
        algebra.sum(exponent, other.exponent),
        power.add(other.power),
        algebra.product(mantissa, other.mantissa));
  }

  /// The term to a power; where the power is no integer, the mantissa must not be negative.
  TailTerm raised(Rational exponentOfAll, Algebra algebra) {
    return new TailTerm(
        algebra.scale(exponentOfAll, exponent),
        power.multiply(exponentOfAll),
        algebra.power(mantissa, exponentOfAll));
  }

  /// The same term with another mantissa.
  TailTerm withMantissa(Expr other) {
    return new TailTerm(exponent, power, other);
  }
}
