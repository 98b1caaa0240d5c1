// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Printer;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes an expression without choices apart into terms whose Gaussian means are known.
///
/// Those are polynomials times exponentials of lines and of parabolas that open downwards, times
/// one sine, cosine or error function of a line. Products of sines become sums.
final class Terms {
  private static final int MOST_TERMS = 100;
  private static final int MOST_PRODUCTS = 1_000;
  private static final int MOST_POWER = 24;

  private final Algebra algebra;
  private final Expr input;

  Terms(Algebra algebra, Expr input) {
    this.algebra = algebra;
    this.input = input;
  }

  /// The terms that add up to an expression in normal form.
  ///
  /// @throws IllegalArgumentException if a part has no closed form, naming it
  List<Term> of(Expr expr) {
    if (!Variables.in(expr).contains(input)) {
      return List.of(constant(expr));
    }
    List<Term> terms =
        switch (expr) {
          case Expr.Input _ -> List.of(plain(one(), 1));
          case Sum(var parts) -> parts.stream().flatMap(part -> of(part).stream()).toList();
          case Product(var factors) ->
              factors.stream().map(this::of).reduce(List.of(constant(one())), this::product);
          case Power(var base, Const(var exponent))
              when exponent.isIntegerWithin(MOST_POWER) && exponent.signum() > 0 ->
              power(of(base), exponent.intValue());
          case Apply(var function, var argument) -> function(function, argument, expr);
          case Const _, Expr.Named _, Expr.Param _, Expr.Draw _, Power _, Expr.Hypot _ ->
              throw unknown(expr);
          case Expr.Min _, Expr.Max _, Expr.Select _ -> throw unknown(expr);
        };
    return collected(terms);
  }

  private List<Term> function(Function function, Expr argument, Expr whole) {
    return switch (function) {
      case EXP -> exponential(argument, whole);
      case EXPM1 -> join(exponential(argument, whole), List.of(constant(algebra.number(-1))));
      case SINH -> hyperbolic(argument, Rational.of(-1, 2), whole);
      case COSH -> hyperbolic(argument, Rational.HALF, whole);
      case SIN -> List.of(wave(one(), Wave.Kind.SIN, argument, whole));
      case COS -> List.of(wave(one(), Wave.Kind.COS, argument, whole));
      case ERF -> List.of(wave(one(), Wave.Kind.ERF, argument, whole));
      case ERFC -> List.of(wave(one(), Wave.Kind.ERFC, argument, whole));
      case ABS, LOG, LOG1P, ATAN, TANH, ASINH, SIGMOID, SOFTPLUS, ERFCX -> throw unknown(whole);
    };
  }

  /// `(exp(u) ± exp(-u)) / 2`
  private List<Term> hyperbolic(Expr argument, Rational mirrored, Expr whole) {
    Term half = constant(algebra.number(Rational.HALF));
    Term other = constant(algebra.number(mirrored));
    return join(
        product(List.of(half), exponential(argument, whole)),
        product(List.of(other), exponential(algebra.negate(argument), whole)));
  }

  private List<Term> exponential(Expr argument, Expr whole) {
    Expr[] c = polynomial(argument, 2, whole);
    Expr square = algebra.negate(c[2]);
    if (!square.equals(Arithmetic.ZERO) && !algebra.isNonNegative(square)) {
      throw unknown(whole);
    }
    return List.of(
        new Term(algebra.apply(Function.EXP, c[0]), 0, c[1], square, Wave.NONE));
  }

  private Term wave(Expr coefficient, Wave.Kind kind, Expr argument, Expr whole) {
    Expr[] line = polynomial(argument, 1, whole);
    return new Term(coefficient, 0, zero(), zero(), new Wave(kind, line[1], line[0]));
  }

  /// The coefficients of a polynomial, that of x^i at i.
  private Expr[] polynomial(Expr argument, int degree, Expr whole) {
    Expr[] coefficients = new Expr[degree + 1];
    Arrays.fill(coefficients, zero());
    for (Term term : of(argument)) {
      boolean isPower =
          term.wave().kind() == Wave.Kind.NONE
              && term.linear().equals(Arithmetic.ZERO)
              && term.square().equals(Arithmetic.ZERO);
      if (!isPower || term.power() > degree) {
        throw unknown(whole);
      }
      int i = term.power();
      coefficients[i] = algebra.sum(coefficients[i], term.coefficient());
    }
    return coefficients;
  }

