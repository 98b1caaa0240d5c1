// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Named;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.List;

/// The normal form of elementary functions: values at zero, signs of odd and even functions,
/// inverse pairs, powers with exponents that are not numbers.
final class Functions {
  private final Algebra algebra;

  Functions(Algebra algebra) {
    this.algebra = algebra;
  }

  Expr apply(Function function, Expr argument) {
    if (Algebra.isZero(argument)) {
      return atZero(function, argument);
    }
    boolean isNegative = isNegative(argument);
    return switch (function) {
      case ABS -> abs(argument);
      case SIN, ATAN, SINH, TANH, ASINH, ERF ->
          isNegative
              ? algebra.negate(plain(function, negated(argument)))
              : plain(function, argument);
      case COS, COSH -> plain(function, isNegative ? negated(argument) : argument);
      case EXP -> exp(argument);
      case LOG -> log(argument);
      case EXPM1, LOG1P, SIGMOID, SOFTPLUS, ERFC, ERFCX -> plain(function, argument);
    };
  }

  private Expr plain(Function function, Expr argument) {
    return algebra.intern(new Apply(function, argument));
  }

  private Expr atZero(Function function, Expr zero) {
    return switch (function) {
      case ABS, EXPM1, LOG1P, SIN, ATAN, SINH, TANH, ASINH, ERF -> zero;
      case EXP, COS, COSH, ERFC, ERFCX -> algebra.number(1);
      case SIGMOID -> algebra.number(Rational.HALF);
      case SOFTPLUS -> plain(Function.LOG, algebra.number(2));
      case LOG -> plain(Function.LOG, zero);
    };
  }

  private Expr abs(Expr argument) {
    Signs.Sign sign = algebra.signs().of(argument);
    if (sign.isNonNegative()) {
      return argument;
    }
    if (sign.isNonPositive()) {
      return algebra.negate(argument);
    }
    Monomial monomial = algebra.monomial(argument);
    if (monomial.coefficient().isOne()) {
      return argument instanceof Apply(var inner, var _) && inner == Function.ABS
          ? argument
          : plain(Function.ABS, argument);
    }
    return algebra.scale(monomial.coefficient().abs(), abs(monomial.core()));
  }

  /// `exp(log(a))` and `exp(n * log(a))` for positive a.
  private Expr exp(Expr argument) {
    Monomial monomial = algebra.monomial(argument);
    if (monomial.core() instanceof Apply(var inner, var base)
        && inner == Function.LOG
        && algebra.signs().of(base).isNonNegative()) {
      return algebra.power(base, monomial.coefficient());
    }
    return plain(Function.EXP, argument);
  }

  private Expr log(Expr argument) {
    return switch (argument) {
      case Apply(var inner, var exponent) when inner == Function.EXP -> exponent;
      case Named(var constant) when constant == Expr.Constant.E -> algebra.number(1);
      case Const(var value) when value.isOne() -> algebra.number(0);
      case Const(var value) when value.numerator().equals(Rational.ONE.numerator()) ->
          algebra.negate(plain(Function.LOG, algebra.number(value.reciprocal())));
      case Power(var base, Const(var exponent)) when algebra.signs().of(base).isNonNegative() ->
          algebra.scale(exponent, log(base));
      case Const _, Named _, Power _, Apply _, Sum _, Product _, Expr.Input _, Expr.Param _ ->
          plain(Function.LOG, argument);
      case Expr.Draw _, Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ ->
          plain(Function.LOG, argument);
    };
  }

  /// A power whose exponent is not a number.
  Expr power(Expr base, Expr exponent) {
    if (Algebra.isOne(base)) {
      return base;
    }
    if (base instanceof Named(var constant) && constant == Expr.Constant.E) {
      return apply(Function.EXP, exponent);
    }
    boolean isPositiveConstant =
        base instanceof Named || (base instanceof Const(var value) && value.signum() > 0);
    if (isPositiveConstant) {
      return apply(Function.EXP, algebra.product(exponent, log(base)));
    }
    if (base instanceof Apply(var function, var argument) && function == Function.EXP) {
      return apply(Function.EXP, algebra.product(argument, exponent));
    }
    return algebra.intern(new Power(base, exponent));
  }

  /// True if the argument is better written as the negative of something.
  private boolean isNegative(Expr argument) {
    return algebra.monomial(argument).coefficient().signum() < 0
        || (argument instanceof Sum(var terms) && allNegative(terms));
  }

  private Expr negated(Expr argument) {
    return argument instanceof Sum(var terms)
        ? algebra.sum(terms.stream().map(algebra::negate).toList())
        : algebra.negate(argument);
  }

  private boolean allNegative(List<Expr> terms) {
    return terms.stream().allMatch(t -> algebra.monomial(t).coefficient().signum() < 0);
  }
}
