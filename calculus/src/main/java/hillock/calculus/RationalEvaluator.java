// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The exact value of an expression at a point where arithmetic on rational numbers gives it.
///
/// Enclosures cannot tell `x/6 + 1/2` from 0 at x = -3, whatever their width; kinks lie at such
/// points.
final class RationalEvaluator {
  /// Larger numbers are left to enclosures.
  private static final int MAX_BITS = 4096;

  private final Map<Expr, BigReal> values;
  private final IdentityHashMap<Expr, @Nullable Rational> known = new IdentityHashMap<>();

  RationalEvaluator(Map<Expr, BigReal> values) {
    this.values = values;
  }

  /// The value; null if it is not rational, or not found to be, or undefined.
  @Nullable Rational evaluate(Expr expr) {
    if (known.containsKey(expr)) {
      return known.get(expr);
    }
    Rational value = compute(expr);
    if (value != null && value.bitLength() > MAX_BITS) {
      value = null;
    }
    known.put(expr, value);
    return value;
  }

  private @Nullable Rational compute(Expr expr) {
    return switch (expr) {
      case Const(var value) -> value;
      case Expr.Input _, Expr.Param _, Expr.Draw _ -> variable(expr);
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power(var base, var exponent) -> power(evaluate(base), exponent);
      case Expr.Apply(var function, var argument) ->
          function == Function.ABS ? abs(evaluate(argument)) : null;
      case Expr.Min(var left, var right) -> extremum(left, right, -1);
      case Expr.Max(var left, var right) -> extremum(left, right, 1);
      case Select select -> select(select);
      case Expr.Named _, Expr.Hypot _ -> null;
    };
  }

  private @Nullable Rational variable(Expr variable) {
    BigReal value = values.get(variable);
    if (value == null || !value.isExact()) {
      return null;
    }
    double nearest = value.lo();
    boolean isDouble = Double.isFinite(nearest) && value.equals(BigReal.of(nearest));
    return isDouble ? Rational.of(nearest) : null;
  }

  private @Nullable Rational sum(List<Expr> terms) {
    Rational total = Rational.ZERO;
    for (Expr term : terms) {
      Rational value = evaluate(term);
      if (value == null) {
        return null;
      }
      total = total.add(value);
    }
    return total;
  }

  private @Nullable Rational product(List<Expr> factors) {
    Rational total = Rational.ONE;
    for (Expr factor : factors) {
      Rational value = evaluate(factor);
      if (value == null) {
        return null;
      }
      total = total.multiply(value);
    }
    return total;
  }

  private static @Nullable Rational power(@Nullable Rational base, Expr exponent) {
    if (base == null || !(exponent instanceof Const(var n)) || !n.isIntegerWithin(MAX_BITS)) {
      return null;
    }
    boolean isComputed =
        (long) base.bitLength() * Math.abs(n.intValue()) <= MAX_BITS
            && !(base.isZero() && n.signum() < 0);
    return isComputed ? base.power(n.intValue()) : null;
  }

  private static @Nullable Rational abs(@Nullable Rational value) {
    return value == null ? null : value.abs();
  }

  private @Nullable Rational extremum(Expr left, Expr right, int sign) {
    Rational a = evaluate(left);
    Rational b = evaluate(right);
    if (a == null || b == null) {
      return null;
    }
    return a.compareTo(b) * sign >= 0 ? a : b;
  }

  private @Nullable Rational select(Select select) {
    Rational left = evaluate(select.left());
    Rational right = evaluate(select.right());
    if (left == null || right == null) {
      return null;
    }
    boolean holds = select.comparison().holds(left.compareTo(right));
    return evaluate(holds ? select.then() : select.otherwise());
  }
}
