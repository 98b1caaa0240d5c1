// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import hillock.numerics.Interval;
import java.util.Map;
import java.util.OptionalInt;

/// Signs and enclosures of closed expressions: equality is proved by algebra or exact arithmetic,
/// inequality by enclosures, and neither is guessed.
final class Numbers {
  private static final int[] BITS = {96, 320, 1200};

  private Numbers() {}

  /// The tightest interval of doubles around a rational number.
  static Interval enclose(Rational value) {
    double near = value.toDouble();
    if (Double.isInfinite(near)) {
      return near > 0
          ? Interval.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY)
          : Interval.of(Double.NEGATIVE_INFINITY, -Double.MAX_VALUE);
    }
    double lo = near;
    while (Rational.of(lo).compareTo(value) > 0) {
      lo = Math.nextDown(lo);
    }
    double hi = lo;
    while (Double.isFinite(hi) && Rational.of(hi).compareTo(value) < 0) {
      hi = Math.nextUp(hi);
    }
    return Interval.of(lo, hi);
  }

  /// An interval around a closed expression.
  ///
  /// @throws ArithmeticException if the expression has no value, or none could be computed
  static Interval enclose(Expr closed) {
    return closed instanceof Const(var value) ? enclose(value) : big(closed).toInterval();
  }

  private static BigReal big(Expr closed) {
    ArithmeticException undefined = new ArithmeticException("no value could be computed");
    for (int bits : BITS) {
      try {
        return RealEvaluator.enclose(closed, Map.of(), bits);
      } catch (RealEvaluator.UndecidedException needsMoreBits) {
        undefined = new ArithmeticException(needsMoreBits.getMessage());
      } catch (ArithmeticException mayNeedMoreBits) {
        undefined = mayNeedMoreBits;
      }
    }
    throw undefined;
  }

  /// The sign of a closed expression in normal form; empty if nothing decides it or it has no
  /// value.
  static OptionalInt sign(Expr closed) {
    if (closed instanceof Const(var value)) {
      return OptionalInt.of(value.signum());
    }
    try {
      return RealEvaluator.sign(closed);
    } catch (ArithmeticException undefined) {
      return OptionalInt.empty();
    }
  }
}
