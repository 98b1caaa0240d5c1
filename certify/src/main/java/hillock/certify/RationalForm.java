// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// An expression as a quotient of two polynomials without a common zero.
///
/// @param numerator may be zero
/// @param denominator is not zero
record RationalForm(Polynomial numerator, Polynomial denominator) {
  /// Polynomials of a higher degree are left alone: exact arithmetic would take too long.
  private static final int MAX_DEGREE = 48;

  private static final RationalForm ZERO = new RationalForm(Polynomial.ZERO, Polynomial.ONE);
  private static final RationalForm ONE = new RationalForm(Polynomial.ONE, Polynomial.ONE);

  /// The form; empty if the expression is no quotient of polynomials with rational coefficients, or
  /// one of a high degree.
  static Optional<RationalForm> of(Expr expr) {
    return switch (expr) {
      case Const(var value) ->
          Optional.of(
              new RationalForm(
                  Polynomial.constant(value.numerator()),
                  Polynomial.constant(value.denominator())));
      case Expr.Input _ -> Optional.of(new RationalForm(Polynomial.X, Polynomial.ONE));
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power(var base, Const(var exponent))
          when exponent.isIntegerWithin(MAX_DEGREE) ->
          of(base).flatMap(form -> form.power(exponent.intValue()));
      case Power _, Expr.Named _, Expr.Param _, Expr.Draw _, Expr.Apply _ -> Optional.empty();
      case Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ -> Optional.empty();
    };
  }

  private static Optional<RationalForm> sum(List<Expr> terms) {
    Optional<RationalForm> sum = Optional.of(ZERO);
    for (Expr term : terms) {
      sum = sum.flatMap(a -> of(term).flatMap(a::plus));
    }
    return sum;
  }

  private static Optional<RationalForm> product(List<Expr> factors) {
    Optional<RationalForm> product = Optional.of(ONE);
    for (Expr factor : factors) {
      product = product.flatMap(a -> of(factor).flatMap(a::times));
    }
    return product;
  }

  private Optional<RationalForm> plus(RationalForm other) {
    Polynomial shared = denominator.gcd(other.denominator);
    Polynomial own = denominator.dividedBy(shared);
    Polynomial others = other.denominator.dividedBy(shared);
    Polynomial sum = numerator.multiply(others).add(other.numerator.multiply(own));
    return reduced(sum, denominator.multiply(others));
  }

  private Optional<RationalForm> times(RationalForm other) {
    return reduced(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  private Optional<RationalForm> power(int exponent) {
    RationalForm base = exponent < 0 ? reciprocal() : this;
    Optional<RationalForm> power = base.denominator.isZero() ? Optional.empty() : Optional.of(ONE);
    for (int i = 0; i < Math.abs(exponent); i++) {
      power = power.flatMap(form -> form.times(base));
    }
    return power;
  }

  private RationalForm reciprocal() {
    return new RationalForm(/* numerator= */ denominator, /* denominator= */ numerator);
  }

  private static Optional<RationalForm> reduced(Polynomial numerator, Polynomial denominator) {
    Polynomial shared = numerator.gcd(denominator);
    BigInteger factor = numerator.content().gcd(denominator.content());
    RationalForm form =
        new RationalForm(
            numerator.dividedBy(shared).withoutFactor(factor),
            denominator.dividedBy(shared).withoutFactor(factor));
    return form.degree() <= MAX_DEGREE ? Optional.of(form) : Optional.empty();
  }

  /// The higher of the two degrees.
  int degree() {
    return Math.max(numerator.degree(), denominator.degree());
  }
}
