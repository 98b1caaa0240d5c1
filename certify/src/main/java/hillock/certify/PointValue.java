// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Choices.Choice;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The value of a formula at an exact point, choices and undefined operations included.
final class PointValue {
  private static final int MAX_CHOICES = 400;

  private PointValue() {}

  /// The value, an unknown one if it cannot be computed, or empty where the formula has none.
  static Optional<Value> of(Expr formula, Expr point, Context context) {
    try {
      return branch(context.raw(formula, asVariable(point)), context);
    } catch (ArithmeticException dividesByZero) {
      return Optional.empty();
    }
  }

  /// The point as a sum of one term, so that x^x at -2 is not taken for an integer power, which
  /// negative numbers have, nor at 0 for the constant power 0^0.
  private static Expr asVariable(Expr point) {
    return new Expr.Sum(List.of(point));
  }

  private static Optional<Value> branch(Expr closed, Context context) {
    Expr expr = closed;
    for (int i = 0; i < MAX_CHOICES; i++) {
      Optional<Choice> choice = Choices.first(expr);
      if (choice.isEmpty()) {
        return value(expr, context);
      }
      Expr left = choice.get().left();
      Expr right = choice.get().right();
      Optional<Value> unmet = unmet(Arithmetic.add(left, right), context);
      if (unmet.isPresent()) {
        return unmet.get() instanceof Value.Unknown ? unmet : Optional.empty();
      }
      OptionalInt sign = sign(Arithmetic.subtract(left, right), context);
      if (sign.isEmpty()) {
        return Optional.of(new Value.Unknown("a comparison cannot be decided"));
      }
      expr = Choices.replace(expr, choice.get().node(), choice.get().branch(sign.getAsInt()));
    }
    return Optional.of(new Value.Unknown("too many choices"));
  }

  private static Optional<Value> value(Expr closed, Context context) {
    Optional<Value> unmet = unmet(closed, context);
    if (unmet.isPresent()) {
      return unmet.get() instanceof Value.Unknown ? unmet : Optional.empty();
    }
    return Optional.of(Value.of(context.stable(closed)));
  }

  /// Something if a condition of the expression is not met or not known to be: unknown in the
  /// latter case.
  private static Optional<Value> unmet(Expr closed, Context context) {
    for (Condition condition : Condition.of(closed, context)) {
      OptionalInt sign = sign(condition.part(), context);
      if (sign.isEmpty()) {
        return Optional.of(new Value.Unknown("it may have no value there"));
      }
      if (!condition.need().isMetBy(sign.getAsInt())) {
        return Optional.of(new Value.Infinite(true));
      }
      Expr exponent = condition.exponent();
      if (sign.getAsInt() == 0 && exponent != null) {
        OptionalInt power = sign(exponent, context);
        if (power.isEmpty() || power.getAsInt() <= 0) {
          return Optional.of(new Value.Infinite(true));
        }
      }
    }
    return Optional.empty();
  }

  private static OptionalInt sign(Expr closed, Context context) {
    return Numbers.sign(context.algebra().normalize(closed));
  }
}
