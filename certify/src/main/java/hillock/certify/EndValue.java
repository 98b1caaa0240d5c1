// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Limits as t → +∞ by continuity alone: sums, products and functions of limits, as long as no
/// indeterminate form such as ∞ - ∞ occurs.
///
/// That is enough for what a [TailForm] leaves, and far cheaper than an asymptotic expansion.
final class EndValue {
  private final Algebra algebra;
  private final Map<Expr, TailLeaf> leaves;

  /// @param leaves what leaves that are no inputs stand for
  EndValue(Algebra algebra, Map<Expr, TailLeaf> leaves) {
    this.algebra = algebra;
    this.leaves = leaves;
  }

  /// A limit: a closed expression, or an infinity.
  ///
  /// @param finite the limit in normal form; null if it is infinite
  /// @param infinity 1 or -1 if the limit is infinite, else 0
  record End(@Nullable Expr finite, int infinity) {
    static final End PLUS = new End(null, 1);
    static final End MINUS = new End(null, -1);

    static End of(Expr finite) {
      return new End(finite, 0);
    }

    static End infinite(int sign) {
      return sign > 0 ? PLUS : MINUS;
    }
  }

  /// The limit; empty if continuity does not tell.
  Optional<End> of(Expr expr) {
    if (Variables.isClosed(expr)) {
      return Optional.of(End.of(expr));
    }
    return switch (expr) {
      case Expr.Input _ -> Optional.of(End.PLUS);
      case Expr.Param _, Expr.Draw _ -> leaf(expr);
      case Const _, Expr.Named _ -> Optional.of(End.of(expr));
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power(var base, Const(var exponent)) -> of(base).flatMap(b -> power(b, exponent));
      case Apply(var function, var argument) -> of(argument).flatMap(u -> apply(function, u));
      case Hypot(var left, var right) -> of(left).flatMap(a -> of(right).map(b -> hypot(a, b)));
      case Power _, Expr.Min _, Expr.Max _, Expr.Select _ -> Optional.empty();
    };
  }

  private Optional<End> leaf(Expr leaf) {
    TailLeaf meaning = leaves.get(leaf);
    if (meaning == null) {
      return Optional.empty();
    }
    return switch (meaning) {
      case TailLeaf.Decay _ -> Optional.of(End.of(number(0)));
      case TailLeaf.Ratio(var function, var argument) ->
          of(argument).flatMap(u -> ratio(function, u));
    };
  }

  private Optional<End> ratio(Function function, End u) {
    if (u.finite() == null) {
      return Optional.empty();
    }
    OptionalInt sign = Numbers.sign(u.finite());
    if (sign.isEmpty()) {
      return Optional.empty();
    }
    if (sign.getAsInt() != 0) {
      return Optional.of(End.of(algebra.divide(algebra.apply(function, u.finite()), u.finite())));
    }
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    Expr slopeOfErf = algebra.product(number(2), algebra.power(pi, Rational.of(-1, 2)));
    return Optional.of(End.of(function == Function.ERF ? slopeOfErf : number(1)));
  }

  private Optional<End> sum(List<Expr> terms) {
    List<Expr> finite = new ArrayList<>();
    int infinity = 0;
    for (Expr term : terms) {
      Optional<End> end = of(term);
      if (end.isEmpty() || end.get().infinity() * infinity < 0) {
        return Optional.empty();
      }
      if (end.get().finite() != null) {
        finite.add(end.get().finite());
      }
      infinity = infinity == 0 ? end.get().infinity() : infinity;
    }
    return Optional.of(infinity == 0 ? End.of(algebra.sum(finite)) : End.infinite(infinity));
  }

  private Optional<End> product(List<Expr> factors) {
    List<Expr> finite = new ArrayList<>();
    int infinity = 0;
    for (Expr factor : factors) {
      Optional<End> end = of(factor);
      if (end.isEmpty()) {
        return Optional.empty();
      }
      if (end.get().finite() != null) {
        finite.add(end.get().finite());
      } else {
        infinity = infinity == 0 ? end.get().infinity() : infinity * end.get().infinity();
      }
    }
    Expr product = algebra.product(finite);
    if (infinity == 0) {
      return Optional.of(End.of(product));
    }
    OptionalInt sign = Numbers.sign(product);
    return sign.isPresent() && sign.getAsInt() != 0
        ? Optional.of(End.infinite(infinity * sign.getAsInt()))
        : Optional.empty();
  }

  private Optional<End> power(End base, Rational exponent) {
    boolean isRoot = !exponent.isInteger();
    if (base.finite() == null) {
      boolean isOdd = !isRoot && exponent.numerator().testBit(0);
      if (isRoot && base.infinity() < 0) {
        return Optional.empty();
      }
      return Optional.of(
          exponent.signum() < 0
              ? End.of(number(0))
              : End.infinite(isOdd ? base.infinity() : 1));
    }
    OptionalInt sign = Numbers.sign(base.finite());
    boolean isDefined =
        sign.isPresent()
            && (sign.getAsInt() > 0
                || (sign.getAsInt() < 0 && !isRoot)
                || (sign.getAsInt() == 0 && exponent.signum() > 0));
    return isDefined
        ? Optional.of(End.of(algebra.power(base.finite(), exponent)))
        : Optional.empty();
  }

  private End hypot(End a, End b) {
    return a.finite() == null || b.finite() == null
        ? End.PLUS
        : End.of(algebra.hypot(a.finite(), b.finite()));
  }

  private Optional<End> apply(Function function, End u) {
    if (u.finite() == null) {
      return u.infinity() > 0 ? atPlusInfinity(function) : atMinusInfinity(function);
    }
    Expr barrier = function == Function.LOG1P ? number(-1) : number(0);
    boolean isLogarithm = function == Function.LOG || function == Function.LOG1P;
    if (isLogarithm && Numbers.sign(algebra.subtract(u.finite(), barrier)).orElse(0) <= 0) {
      return Optional.empty();
    }
    return Optional.of(End.of(algebra.apply(function, u.finite())));
  }

  private Optional<End> atPlusInfinity(Function function) {
    return switch (function) {
      case ABS, EXP, EXPM1, LOG, LOG1P, SINH, COSH, ASINH, SOFTPLUS -> Optional.of(End.PLUS);
      case SIN, COS -> Optional.empty();
      case ATAN -> Optional.of(End.of(halfPi()));
      case TANH, SIGMOID, ERF -> Optional.of(End.of(number(1)));
      case ERFC, ERFCX -> Optional.of(End.of(number(0)));
    };
  }

  private Optional<End> atMinusInfinity(Function function) {
    return switch (function) {
      case ABS, COSH, ERFCX -> Optional.of(End.PLUS);
      case EXP, SIGMOID, SOFTPLUS -> Optional.of(End.of(number(0)));
      case EXPM1, TANH, ERF -> Optional.of(End.of(number(-1)));
      case LOG, LOG1P, SIN, COS -> Optional.empty();
      case ATAN -> Optional.of(End.of(algebra.negate(halfPi())));
      case SINH, ASINH -> Optional.of(End.MINUS);
      case ERFC -> Optional.of(End.of(number(2)));
    };
  }

  private Expr halfPi() {
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    return algebra.scale(Rational.HALF, pi);
  }

  private Expr number(long value) {
    return algebra.number(value);
  }
}
