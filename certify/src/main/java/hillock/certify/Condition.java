// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Power;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold of a part of an expression for the expression to have a value.
///
/// @param part the part whose sign matters
/// @param need the signs that it must have
/// @param exponent what must be positive where the part is zero; null if nothing
record Condition(Expr part, Need need, @Nullable Expr exponent) {
  /// Exponents beyond this are those of exponentials of logarithms.
  private static final int MAX_INTEGER_EXPONENT = 1 << 20;

  /// The signs of a part for which an expression has a value.
  enum Need {
    NON_ZERO,
    POSITIVE,
    NON_NEGATIVE,
    /// Any sign will do, but where the part is zero the expression may have a corner.
    ANY;

    /// Whether the expression has a value where the part has the sign.
    boolean isMetBy(int sign) {
      return switch (this) {
        case NON_ZERO -> sign != 0;
        case POSITIVE -> sign > 0;
        case NON_NEGATIVE -> sign >= 0;
        case ANY -> true;
      };
    }
  }

  private static Condition of(Expr part, Need need) {
    return new Condition(part, need, null);
  }

  /// All conditions of an expression as written, without those that hold everywhere; those of a
  /// part come before those of the whole, which may have no value where the former do not hold.
  static List<Condition> of(Expr expr, Context context) {
    List<Condition> conditions = new ArrayList<>();
    collect(expr, conditions, Collections.newSetFromMap(new IdentityHashMap<>()));
    conditions.removeIf(condition -> condition.isTrivial(context));
    return conditions;
  }

  private static void collect(Expr expr, List<Condition> conditions, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    expr.operands().forEach(operand -> collect(operand, conditions, seen));
    ofNode(expr).ifPresent(conditions::add);
  }

  private static Optional<Condition> ofNode(Expr expr) {
    return switch (expr) {
      case Power(var base, Const(var exponent)) ->
          need(exponent).map(need -> Condition.of(base, need));
      case Power(var base, var exponent) ->
          Optional.of(new Condition(base, Need.NON_NEGATIVE, exponent));
      case Apply(var function, var u) when function == Function.LOG ->
          Optional.of(Condition.of(u, Need.POSITIVE));
      case Apply(var function, var u) when function == Function.LOG1P ->
          Optional.of(Condition.of(Arithmetic.add(u, Arithmetic.ONE), Need.POSITIVE));
      case Hypot(var a, var b) ->
          Optional.of(Condition.of(Arithmetic.add(square(a), square(b)), Need.ANY));
      case Apply _, Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ ->
          Optional.empty();
      case Expr.Sum _, Expr.Product _, Expr.Min _, Expr.Max _, Expr.Select _ ->
          Optional.empty();
    };
  }

  private static Expr square(Expr expr) {
    return new Power(expr, Expr.of(2));
  }

  private static Optional<Need> need(Rational exponent) {
    if (!exponent.isIntegerWithin(MAX_INTEGER_EXPONENT)) {
      return Optional.of(exponent.signum() > 0 ? Need.NON_NEGATIVE : Need.POSITIVE);
    }
    return exponent.signum() < 0 ? Optional.of(Need.NON_ZERO) : Optional.empty();
  }

  private boolean isTrivial(Context context) {
    Expr normal;
    try {
      normal = context.algebra().normalize(part);
    } catch (ArithmeticException dividesByZero) {
      return false;
    }
    boolean isNonZero = context.algebra().isNonZero(normal);
    return switch (need) {
      case NON_ZERO, ANY -> isNonZero;
      case POSITIVE, NON_NEGATIVE -> isNonZero && context.algebra().isNonNegative(normal);
    };
  }
}