  private List<Term> power(List<Term> base, int exponent) {
    List<Term> result = List.of(constant(one()));
    for (int i = 0; i < exponent; i++) {
      result = collected(product(result, base));
    }
    return result;
  }

  private List<Term> product(List<Term> left, List<Term> right) {
    if ((long) left.size() * right.size() > MOST_PRODUCTS) {
      throw tooLarge();
    }
    List<Term> products = new ArrayList<>();
    for (Term a : left) {
      for (Term b : right) {
        products.addAll(product(a, b));
      }
    }
    return products;
  }

  private List<Term> product(Term a, Term b) {
    int power = a.power() + b.power();
    if (power > MOST_POWER) {
      throw tooLarge();
    }
    Expr coefficient = algebra.product(a.coefficient(), b.coefficient());
    Expr linear = algebra.sum(a.linear(), b.linear());
    Expr square = algebra.sum(a.square(), b.square());
    return waves(a.wave(), b.wave()).stream()
        .map(w -> new Term(
            algebra.product(coefficient, w.coefficient()), power, linear, square, w.wave()))
        .toList();
  }

  /// The product of two waves as a sum of waves.
  private List<Term> waves(Wave a, Wave b) {
    if (a.kind() == Wave.Kind.NONE || b.kind() == Wave.Kind.NONE) {
      Wave one = a.kind() == Wave.Kind.NONE ? b : a;
      return List.of(constant(one()).with(one));
    }
    if (a.isErrorFunction() || b.isErrorFunction()) {
      throw new IllegalArgumentException(
          "no closed form for a product of error functions, sines and cosines");
    }
    boolean mixed = a.kind() != b.kind();
    Wave first = a.kind() == Wave.Kind.SIN ? a : b;
    Wave second = a.kind() == Wave.Kind.SIN ? b : a;
    Wave.Kind kind = mixed ? Wave.Kind.SIN : Wave.Kind.COS;
    boolean ofSines = !mixed && a.kind() == Wave.Kind.SIN;
    Expr half = algebra.number(Rational.HALF);
    Expr sign = ofSines ? algebra.number(Rational.of(-1, 2)) : half;
    Wave sum =
        new Wave(
            kind,
            algebra.sum(first.slope(), second.slope()),
            algebra.sum(first.shift(), second.shift()));
    Wave difference =
        new Wave(
            kind,
            algebra.subtract(first.slope(), second.slope()),
            algebra.subtract(first.shift(), second.shift()));
    return List.of(constant(sign).with(sum), constant(half).with(difference));
  }

  private static List<Term> join(List<Term> left, List<Term> right) {
    List<Term> joined = new ArrayList<>(left);
    joined.addAll(right);
    return joined;
  }

  private Term constant(Expr value) {
    return plain(value, 0);
  }

  private Term plain(Expr coefficient, int power) {
    return new Term(coefficient, power, zero(), zero(), Wave.NONE);
  }

  /// The terms with like ones added up.
  private List<Term> collected(List<Term> terms) {
    List<Term> collected = new ArrayList<>();
    for (Term term : terms) {
      int i = 0;
      while (i < collected.size() && !collected.get(i).isLike(term)) {
        i++;
      }
      if (i == collected.size()) {
        collected.add(term);
      } else {
        Term like = collected.get(i);
        collected.set(i, like.with(algebra.sum(like.coefficient(), term.coefficient())));
      }
    }
    if (collected.size() > MOST_TERMS) {
      throw tooLarge();
    }
    return collected;
  }

  private static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException(
        "the function has more than %d terms, or a power above %d"
            .formatted(MOST_TERMS, MOST_POWER));
  }

  private static IllegalArgumentException unknown(Expr part) {
    return new IllegalArgumentException(
        "no closed form for '%s'; it has them for polynomials, exp, sin, cos, erf and gaussians of"
                .formatted(Printer.print(part))
            + " lines, and choices between those");
  }

  private Expr one() {
    return algebra.number(1);
  }

  private Expr zero() {
    return algebra.number(0);
  }
}
