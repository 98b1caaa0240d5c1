// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
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
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Turns an expression in normal form, where equal parts are the same object, into a [Tape].
final class TapeCompiler {
  private static final int MAX_INTEGER_EXPONENT = 1 << 20;

  private final Algebra algebra;
  private final Map<Expr, TailLeaf> leaves;
  private final List<Step> steps = new ArrayList<>();
  private final IdentityHashMap<Expr, Integer> places = new IdentityHashMap<>();

  private TapeCompiler(Algebra algebra, Map<Expr, TailLeaf> leaves) {
    this.algebra = algebra;
    this.leaves = leaves;
  }

  /// A tape of an expression of one input.
  static Tape compile(Expr normal, Algebra algebra) {
    return compile(normal, algebra, Map.of());
  }

  /// A tape of an expression in which some leaves stand for other expressions.
  static Tape compile(Expr normal, Algebra algebra, Map<Expr, TailLeaf> leaves) {
    TapeCompiler compiler = new TapeCompiler(algebra, leaves);
    int result = compiler.place(normal);
    if (result != compiler.steps.size() - 1) {
      throw new IllegalStateException("the result is not the last step");
    }
    return new Tape(compiler.steps);
  }

  private int place(Expr expr) {
    Integer known = places.get(expr);
    if (known != null) {
      return known;
    }
    int place = Variables.isClosed(expr) ? constant(expr) : compute(expr);
    places.put(expr, place);
    return place;
  }

  private int emit(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }

  private int constant(Expr closed) {
    try {
      Interval value = Numbers.enclose(closed);
      return emit(new Step.Constant(Enclosure.of(value), value.midpoint()));
    } catch (ArithmeticException unknown) {
      return emit(new Step.Constant(Enclosure.of(Interval.ENTIRE), Double.NaN));
    }
  }

  private int compute(Expr expr) {
    return switch (expr) {
      case Expr.Input _ -> emit(new Step.Input());
      case Expr.Param _, Expr.Draw _ -> tailLeaf(expr);
      case Const _, Expr.Named _ -> constant(expr);
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power(var base, Const(var exponent)) -> power(base, exponent);
      case Power(var base, var exponent) -> emit(new Step.Power(place(base), place(exponent)));
      case Apply(var function, var argument) -> emit(new Step.Call(function, place(argument)));
      case Hypot(var left, var right) -> emit(new Step.Hypot(place(left), place(right)));
      case Min(var left, var right) -> emit(new Step.Min(place(left), place(right)));
      case Max(var left, var right) -> emit(new Step.Max(place(left), place(right)));
      case Select(var comparison, var left, var right, var then, var otherwise) ->
          emit(
              new Step.Choose(
                  comparison, place(left), place(right), place(then), place(otherwise)));
    };
  }

  private int tailLeaf(Expr leaf) {
    TailLeaf meaning = leaves.get(leaf);
    if (meaning == null) {
      throw new IllegalArgumentException("not a function of one input: it depends on " + leaf);
    }
    return switch (meaning) {
      case TailLeaf.Ratio(var function, var argument) ->
          emit(new Step.Ratio(function, place(argument)));
      case TailLeaf.Decay(var expr, var from) ->
          emit(new Step.Decay(compile(expr, algebra), from));
    };
  }

  private int power(Expr base, Rational exponent) {
    return exponent.isIntegerWithin(MAX_INTEGER_EXPONENT)
        ? emit(new Step.IntegerPower(place(base), exponent.intValue()))
        : emit(new Step.RationalPower(place(base), exponent, exponent.toDouble()));
  }

  private int sum(List<Expr> terms) {
    List<Expr> closed = terms.stream().filter(Variables::isClosed).toList();
    List<Integer> parts = new ArrayList<>();
    terms.stream().filter(term -> !Variables.isClosed(term)).map(this::place).forEach(parts::add);
    if (!closed.isEmpty()) {
      parts.add(place(algebra.sum(closed)));
    }
    return parts.stream().reduce((a, b) -> emit(new Step.Add(a, b))).orElseThrow();
  }

  private int product(List<Expr> factors) {
    List<Expr> closed = factors.stream().filter(Variables::isClosed).toList();
    List<Expr> open = new ArrayList<>(factors);
    open.removeIf(Variables::isClosed);
    List<Integer> parts = new ArrayList<>(takeRatios(open));
    open.forEach(factor -> parts.add(place(factor)));
    if (!closed.isEmpty()) {
      parts.add(place(algebra.product(closed)));
    }
    return parts.stream().reduce((a, b) -> emit(new Step.Multiply(a, b))).orElseThrow();
  }

  /// Removes pairs of factors f(u) and 1/u that are better enclosed as one quotient.
  private List<Integer> takeRatios(List<Expr> factors) {
    List<Integer> taken = new ArrayList<>();
    for (Expr factor : List.copyOf(factors)) {
      if (factor instanceof Apply(var function, var argument) && Quotient.isKnown(function)) {
        Expr reciprocal = algebra.power(argument, -1);
        if (factors.removeIf(other -> other == reciprocal)) {
          factors.removeIf(other -> other == factor);
          taken.add(emit(new Step.Ratio(function, place(argument))));
        }
      }
    }
    return taken;
  }
}
