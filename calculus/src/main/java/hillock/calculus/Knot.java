// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Signs.Sign;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Select;
import hillock.expr.Substitution;
import java.util.Optional;

/// The place where a choice by x changes its branch.
///
/// @param comparison between x and the place
/// @param place free of x
record Knot(Comparison comparison, Expr place) {
  /// The knot of a choice whose condition is linear in x.
  static Optional<Knot> of(Select choice, Expr x, Stabilizer stabilizer) {
    Algebra algebra = stabilizer.algebra();
    Comparison comparison = choice.comparison();
    if (comparison == Comparison.EQ || comparison == Comparison.NE) {
      return Optional.empty();
    }
    Expr written = Threshold.select(choice, algebra);
    if (!(written instanceof Select(var alone, var left, var right, var _, var _))) {
      return Optional.empty();
    }
    Expr difference = algebra.subtract(left, right);
    Expr slope = stabilizer.derivative(difference, x);
    Sign sign = algebra.signs().of(slope);
    if (Variables.in(slope).contains(x) || !sign.isNonZero() || !isOneWay(sign)) {
      return Optional.empty();
    }
    Expr atZero = substituted(difference, x, algebra.number(0), algebra);
    Expr place = algebra.negate(algebra.divide(atZero, slope));
    return Optional.of(new Knot(sign.isPositive() ? alone : alone.swapped(), place));
  }

  private static boolean isOneWay(Sign sign) {
    return sign.isPositive() || sign.isNegative();
  }

  /// The value of an expression at the knot.
  Expr at(Expr expr, Expr x, Stabilizer stabilizer) {
    return stabilizer.stable(substituted(expr, x, place, stabilizer.algebra()));
  }

  private static Expr substituted(Expr expr, Expr x, Expr value, Algebra algebra) {
    return algebra.normalize(Substitution.leaves(expr, leaf -> leaf == x ? value : leaf));
  }
}
