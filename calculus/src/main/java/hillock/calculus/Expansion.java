// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Constants.UndecidableException;
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
import hillock.expr.Rational;
import hillock.expr.Substitution;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Expands an expression of one variable as that variable tends to +∞.
///
/// Every operation gives the first terms exactly and a bound of what it leaves out; where terms
/// cancel beyond those kept, it says so instead of guessing.
final class Expansion {
  private static final int TAYLOR_TERMS = 5;

  private final Algebra algebra;
  private final Constants constants;
  private final Expr variable;
  private final FunctionExpansion functions;
  private final IdentityHashMap<Expr, Series> known = new IdentityHashMap<>();

  Expansion(Algebra algebra, Expr variable, boolean allowsParameters) {
    this.algebra = algebra;
    this.constants = new Constants(algebra, allowsParameters);
    this.variable = algebra.normalize(variable);
    this.functions = new FunctionExpansion(this, algebra, constants);
  }

  Constants constants() {
    return constants;
  }

  /// @throws UndecidableException with the reason, if the expansion is out of reach
  Series of(Expr expr) {
    Series series = known.get(expr);
    if (series == null) {
      series = expand(expr);
      known.put(expr, series);
    }
    return series;
  }

  private Series expand(Expr expr) {
    if (!Variables.in(expr).contains(variable)) {
      return constant(expr);
    }
    return switch (expr) {
      case Expr.Input _, Expr.Param _ -> Series.of(algebra.number(1), Growth.X);
      case Const _, Expr.Named _, Expr.Draw _ -> constant(expr);
      case Sum(var terms) ->
          terms.stream().map(this::of).reduce((a, b) -> a.add(b, constants)).orElseThrow();
      case Product(var factors) ->
          factors.stream().map(this::of).reduce((a, b) -> a.multiply(b, constants)).orElseThrow();
      case Power(var base, Const(var exponent)) -> of(base).power(exponent, constants);
      case Power(var base, var exponent) ->
          exp(of(exponent).multiply(log(of(base)), constants));
      case Apply(var function, var argument) -> functions.apply(function, of(argument));
      case Hypot(var left, var right) -> hypot(of(left), of(right));
      case Min(var left, var right) -> sign(left, right) <= 0 ? of(left) : of(right);
      case Max(var left, var right) -> sign(left, right) >= 0 ? of(left) : of(right);
      case Select(var comparison, var left, var right, var then, var otherwise) ->
          of(comparison.holds(sign(left, right)) ? then : otherwise);
    };
  }

  private Series constant(Expr expr) {
    return constants.isZero(expr)
        ? Series.of(algebra.number(0), Growth.ONE)
        : Series.of(expr, Growth.ONE);
  }

  /// The sign that left - right keeps from some point on.
  private int sign(Expr left, Expr right) {
    return of(left).add(of(right).negate(constants), constants).sign(constants);
  }

  private Series hypot(Series a, Series b) {
    return a.multiply(a, constants)
        .add(b.multiply(b, constants), constants)
        .power(Rational.HALF, constants);
  }

  Series number(long value) {
    return Series.of(algebra.number(value), Growth.ONE);
  }

