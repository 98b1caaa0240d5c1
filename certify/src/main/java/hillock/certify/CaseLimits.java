// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Limit;
import hillock.calculus.Stabilizer;
import hillock.expr.Arithmetic;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Printer;
import hillock.expr.Substitution;
import java.util.Optional;

/// The limits of a function for negative inputs, at the input 0, and for positive inputs, joined to
/// one formula, or to one text where some are infinite.
///
/// @param left for negative inputs, in the input
/// @param middle at 0
/// @param right for positive inputs, in the input
record CaseLimits(Limit left, Limit middle, Limit right, Input x, Stabilizer stabilizer) {
  /// The one formula, if all limits are finite.
  Optional<Expr> formula() {
    return left instanceof Limit.Finite(var l)
            && middle instanceof Limit.Finite(var m)
            && right instanceof Limit.Finite(var r)
        ? Optional.of(joined(l, m, r))
        : Optional.empty();
  }

  private Expr joined(Expr l, Expr m, Expr r) {
    Algebra algebra = stabilizer.algebra();
    Expr zero = algebra.number(0);
    Expr input = algebra.normalize(x);
    boolean isRectifier = l == zero && m == zero && r == input;
    if (l == r && isAtZero(l, m)) {
      return isRectifier(l) ? algebra.max(zero, input) : l;
    }
    if (isRectifier) {
      return algebra.max(zero, input);
    }
    if (isAtZero(l, m)) {
      return algebra.select(Comparison.GT, input, zero, r, l);
    }
    if (isAtZero(r, m)) {
      return algebra.select(Comparison.GE, input, zero, r, l);
    }
    Expr notRight = algebra.select(Comparison.LT, input, zero, l, m);
    return algebra.select(Comparison.GT, input, zero, r, notRight);
  }

  /// Whether this is `x > 0 ? x : 0`, a longer name of `max(0, x)`.
  private static boolean isRectifier(Expr formula) {
    return formula instanceof Expr.Select(var comparison, var left, var right, var then, var other)
        && (comparison == Comparison.GT || comparison == Comparison.GE)
        && left instanceof Input
        && left.equals(then)
        && right.equals(Arithmetic.ZERO)
        && other.equals(Arithmetic.ZERO);
  }

  /// Whether a formula has the value at the input 0.
  private boolean isAtZero(Expr formula, Expr value) {
    try {
      Expr found =
          Substitution.leaves(formula, leaf -> leaf instanceof Input ? Arithmetic.ZERO : leaf);
      return stabilizer.stable(found) == value;
    } catch (ArithmeticException pole) {
      return false;
    }
  }

  /// The limit as text: `max(0, x)`, or `x >= 0 ? x : -inf`.
  String text() {
    return formula().map(Printer::print).orElseGet(this::textByCases);
  }

  private String textByCases() {
    String l = text(left);
    String m = text(middle);
    String r = text(right);
    String name = x.name();
    if (l.equals(r) && isLike(left, middle)) {
      return l;
    }
    if (isLike(right, middle)) {
      return "%s >= 0 ? %s : %s".formatted(name, r, l);
    }
    if (isLike(left, middle)) {
      return "%s > 0 ? %s : %s".formatted(name, r, l);
    }
    return "%s > 0 ? %s : %s < 0 ? %s : %s".formatted(name, r, name, l, m);
  }

  private boolean isLike(Limit side, Limit atZero) {
    return side instanceof Limit.Finite(var formula) && atZero instanceof Limit.Finite(var value)
        ? isAtZero(formula, value)
        : side.equals(atZero);
  }

  private static String text(Limit limit) {
    return switch (limit) {
      case Limit.Finite(var value) -> Printer.print(value);
      case Limit.Infinite(var isPositive) -> isPositive ? "inf" : "-inf";
      case Limit.Unknown _ -> "unknown";
    };
  }

  /// Why a limit is not known, if one is not.
  Optional<String> reason() {
    for (Limit limit : new Limit[] {left, middle, right}) {
      if (limit instanceof Limit.Unknown(var reason)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /// Whether both are known and the same.
  boolean isSameAs(CaseLimits other) {
    return reason().isEmpty() && other.reason().isEmpty() && text().equals(other.text());
  }
}
