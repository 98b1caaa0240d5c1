// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Signs.Sign;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Select;
import java.util.Optional;

/// Whether the value of a function tells on which side of a knot its input is.
///
/// It does if both branches go the same way, meet at the knot, and the branch that does not have the
/// knot leaves the common value at once.
final class Monotone {
  private final Expr x;
  private final Stabilizer stabilizer;
  private final Algebra algebra;

  Monotone(Expr x, Stabilizer stabilizer) {
    this.x = x;
    this.stabilizer = stabilizer;
    this.algebra = stabilizer.algebra();
  }

  /// The comparison of a scaled value with that at the knot that holds where the choice takes its
  /// first branch.
  Optional<Comparison> comparison(Select choice, Knot knot, Sign scale) {
    Sign then = sign(choice.then());
    Sign otherwise = sign(choice.otherwise());
    boolean rises = then.isNonNegative() && otherwise.isNonNegative();
    boolean falls = then.isNonPositive() && otherwise.isNonPositive();
    boolean hasSign = scale.isPositive() || scale.isNegative();
    if (!hasSign || rises == falls || !meet(choice, knot) || !leaves(choice, knot)) {
      return Optional.empty();
    }
    boolean goesUp = rises == scale.isPositive();
    return Optional.of(goesUp ? knot.comparison() : knot.comparison().swapped());
  }

  private Sign sign(Expr branch) {
    return algebra.signs().of(stabilizer.derivative(branch, x));
  }

  private boolean meet(Select choice, Knot knot) {
    Expr then = knot.at(choice.then(), x, stabilizer);
    Expr otherwise = knot.at(choice.otherwise(), x, stabilizer);
    return Algebra.isZero(stabilizer.stable(algebra.subtract(then, otherwise)));
  }

  /// True if the branch without the knot is strictly monotone next to it.
  private boolean leaves(Select choice, Knot knot) {
    boolean thenIsOpen =
        knot.comparison() == Comparison.LT || knot.comparison() == Comparison.GT;
    boolean isAbove = thenIsOpen == knot.comparison().holds(1);
    return isStrict(thenIsOpen ? choice.then() : choice.otherwise(), knot.place(), isAbove);
  }

  private boolean isStrict(Expr branch, Expr place, boolean isAbove) {
    if (sign(branch).isNonZero()) {
      return true;
    }
    Expr slope = stabilizer.derivative(branch, x);
    return slope instanceof Select choice && isNonZeroNextTo(choice, place, isAbove);
  }

  /// Of a slope that is a choice, the branch next to the knot counts.
  private boolean isNonZeroNextTo(Select slope, Expr place, boolean isAbove) {
    Optional<Knot> other = Knot.of(slope, x, stabilizer);
    if (other.isEmpty()) {
      return false;
    }
    Sign way = algebra.signs().of(algebra.subtract(place, other.get().place()));
    boolean isBeyond = way.isPositive() || way.canBeZero() && !way.canBeNegative() && isAbove;
    boolean isBefore = way.isNegative() || way.canBeZero() && !way.canBePositive() && !isAbove;
    if (!isBeyond && !isBefore) {
      return false;
    }
    boolean takesThen = other.get().comparison().holds(isBeyond ? 1 : -1);
    Expr next = takesThen ? slope.then() : slope.otherwise();
    return next instanceof Select choice
        ? isNonZeroNextTo(choice, place, isAbove)
        : algebra.isNonZero(next);
  }
}