  /// e^u: growing terms of u become a growth, constants a factor, vanishing ones a power series.
  Series exp(Series u) {
    Series growing = u.part(1, constants);
    if (u.rest() != null && u.rest().compareToOne(constants) >= 0) {
      throw new UndecidableException("an exponent is known only up to a term that does not vanish");
    }
    Optional<Series> beyond = beyondAllPowers(growing);
    if (beyond.isPresent()) {
      return beyond.get();
    }
    TreeMap<Rational, Expr> exponents = new TreeMap<>();
    Growth growth = Growth.ONE;
    for (Series.Term term : growing.terms()) {
      if (term.growth().equals(Growth.LOG_X) && term.coefficient() instanceof Const(var power)) {
        growth = growth.times(Growth.ofPower(power), constants);
      } else if (term.growth().isAlgebraic() && term.growth().logPower().isZero()) {
        exponents.put(term.growth().power(), term.coefficient());
      } else {
        throw new UndecidableException("an exponent grows with a logarithm");
      }
    }
    growth = growth.times(new Growth(exponents, Rational.ZERO, Rational.ZERO), constants);
    Expr factor = algebra.number(1);
    for (Series.Term term : u.part(0, constants).terms()) {
      factor = algebra.product(factor, algebra.apply(Function.EXP, term.coefficient()));
    }
    List<Expr> factorials = new ArrayList<>();
    Rational inverse = Rational.ONE;
    for (int k = 0; k <= TAYLOR_TERMS; k++) {
      factorials.add(algebra.number(inverse));
      inverse = inverse.divide(Rational.of(k + 1));
    }
    return u.part(-1, constants)
        .compose(factorials, constants)
        .multiply(Series.of(factor, growth), constants);
  }

  /// An exponent that itself grows exponentially: to -∞, the result is below exp(-x^99).
  private Optional<Series> beyondAllPowers(Series growing) {
    boolean isBeyond = !growing.terms().isEmpty() && !growing.leading().growth().isAlgebraic();
    if (!isBeyond) {
      return Optional.empty();
    }
    if (growing.sign(constants) > 0) {
      throw new UndecidableException("an exponential of an exponential");
    }
    TreeMap<Rational, Expr> exponents = new TreeMap<>();
    exponents.put(Rational.of(99), algebra.number(-1));
    return Optional.of(Series.bounded(new Growth(exponents, Rational.ZERO, Rational.ZERO)));
  }

  /// log u for a positive u = c·g·(1 + ε): log c + log g + log1p(ε).
  Series log(Series u) {
    Series.Term lead = u.leading();
    if (constants.sign(lead.coefficient()) < 0) {
      throw new UndecidableException("a logarithm of a negative number at infinity");
    }
    if (!lead.growth().logPower().isZero()) {
      throw new UndecidableException("a logarithm of a logarithm");
    }
    Series sum = constant(algebra.apply(Function.LOG, lead.coefficient()));
    for (var entry : lead.growth().exponents().entrySet()) {
      sum = sum.add(Series.of(entry.getValue(), Growth.ofPower(entry.getKey())), constants);
    }
    sum = sum.add(Series.of(algebra.number(lead.growth().power()), Growth.LOG_X), constants);
    List<Expr> coefficients = new ArrayList<>(List.of(algebra.number(0)));
    for (int k = 1; k <= TAYLOR_TERMS; k++) {
      coefficients.add(algebra.number(Rational.of(k % 2 == 1 ? 1 : -1, k)));
    }
    return sum.add(u.relativeRest(constants).compose(coefficients, constants), constants);
  }

  /// f(c + δ) for a function that is smooth at the finite limit c of its argument.
  Series taylor(Function function, Expr limit, Series argument) {
    Expr point = new Expr.Input(-1, "u");
    Expr derivative = algebra.apply(function, algebra.normalize(point));
    List<Expr> coefficients = new ArrayList<>();
    Rational inverse = Rational.ONE;
    for (int k = 0; k <= TAYLOR_TERMS; k++) {
      Expr at = algebra.normalize(at(derivative, limit));
      coefficients.add(algebra.scale(inverse, constants.isZero(at) ? algebra.number(0) : at));
      derivative = Derivative.of(derivative, point, algebra);
      inverse = inverse.divide(Rational.of(k + 1));
    }
    Series small =
        argument.add(Series.of(algebra.negate(limit), Growth.ONE), constants);
    return small.compose(coefficients, constants);
  }

  private static Expr at(Expr expr, Expr value) {
    return Substitution.leaves(
        expr, leaf -> leaf instanceof Expr.Input(var index, var _) && index == -1 ? value : leaf);
  }
}
