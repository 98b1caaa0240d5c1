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
  /// Inputs of this variance are not too much for functions that grow like exp(x).
  private static final int RAPID = 64;

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

  /// The largest variance q for which f(√q·Z)² certainly has a mean: infinite unless f outgrows all
  /// powers up to the eighth; 0 if there is none.
  static double largestVariance(PiecewiseFunction function) {
    double largest = Double.POSITIVE_INFINITY;
    for (Side side : Side.values()) {
      largest = Math.min(largest, largestVariance(function.outermost(side), side));
    }
    return largest;
  }

  private static double largestVariance(Piece piece, Side side) {
    if (isAtMostLinear(piece, side) || isBoundedTimes(power(piece, -8), piece, side)) {
      return Double.POSITIVE_INFINITY;
    }
    if (isBoundedTimes(bell(piece, RAPID), piece, side)) {
      return RAPID;
    }
    return isSlow(piece, side) ? 1 : 0;
  }

  private static boolean isSlow(Piece piece, Side side) {
    return isAtMostLinear(piece, side) || isBoundedTimes(bell(piece, 1), piece, side);
  }

  /// True if f or f' has a finite limit.
  private static boolean isAtMostLinear(Piece piece, Side side) {
    return piece.limit(0, side) instanceof Value.Finite
        || piece.limit(1, side) instanceof Value.Finite;
  }

  /// True if the product with a factor has a finite limit.
  private static boolean isBoundedTimes(Expr factor, Piece piece, Side side) {
    if (piece.f().isTooDeep()) {
      return false;
    }
    Context context = piece.context();
    Expr damped = Arithmetic.multiply(piece.f().expr(), factor);
    return Limit.at(damped, context.x(), side, context.algebra()) instanceof Limit.Finite;
  }

  private static Expr power(Piece piece, int exponent) {
    return Arithmetic.power(piece.context().x(), Expr.of(exponent));
  }

  /// exp(-x²/(8q)): what stays bounded after it is multiplied with this has a mean square under
  /// normal inputs of variance q.
  private static Expr bell(Piece piece, int variance) {
    Expr exponent = Arithmetic.multiply(Expr.of(-1, 8L * variance), power(piece, 2));
    return Expr.apply(Function.EXP, exponent);
  }
}
