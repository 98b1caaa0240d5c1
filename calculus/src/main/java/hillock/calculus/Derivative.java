// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Limits;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The symbolic derivative with respect to one input or parameter.
///
/// The rules are written in terms that do not cancel: tanh' is `4 sigmoid(2u) sigmoid(-2u)`, not
/// `1 - tanh(u)^2`. At a kink the derivative is that of the branch that the comparison takes; in
/// `min` and `max` a tie goes to a constant argument (a number rather than a parameter), else to the
/// first; `abs` has slope 0 at 0.
/// Random draws are constants.
public final class Derivative {
  private final Algebra algebra;
  private final Expr variable;
  private final IdentityHashMap<Expr, Expr> known = new IdentityHashMap<>();
  private int size;

  private Derivative(Algebra algebra, Expr variable) {
    this.algebra = algebra;
    this.variable = algebra.normalize(variable);
  }

  /// The derivative of an expression.
  ///
  /// @param variable an input or a parameter
  /// @throws IllegalArgumentException if the derivative of its products is too large
  public static Expr of(Expr expr, Expr variable, Algebra algebra) {
    return new Derivative(algebra, variable).derive(algebra.normalize(expr));
  }

  private Expr derive(Expr expr) {
    Expr result = known.get(expr);
    if (result == null) {
      result = rule(expr);
      known.put(expr, result);
    }
    return result;
  }

  private Expr rule(Expr expr) {
    return switch (expr) {
      case Const _, Expr.Named _, Expr.Draw _ -> zero();
      case Expr.Input _, Expr.Param _ -> algebra.number(expr == variable ? 1 : 0);
      case Sum(var terms) -> algebra.sum(terms.stream().map(this::derive).toList());
      case Product(var factors) -> product(factors);
      case Power(var base, var exponent) -> power(base, exponent);
      case Apply(var function, var argument) -> chain(function, argument);
      case Hypot(var left, var right) -> hypot(expr, left, right);
      case Min(var left, var right) -> extremum(Comparison.LT, left, right);
      case Max(var left, var right) -> extremum(Comparison.GT, left, right);
      case Select(var comparison, var left, var right, var then, var otherwise) ->
          algebra.select(comparison, left, right, derive(then), derive(otherwise));
    };
  }

  private Expr product(List<Expr> factors) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      Expr slope = derive(factors.get(i));
      if (!Algebra.isZero(slope)) {
        spend(factors.size());
        List<Expr> changed = new ArrayList<>(factors);
        changed.set(i, slope);
        terms.add(algebra.product(changed));
      }
    }
    return algebra.sum(terms);
  }

  /// The derivative of a product of n factors has n times as many.
  private void spend(int parts) {
    size += parts;
    if (size > Limits.EXPANSION) {
      throw new IllegalArgumentException(
          "the derivative has more than %,d parts; split the products of the formula"
              .formatted(Limits.EXPANSION));
    }
  }

  private Expr power(Expr base, Expr exponent) {
    Expr baseSlope = derive(base);
    Expr exponentSlope = derive(exponent);
    Expr lower = algebra.power(base, algebra.sum(exponent, algebra.number(-1)));
    Expr byBase = algebra.product(exponent, lower, baseSlope);
    if (Algebra.isZero(exponentSlope)) {
      return byBase;
    }
    return algebra.sum(byBase, algebra.product(byExponent(base, exponent), exponentSlope));
  }

  /// `base^exponent * log(base)`; 0 at base 0, where the power is 0 for every positive exponent. A
  /// base that is a number is 0 or negative: positive ones are exponentials by now.
  private Expr byExponent(Expr base, Expr exponent) {
    if (base instanceof Const) {
      return zero();
    }
    Expr slope = algebra.product(algebra.power(base, exponent), algebra.apply(Function.LOG, base));
    return algebra.isNonNegative(base) && algebra.isNonZero(base)
        ? slope
        : algebra.select(Comparison.GT, base, zero(), slope, zero());
  }

  private Expr hypot(Expr hypot, Expr left, Expr right) {
    Expr numerator =
        algebra.sum(algebra.product(left, derive(left)), algebra.product(right, derive(right)));
    return algebra.divide(numerator, hypot);
  }

  /// The slope of the argument that wins; ties go to the more constant one, else to the first.
  ///
  /// What is constant does not depend on the variable, so that the slopes in all variables are those
  /// of one and the same argument.
  private Expr extremum(Comparison wins, Expr left, Expr right) {
    Expr leftSlope = derive(left);
    Expr rightSlope = derive(right);
    return constancy(left) >= constancy(right)
        ? algebra.select(wins, right, left, rightSlope, leftSlope)
        : algebra.select(wins, left, right, leftSlope, rightSlope);
  }

  /// 2 for a number, 1 for what depends on parameters or draws only, 0 for what depends on an input.
  private static int constancy(Expr expr) {
    Set<Expr> variables = Variables.in(expr);
    if (variables.isEmpty()) {
      return 2;
    }
    return variables.stream().anyMatch(Expr.Input.class::isInstance) ? 0 : 1;
  }

  private Expr chain(Function function, Expr argument) {
    Expr inner = derive(argument);
    return Algebra.isZero(inner) ? inner : algebra.product(outer(function, argument), inner);
  }

  private Expr outer(Function function, Expr u) {
    return switch (function) {
      case ABS -> sign(u);
      case EXP, EXPM1 -> algebra.apply(Function.EXP, u);
      case LOG -> algebra.power(u, -1);
      case LOG1P -> algebra.power(algebra.sum(algebra.number(1), u), -1);
      case SIN -> algebra.apply(Function.COS, u);
      case COS -> algebra.negate(algebra.apply(Function.SIN, u));
      case ATAN -> algebra.power(algebra.sum(algebra.number(1), algebra.power(u, 2)), -1);
      case SINH -> algebra.apply(Function.COSH, u);
      case COSH -> algebra.apply(Function.SINH, u);
      case TANH -> algebra.scale(Rational.of(4), bell(algebra.scale(Rational.TWO, u)));
      case ASINH -> algebra.power(algebra.hypot(u, algebra.number(1)), -1);
      case SIGMOID -> bell(u);
      case SOFTPLUS -> algebra.apply(Function.SIGMOID, u);
      case ERF -> gaussian(Rational.TWO, u);
      case ERFC -> gaussian(Rational.of(-2), u);
      case ERFCX ->
          algebra.sum(
              algebra.product(algebra.number(2), u, algebra.apply(Function.ERFCX, u)),
              algebra.product(algebra.number(-2), inverseRootOfPi()));
    };
  }

  /// sigmoid(u) · sigmoid(-u), the logistic density.
  private Expr bell(Expr u) {
    return algebra.product(
        algebra.apply(Function.SIGMOID, u), algebra.apply(Function.SIGMOID, algebra.negate(u)));
  }

  private Expr gaussian(Rational factor, Expr u) {
    Expr exponent = algebra.negate(algebra.power(u, 2));
    return algebra.product(
        algebra.number(factor), inverseRootOfPi(), algebra.apply(Function.EXP, exponent));
  }

  private Expr inverseRootOfPi() {
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    return algebra.power(pi, Rational.of(-1, 2));
  }

  private Expr sign(Expr u) {
    Expr negative = algebra.select(Comparison.LT, u, zero(), algebra.number(-1), zero());
    return algebra.select(Comparison.GT, u, zero(), algebra.number(1), negative);
  }

  private Expr zero() {
    return algebra.number(0);
  }
}
