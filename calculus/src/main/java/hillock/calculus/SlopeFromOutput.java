// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Phase;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the derivative of a function as an expression of its value: `y * (1 - y)` for the logistic
/// function.
///
/// Multiples, sums with constants and choices are taken apart until a law of `output.rules` says what
/// the slope of a part is. A choice by the sign of `x - k` becomes one by that of `y - f(k)`, if the
/// function is continuous and goes one way only, for all parameters in their domains.
public final class SlopeFromOutput {
  private final Algebra algebra;
  private final Stabilizer stabilizer;
  private final Expr x;
  private final Expr y;
  private final List<Law> laws;
  private final List<Expr> knots = new ArrayList<>();

  private SlopeFromOutput(Stabilizer stabilizer, Expr x, Expr y) {
    this.algebra = stabilizer.algebra();
    this.stabilizer = stabilizer;
    this.x = algebra.normalize(x);
    this.y = algebra.normalize(y);
    this.laws = Laws.of(Phase.OUTPUT);
  }

  /// A derivative by the value.
  ///
  /// @param slope stable; of y alone, besides parameters
  /// @param knots where choices by x have become choices by y: rounding must not move a value across
  public record Found(Expr slope, List<Expr> knots) {
    public Found {
      knots = List.copyOf(knots);
    }
  }

  /// The derivative of an expression in a variable by its value.
  ///
  /// @param value of x and parameters
  /// @param y stands for the value
  /// @return empty if none was found
  public static Optional<Found> of(Expr value, Expr x, Expr y, Stabilizer stabilizer) {
    SlopeFromOutput search = new SlopeFromOutput(stabilizer, x, y);
    Expr stable = stabilizer.stable(value);
    Part whole = search.new Part(stable, search.algebra.number(1), search.algebra.number(0));
    return search
        .slope(whole)
        .map(stabilizer::stable)
        .filter(slope -> !search.varies(slope))
        .map(slope -> new Found(slope, search.knots));
  }

  /// A part of the function: the value is `scale * expr + offset` where the part is taken.
  private final class Part {
    final Expr expr;
    final Expr scale;
    final Expr offset;

    Part(Expr expr, Expr scale, Expr offset) {
      this.expr = expr;
      this.scale = scale;
      this.offset = offset;
    }

    Part with(Expr other) {
      return new Part(other, scale, offset);
    }

    /// What the value is if the expression is the one given.
    Expr value(Expr of) {
      return algebra.sum(algebra.product(scale, of), offset);
    }

    /// What the expression is, by the value.
    Expr own() {
      return algebra.divide(algebra.subtract(y, offset), scale);
    }
  }

  private boolean varies(Expr expr) {
    return Variables.in(expr).contains(x);
  }

  private Expr derivative(Expr expr) {
    return stabilizer.derivative(expr, x);
  }

  private Optional<Expr> slope(Part part) {
    Expr slope = algebra.product(part.scale, derivative(part.expr));
    if (!varies(slope)) {
      return Optional.of(slope);
    }
    Optional<Expr> byLaw = byLaw(part);
    return byLaw.isPresent()
        ? byLaw
        : switch (part.expr) {
          case Sum(var terms) -> ofSum(part, terms);
          case Product(var factors) -> ofProduct(part, factors);
          case Min(var left, var right) -> ofExtremum(part, Comparison.LT, left, right);
          case Max(var left, var right) -> ofExtremum(part, Comparison.GT, left, right);
          case Select select -> ofChoice(part, select);
          case Expr.Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ ->
              Optional.empty();
          case Expr.Power _, Expr.Apply _, Expr.Hypot _ -> Optional.empty();
        };
  }

  /// The slope by the first law that fits an expression whose argument is linear.
  private Optional<Expr> byLaw(Part part) {
    for (Law law : laws) {
      Matcher matcher = new Matcher(algebra);
      Expr left = algebra.normalize(law.left());
      List<Expr> inner = new ArrayList<>();
      boolean fits =
          matcher.match(
              left,
              part.expr,
              () -> matcher.satisfies(law.conditions()) && isLinear(matcher, inner));
      if (fits) {
        matcher.bindings().put(Laws.VALUE.name(), part.own());
        Expr outer = matcher.instantiate(algebra.normalize(law.right()));
        return Optional.of(times(algebra.product(part.scale, inner.getFirst()), outer));
      }
    }
    return Optional.empty();
  }

  /// Term by term: the scale often cancels against that of the value.
  private Expr times(Expr factor, Expr expr) {
    return expr instanceof Sum(var terms)
        ? algebra.sum(terms.stream().map(term -> algebra.product(factor, term)).toList())
        : algebra.product(factor, expr);
  }

  /// True if what `z` stands for has a constant slope, which is added to the list.
  private boolean isLinear(Matcher matcher, List<Expr> slope) {
    Expr argument = matcher.bindings().get("z");
    if (argument == null || varies(derivative(argument))) {
      return false;
    }
    slope.add(derivative(argument));
    return true;
  }

  /// Constant terms go to the offset.
  private Optional<Expr> ofSum(Part part, List<Expr> terms) {
    List<Expr> varying = terms.stream().filter(this::varies).toList();
    if (varying.size() == terms.size()) {
      return Optional.empty();
    }
    List<Expr> constant = terms.stream().filter(term -> !varies(term)).toList();
    return slope(
        new Part(algebra.sum(varying), part.scale, part.value(algebra.sum(constant))));
  }

  /// Constant factors go to the scale, unless they may be zero.
  private Optional<Expr> ofProduct(Part part, List<Expr> factors) {
    List<Expr> varying = factors.stream().filter(this::varies).toList();
    Expr constant = algebra.product(factors.stream().filter(f -> !varies(f)).toList());
    if (varying.size() == factors.size() || !algebra.isNonZero(constant)) {
      return Optional.empty();
    }
    Expr scale = algebra.product(part.scale, constant);
    return slope(new Part(algebra.product(varying), scale, part.offset));
  }

  /// As a choice, with the ties of [Derivative].
  private Optional<Expr> ofExtremum(Part part, Comparison wins, Expr left, Expr right) {
    boolean tieGoesLeft = !varies(left) || varies(right);
    Select select =
        tieGoesLeft
            ? new Select(wins, right, left, right, left)
            : new Select(wins, left, right, left, right);
    return ofChoice(part, select);
  }

  private Optional<Expr> ofChoice(Part part, Select choice) {
    Optional<Knot> knot = Knot.of(choice, x, stabilizer);
    if (knot.isEmpty()) {
      return Optional.empty();
    }
    Knot at = knot.get();
    Optional<Comparison> byValue =
        new Monotone(x, stabilizer).comparison(choice, at, algebra.signs().of(part.scale));
    Optional<Expr> then = slope(part.with(choice.then()));
    Optional<Expr> otherwise = slope(part.with(choice.otherwise()));
    if (byValue.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
      return Optional.empty();
    }
    knots.add(at.place());
    Expr threshold = part.value(at.at(choice.then(), x, stabilizer));
    return Optional.of(
        algebra.select(byValue.get(), y, threshold, then.get(), otherwise.get()));
  }
}
