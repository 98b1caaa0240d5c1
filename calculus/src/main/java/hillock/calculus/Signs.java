// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Bounds;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Function;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Which signs an expression can take, whatever its inputs and for all parameters in their domains.
///
/// An answer may allow too much, never too little. It serves the side conditions of laws.
final class Signs {
  /// The signs that are possible.
  record Sign(boolean canBeNegative, boolean canBeZero, boolean canBePositive) {
    static final Sign ANY = new Sign(true, true, true);
    static final Sign POSITIVE = new Sign(false, false, true);
    static final Sign NON_NEGATIVE = new Sign(false, true, true);
    static final Sign ZERO = new Sign(false, true, false);

    boolean isPositive() {
      return !canBeNegative && !canBeZero;
    }

    boolean isNegative() {
      return !canBePositive && !canBeZero;
    }

    boolean isNonNegative() {
      return !canBeNegative;
    }

    boolean isNonPositive() {
      return !canBePositive;
    }

    /// True if the comparison with zero holds for every sign that is possible.
    boolean satisfies(Comparison comparison) {
      return (!canBeNegative || comparison.holds(-1))
          && (!canBeZero || comparison.holds(0))
          && (!canBePositive || comparison.holds(1));
    }

    boolean isNonZero() {
      return !canBeZero;
    }

    Sign negated() {
      return new Sign(
          /* canBeNegative= */ canBePositive, canBeZero, /* canBePositive= */ canBeNegative);
    }

    Sign or(Sign other) {
      return new Sign(
          canBeNegative || other.canBeNegative,
          canBeZero || other.canBeZero,
          canBePositive || other.canBePositive);
    }

    Sign times(Sign other) {
      return new Sign(
          (canBeNegative && other.canBePositive) || (canBePositive && other.canBeNegative),
          canBeZero || other.canBeZero,
          (canBePositive && other.canBePositive) || (canBeNegative && other.canBeNegative));
    }

    Sign plus(Sign other) {
      boolean negative = canBeNegative || other.canBeNegative;
      boolean positive = canBePositive || other.canBePositive;
      boolean cancels =
          (canBeNegative && other.canBePositive) || (canBePositive && other.canBeNegative);
      return new Sign(negative, cancels || (canBeZero && other.canBeZero), positive);
    }
  }

  private final Map<String, Sign> parameters = new HashMap<>();
  private final IdentityHashMap<Expr, Sign> known = new IdentityHashMap<>();

  Signs(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      this.parameters.put(parameter.name(), ofDomain(parameter.domain()));
    }
  }

  Sign of(Expr expr) {
    Sign sign = known.get(expr);
    if (sign == null) {
      sign = derive(expr);
      known.put(expr, sign);
    }
    return sign;
  }

  private Sign derive(Expr expr) {
    return switch (expr) {
      case Const(var value) -> ofNumber(value);
      case Expr.Named _ -> Sign.POSITIVE;
      case Expr.Input _ -> Sign.ANY;
      case Expr.Param(var name, var _) -> parameters.getOrDefault(name, Sign.ANY);
      case Expr.Draw(var distribution, var _) ->
          switch (distribution) {
            case UNIFORM -> Sign.POSITIVE;
            case NORMAL -> Sign.ANY;
          };
      case Expr.Sum(var terms) -> terms.stream().map(this::of).reduce(Sign.ZERO, Sign::plus);
      case Expr.Product(var factors) ->
          factors.stream().map(this::of).reduce(Sign.POSITIVE, Sign::times);
      case Power(var base, var exponent) -> power(of(base), exponent);
      case Apply(var function, var argument) -> function(function, of(argument));
      case Expr.Hypot(var left, var right) ->
          of(left).isNonZero() || of(right).isNonZero() ? Sign.POSITIVE : Sign.NON_NEGATIVE;
      case Expr.Min(var left, var right) -> min(of(left), of(right));
      case Expr.Max(var left, var right) ->
          min(of(left).negated(), of(right).negated()).negated();
      case Expr.Select select -> of(select.then()).or(of(select.otherwise()));
    };
  }

  private static Sign power(Sign base, Expr exponent) {
    if (!(exponent instanceof Const(var number))) {
      return base.isPositive() ? Sign.POSITIVE : Sign.ANY;
    }
    boolean isEven = number.isInteger() && !number.numerator().testBit(0);
    if (!number.isInteger() || isEven) {
      return base.isNonZero() || number.signum() < 0 ? Sign.POSITIVE : Sign.NON_NEGATIVE;
    }
    return number.signum() < 0
        ? new Sign(base.canBeNegative(), false, base.canBePositive())
        : base;
  }

  private static Sign function(Function function, Sign argument) {
    return switch (function) {
      case ABS -> argument.isNonZero() ? Sign.POSITIVE : Sign.NON_NEGATIVE;
      case EXP, COSH, SIGMOID, SOFTPLUS, ERFC, ERFCX -> Sign.POSITIVE;
      case EXPM1, LOG1P, ATAN, SINH, TANH, ASINH, ERF -> argument;
      case LOG, SIN, COS -> Sign.ANY;
    };
  }

  private static Sign min(Sign left, Sign right) {
    return new Sign(
        left.canBeNegative() || right.canBeNegative(),
        (left.canBeZero() && !right.isNegative()) || (right.canBeZero() && !left.isNegative()),
        left.canBePositive() && right.canBePositive());
  }

  private static Sign ofNumber(Rational value) {
    return new Sign(value.signum() < 0, value.signum() == 0, value.signum() > 0);
  }

  private static Sign ofDomain(Bounds domain) {
    boolean negative =
        !(domain.lo() instanceof Bounds.End.Finite(Const(var lo)) && lo.signum() >= 0);
    boolean positive =
        !(domain.hi() instanceof Bounds.End.Finite(Const(var hi)) && hi.signum() <= 0);
    return new Sign(negative, domain.contains(Rational.ZERO), positive);
  }
}
