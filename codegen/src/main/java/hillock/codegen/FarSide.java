// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Asymptote;
import hillock.calculus.FarField;
import hillock.calculus.Limit;
import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One side of an output far out, for known values of the learned parameters: the numbers that
/// [FarScaling] takes as parameters.
///
/// @param output with the values in it
/// @param power by which programs scale the output on this side
record FarSide(Expr output, Expr input, Side side, FarField field, int power) {
  private static final Precision PRECISION = Precision.F64;

  double limit(Precision precision) {
    return Guards.rounded(field.limit(), precision).orElse(Double.NaN);
  }

  /// How far out the input is let: to [FarScaling#BOUND] if the output is its power there, and
  /// everywhere if not.
  double bound() {
    return isReached() ? FarScaling.BOUND : Double.POSITIVE_INFINITY;
  }

  private boolean isReached() {
    double x = FarScaling.BOUND * sign();
    return isPower()
        ? FarOut.isReached(output, input, field.asymptote().orElseThrow(), x, PRECISION.significandBits())
        : vanishes() && at(x).orElse(0) == 0;
  }

  private boolean isPower() {
    Optional<Asymptote> asymptote = field.asymptote();
    return asymptote.isPresent() && asymptote.get().power() == power;
  }

  private boolean vanishes() {
    return field.limit() instanceof Limit.Finite(Expr.Const(var value)) && value.isZero();
  }

  /// What x^power is multiplied by where arithmetic gives no number.
  double coefficient() {
    if (isPower()) {
      Expr coefficient = field.asymptote().orElseThrow().coefficient();
      return RealEvaluator.round(coefficient, Map.of(), PRECISION).orElse(Double.NaN);
    }
    double limit = limit(PRECISION);
    boolean isAnyPower = limit == 0 || Double.isInfinite(limit) || power == 0;
    return isAnyPower ? limit * (power % 2 == 0 ? 1 : sign()) : Double.NaN;
  }

  private int sign() {
    return switch (side) {
      case LEFT -> -1;
      case RIGHT -> 1;
    };
  }

  /// The output at a point, where it can be told.
  OptionalDouble at(double x) {
    try {
      return RealEvaluator.round(output, Map.of(input, BigReal.of(x)), PRECISION);
    } catch (ArithmeticException | RealEvaluator.UndecidedException unknown) {
      return OptionalDouble.empty();
    }
  }
}
