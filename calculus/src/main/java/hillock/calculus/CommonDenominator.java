// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Phase;
import hillock.calculus.Law.Truth;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds fractions where that cancels: `1 - x/(1 + x)` becomes `1/(1 + x)`.
///
/// Numbers lose digits where a sum cancels; carried out on paper, the cancellation costs nothing.
/// The law is applied only where, over the common denominator, terms of opposite sign meet: then
/// the written sum would have cancelled too.
final class CommonDenominator {
  /// The law as explanations show it.
  static final Law LAW =
      new Law(
          "common-denominator",
          Truth.REAL,
          Phase.STABLE,
          pattern("a + b / c"),
          pattern("(a * c + b) / c"),
          List.of());

  private static final int MAX_TERMS = 48;
  private static final int MAX_POWER = 4;

  private final Algebra algebra;

  CommonDenominator(Algebra algebra) {
    this.algebra = algebra;
  }

  /// The sum as one fraction, if terms cancel on the way.
  Optional<Expr> apply(Sum sum) {
    Map<Expr, Rational> denominator = new ExprMap<>();
    for (Expr term : sum.terms()) {
      divisors(term)
          .forEach((base, power) -> denominator.merge(base, power, CommonDenominator::larger));
    }
    if (denominator.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> factors = new ArrayList<>();
    denominator.forEach((base, power) -> factors.add(algebra.power(base, power)));
    Expr common = algebra.product(factors);
    List<Expr> numerators = new ArrayList<>();
    for (Expr term : sum.terms()) {
      numerators.addAll(expanded(algebra.product(term, common)));
    }
    if (numerators.size() > MAX_TERMS || !cancels(numerators)) {
      return Optional.empty();
    }
    return Optional.of(algebra.divide(algebra.sum(numerators), common));
  }

  /// What a term is divided by, sums and roots of squares only.
  private static Map<Expr, Rational> divisors(Expr term) {
    Map<Expr, Rational> divisors = new ExprMap<>();
    List<Expr> factors = term instanceof Product(var list) ? list : List.of(term);
    for (Expr factor : factors) {
      if (factor instanceof Power(var base, Const(var exponent))
          && exponent.signum() < 0
          && exponent.isIntegerWithin(MAX_POWER)
          && (base instanceof Sum || base instanceof Hypot)) {
        divisors.put(base, exponent.negate());
      }
    }
    return divisors;
  }

  private static Rational larger(Rational a, Rational b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /// True if terms alike but for a coefficient have opposite signs.
  private boolean cancels(List<Expr> terms) {
    Map<Expr, Integer> signs = new ExprMap<>();
    for (Expr term : terms) {
      Monomial monomial = algebra.monomial(term);
      int sign = monomial.coefficient().signum();
      Integer other = signs.putIfAbsent(monomial.core(), sign);
      if (other != null && other * sign < 0) {
        return true;
      }
    }
    return false;
  }

  /// The terms of an expression with products of sums multiplied out; more than the most that are
  /// allowed if it has more.
  private List<Expr> expanded(Expr expr) {
    List<Expr> factors = expr instanceof Product(var list) ? list : List.of(expr);
    List<Expr> terms = List.of(algebra.number(1));
    for (Expr factor : factors) {
      List<Expr> next = new ArrayList<>();
      for (Expr part : parts(factor)) {
        terms.forEach(term -> next.add(algebra.product(term, part)));
      }
      terms = next;
      if (terms.size() > MAX_TERMS) {
        break;
      }
    }
    return terms.stream().flatMap(term -> withoutSquaredRoots(term).stream()).toList();
  }

  /// The term, with hypot(a, b)² written as a² + b²; products of roots make such squares.
  private List<Expr> withoutSquaredRoots(Expr term) {
    List<Expr> factors = term instanceof Product(var list) ? list : List.of(term);
    for (Expr factor : factors) {
      if (factor instanceof Power(Hypot(var left, var right), Const(var exponent))
          && exponent.equals(Rational.TWO)) {
        Expr rest = algebra.divide(term, factor);
        return List.of(
            algebra.product(rest, algebra.power(left, 2)),
            algebra.product(rest, algebra.power(right, 2)));
      }
    }
    return List.of(term);
  }

  /// A factor as a sum of terms.
  private List<Expr> parts(Expr factor) {
    if (factor instanceof Sum(var terms)) {
      return terms.stream().flatMap(term -> expanded(term).stream()).toList();
    }
    if (factor instanceof Hypot || !(factor instanceof Power(var base, Const(var exponent)))) {
      return List.of(factor);
    }
    if (base instanceof Sum && exponent.isIntegerWithin(MAX_POWER) && exponent.signum() > 0) {
      Expr rest = algebra.power(base, exponent.subtract(Rational.ONE));
      List<Expr> product = new ArrayList<>();
      for (Expr left : parts(base)) {
        for (Expr right : parts(rest)) {
          product.addAll(expanded(algebra.product(left, right)));
        }
      }
      return product;
    }
    return List.of(factor);
  }

  private static Expr pattern(String text) {
    return Formula.pattern(new Source("law", text), 0, text.length());
  }
}
