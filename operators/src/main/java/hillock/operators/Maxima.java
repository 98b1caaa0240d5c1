// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Select;
import hillock.expr.Function;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.operators.SmoothMaximum.Step;
import java.util.IdentityHashMap;
import java.util.List;

/// Finds the maxima of an expression that depend on the input, and makes them smooth.
///
/// A choice such as `x > 0 ? x : x / 4` is a maximum too: its branches meet where the sides that it
/// compares do, and it takes the larger one.
final class Maxima {
  private final Step step;
  private final Expr sharpness;
  private final Algebra algebra;
  private final Expr input;
  private final IdentityHashMap<Expr, Expr> known = new IdentityHashMap<>();
  private boolean found;

  Maxima(Step step, Expr sharpness, Input input, List<Parameter> parameters) {
    this.step = step;
    this.algebra = Algebra.symbolic(parameters);
    this.sharpness = algebra.normalize(sharpness);
    this.input = algebra.normalize(input);
  }

  /// True if there was something to make smooth.
  boolean hasFound() {
    return found;
  }

  /// The expression with smooth maxima.
  Expr smooth(Expr expr) {
    Expr result = known.get(expr);
    if (result == null) {
      result = varies(expr) ? smoothed(expr) : expr;
      known.put(expr, result);
    }
    return result;
  }

  private boolean varies(Expr expr) {
    return Variables.in(expr).contains(input);
  }

  private Expr smoothed(Expr expr) {
    return switch (expr) {
      case Max(var left, var right) -> maximum(smooth(left), smooth(right));
      case Min(var left, var right) -> minimum(smooth(left), smooth(right));
      case Apply(var function, var argument) when function == Function.ABS ->
          magnitude(smooth(argument));
      case Select select -> choice(select);
      case Const _, Expr.Named _, Input _, Expr.Param _, Expr.Draw _, Expr.Sum _, Expr.Product _ ->
          ofOperands(expr);
      case Expr.Power _, Apply _, Expr.Hypot _ -> ofOperands(expr);
    };
  }

  private Expr ofOperands(Expr expr) {
    return expr.withOperands(expr.operands().stream().map(this::smooth).toList());
  }

  /// A choice by a parameter stays; one that is a maximum or a minimum becomes smooth.
  private Expr choice(Select select) {
    if (!varies(select.left()) && !varies(select.right())) {
      return ofOperands(select);
    }
    Expr above = algebra.normalize(select.left());
    Expr below = algebra.normalize(select.right());
    Expr difference =
        switch (select.comparison()) {
          case GT, GE -> algebra.subtract(above, below);
          case LT, LE -> algebra.subtract(below, above);
          case EQ, NE -> throw noMaximum(select);
        };
    Expr then = algebra.normalize(select.then());
    Expr otherwise = algebra.normalize(select.otherwise());
    Expr gain = algebra.subtract(then, otherwise);
    Expr steepness = slope(difference);
    if (isZero(steepness)) {
      throw noMaximum(select);
    }
    Expr ratio = algebra.divide(slope(gain), steepness);
    boolean meets =
        !varies(ratio)
            && isZero(algebra.subtract(gain, algebra.product(ratio, difference)));
    if (meets && algebra.isNonNegative(ratio)) {
      return maximum(smooth(select.then()), smooth(select.otherwise()));
    }
    if (meets && algebra.isNonNegative(algebra.negate(ratio))) {
      return minimum(smooth(select.then()), smooth(select.otherwise()));
    }
    throw noMaximum(select);
  }

  private Expr slope(Expr expr) {
    return Derivative.of(expr, input, algebra);
  }

  private static IllegalArgumentException noMaximum(Select select) {
    return new IllegalArgumentException(
        "the choice '%s' is not known to be a maximum; where it is one, write max(a, b)"
            .formatted(Printer.print(select)));
  }

  private Expr maximum(Expr first, Expr second) {
    return combined(first, second, Rational.ONE);
  }

  private Expr minimum(Expr first, Expr second) {
    return combined(first, second, Rational.MINUS_ONE);
  }

  /// The smooth maximum, or minimum if the sign is -1, in a form that cancels on neither side.
  private Expr combined(Expr first, Expr second, Rational sign) {
    found = true;
    boolean keepsOrder = varies(first) || !varies(second);
    Expr a = algebra.normalize(keepsOrder ? first : second);
    Expr b = algebra.normalize(keepsOrder ? second : first);
    Expr difference = algebra.subtract(a, b);
    Expr towardsA = algebra.scale(sign, difference);
    return switch (step) {
      case ERF, SIGMOID ->
          Arithmetic.add(
              algebra.product(a, step(towardsA)),
              algebra.product(b, step(algebra.negate(towardsA))));
      case SQRT -> {
        Expr root = algebra.scale(sign, algebra.hypot(difference, sharpness));
        yield Arithmetic.add(b, half(algebra.sum(difference, root)));
      }
    };
  }

  /// |u|, the maximum of u and -u.
  private Expr magnitude(Expr argument) {
    found = true;
    Expr u = algebra.normalize(argument);
    Expr scaled = algebra.product(sharpness, u);
    return switch (step) {
      case ERF -> algebra.product(u, algebra.apply(Function.ERF, algebra.scale(Rational.TWO, scaled)));
      case SIGMOID -> algebra.product(u, algebra.apply(Function.TANH, scaled));
      case SQRT -> algebra.hypot(u, half(sharpness));
    };
  }

  /// From 0 on the far left to 1 on the far right; 1/2 at 0.
  private Expr step(Expr difference) {
    Expr scaled = algebra.product(sharpness, difference);
    return switch (step) {
      case ERF -> half(algebra.apply(Function.ERFC, algebra.negate(scaled)));
      case SIGMOID -> algebra.apply(Function.SIGMOID, scaled);
      case SQRT -> throw new IllegalStateException("the root is not a step");
    };
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Const(var value) && value.isZero();
  }

  private Expr half(Expr expr) {
    return algebra.scale(Rational.HALF, expr);
  }
}
