// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The normal form of sums.
///
/// Like terms are collected in order of first appearance. For reasoning, a factor that all terms
/// share, and a coefficient that all share but for sign, stand before the sum: `x/2 + x*erf(x)/2`
/// is `x*(1 + erf(x))/2`. That makes sums recognizable to the laws whatever they are scaled by.
final class Sums {
  private final Algebra algebra;
  private final boolean factors;

  Sums(Algebra algebra, boolean factors) {
    this.algebra = algebra;
    this.factors = factors;
  }

  Expr sum(List<Expr> terms) {
    Map<Expr, Rational> collected = new ExprMap<>();
    for (Expr term : terms) {
      collect(term, Rational.ONE, collected);
    }
    collected.values().removeIf(Rational::isZero);
    return switch (collected.size()) {
      case 0 -> algebra.number(Rational.ZERO);
      case 1 -> term(collected.entrySet().iterator().next());
      default -> factors ? factored(collected) : plain(collected);
    };
  }

  private void collect(Expr term, Rational scale, Map<Expr, Rational> collected) {
    if (term instanceof Sum(var inner)) {
      inner.forEach(t -> collect(t, scale, collected));
      return;
    }
    Monomial monomial = algebra.monomial(term);
    Rational coefficient = scale.multiply(monomial.coefficient());
    if (monomial.core() instanceof Sum(var inner)) {
      inner.forEach(t -> collect(t, coefficient, collected));
    } else {
      collected.merge(monomial.core(), coefficient, (a, b) -> Algebra.bounded(a.add(b)));
    }
  }

  private Expr term(Map.Entry<Expr, Rational> entry) {
    return algebra.scale(entry.getValue(), entry.getKey());
  }

  private Expr plain(Map<Expr, Rational> collected) {
    return algebra.intern(new Sum(collected.entrySet().stream().map(this::term).toList()));
  }

  private Expr factored(Map<Expr, Rational> collected) {
    Rational content = content(collected);
    Map<Expr, Rational> common = commonFactors(collected);
    if (content.isOne() && common.isEmpty()) {
      return plain(collected);
    }
    List<Expr> outside = new ArrayList<>(List.of(algebra.number(content)));
    List<Expr> inverse = new ArrayList<>();
    common.forEach(
        (base, exponent) -> {
          outside.add(algebra.power(base, exponent));
          inverse.add(algebra.power(base, exponent.negate()));
        });
    List<Expr> inside = new ArrayList<>();
    collected.forEach(
        (core, coefficient) -> {
          List<Expr> factors = new ArrayList<>(inverse);
          factors.add(algebra.number(coefficient.divide(content)));
          factors.add(core);
          inside.add(algebra.product(factors));
        });
    outside.add(sum(inside));
    return algebra.product(outside);
  }

  /// The coefficient that all terms share; negative if all are, one if magnitudes differ.
  private static Rational content(Map<Expr, Rational> collected) {
    Rational magnitude = collected.values().iterator().next().abs();
    boolean sameMagnitude = collected.values().stream().allMatch(c -> c.abs().equals(magnitude));
    boolean allNegative = collected.values().stream().allMatch(c -> c.signum() < 0);
    Rational content = sameMagnitude ? magnitude : Rational.ONE;
    return allNegative ? content.negate() : content;
  }

  /// The bases that every term contains to a power of the same sign, with the smallest such power.
  private Map<Expr, Rational> commonFactors(Map<Expr, Rational> collected) {
    Map<Expr, Rational> common = null;
    for (Expr core : collected.keySet()) {
      Map<Expr, Rational> powers = powers(core);
      if (common == null) {
        common = powers;
      } else {
        common.replaceAll((base, exponent) -> shared(exponent, powers.get(base)));
        common.values().removeIf(Rational::isZero);
      }
      if (common.isEmpty()) {
        break;
      }
    }
    return common == null ? Map.of() : common;
  }

  private static Rational shared(
      Rational exponent, @Nullable Rational other) {
    if (other == null || other.signum() != exponent.signum()) {
      return Rational.ZERO;
    }
    return exponent.abs().compareTo(other.abs()) <= 0 ? exponent : other;
  }

  /// Bases and exponents of the factors; the root of what may be negative is a base of its own, as
  /// the products have it.
  private Map<Expr, Rational> powers(Expr core) {
    Map<Expr, Rational> powers = new ExprMap<>();
    List<Expr> factors = core instanceof Product(var list) ? list : List.of(core);
    for (Expr factor : factors) {
      if (factor instanceof Expr.Power(var base, Const(var exponent))
          && (exponent.isInteger() || algebra.isNonNegative(base))) {
        powers.put(base, exponent);
      } else if (!(factor instanceof Const)) {
        powers.put(factor, Rational.ONE);
      }
    }
    return powers;
  }
}
