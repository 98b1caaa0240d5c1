// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Limit;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Function;
import hillock.expr.Property.Side;
import java.util.Optional;

/// Whether a function grows slowly enough, and is bounded enough, to have a mean and a variance
/// under the normal distribution.
final class Growth {
  private Growth() {}

  /// Why f(Z)² may have no mean for a standard normal Z; empty if it has one.
  static Optional<String> obstacle(PiecewiseFunction function) {
    if (!function.isTotal()) {
      return Optional.of("the formula is not known to have a value everywhere");
    }
    for (Joint joint : function.joints()) {
      for (Side side : Side.values()) {
        if (!(joint.limit(0, side) instanceof Value.Finite)) {
          return Optional.of("it is not bounded near " + joint.place());
        }
      }
    }
    for (Side side : Side.values()) {
      if (!isSlow(function.outermost(side), side)) {
        return Optional.of("it may grow too fast toward " + function.outermost(side).end(side));
      }
    }
    return Optional.empty();
  }

  /// True if f or f' has a finite limit, or f(x)·exp(-x²/8) vanishes.
  private static boolean isSlow(Piece piece, Side side) {
    if (piece.limit(0, side) instanceof Value.Finite
        || piece.limit(1, side) instanceof Value.Finite) {
      return true;
    }
    if (piece.f().isTooDeep()) {
      return false;
    }
    Context context = piece.context();
    Expr exponent =
        Arithmetic.multiply(
            Expr.of(-1, 8), Arithmetic.power(context.x(), Expr.of(2)));
    Expr damped =
        Arithmetic.multiply(piece.f().expr(), Expr.apply(Function.EXP, exponent));
    return Limit.at(damped, context.x(), side, context.algebra()) instanceof Limit.Finite;
  }
}
