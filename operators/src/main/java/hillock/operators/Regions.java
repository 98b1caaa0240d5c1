// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Select;
import hillock.expr.Function;
import hillock.expr.Printer;
import hillock.expr.Substitution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts the line at the knots of a function, where its choices change.
///
/// A choice compares what is linear in the input: `x > 0`, `alpha * x < 1`. Innermost choices are
/// decided first, so that a choice may compare what another has chosen.
final class Regions {
  private static final int MOST_REGIONS = 40;

  private final Algebra algebra;
  private final Expr input;
  private final List<Region> done = new ArrayList<>();

  private Regions(Algebra algebra, Expr input) {
    this.algebra = algebra;
    this.input = input;
  }

  /// The regions of a function from left to right; neighbors with the same expression are one.
  ///
  /// @throws IllegalArgumentException if a choice has no knot, or the order of knots is not known
  static List<Region> of(Expr function, Expr input, Algebra algebra) {
    Regions regions = new Regions(algebra, input);
    Expr whole = algebra.normalize(function);
    if (regions.choices(whole, Collections.newSetFromMap(new IdentityHashMap<>())) > MOST_REGIONS) {
      throw tooMany();
    }
    regions.cut(new Region(whole, Optional.empty(), Optional.empty()));
    return regions.joined();
  }

  private static IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "the function makes more than %d choices".formatted(MOST_REGIONS));
  }

  /// The number of different choices.
  private int choices(Expr expr, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return 0;
    }
    int inside = expr.operands().stream().mapToInt(operand -> choices(operand, seen)).sum();
    return inside + (isChoice(expr) ? 1 : 0);
  }

  private void cut(Region whole) {
    Deque<Region> open = new ArrayDeque<>(List.of(whole));
    while (!open.isEmpty()) {
      if (open.size() + done.size() > MOST_REGIONS) {
        throw tooMany();
      }
      Region region = open.pop();
      Optional<Expr> choice = innermostChoice(region.expr());
      if (choice.isEmpty()) {
        done.add(region);
      } else {
        List<Region> parts = decide(region, asSelect(choice.get()), choice.get());
        parts.reversed().forEach(open::push);
      }
    }
  }

  private List<Region> joined() {
    List<Region> joined = new ArrayList<>();
    for (Region region : done) {
      if (!joined.isEmpty() && joined.getLast().expr() == region.expr()) {
        Region before = joined.removeLast();
        joined.add(new Region(before.expr(), before.lo(), region.hi()));
      } else {
        joined.add(region);
      }
    }
    return joined;
  }

  /// A choice that depends on the input and whose operands make none.
  private Optional<Expr> innermostChoice(Expr expr) {
    for (Expr operand : expr.operands()) {
      Optional<Expr> inner = innermostChoice(operand);
      if (inner.isPresent()) {
        return inner;
      }
    }
    boolean varies = isChoice(expr) && Variables.in(expr).contains(input);
    return varies ? Optional.of(expr) : Optional.empty();
  }

  private static boolean isChoice(Expr expr) {
    return switch (expr) {
      case Max _, Min _, Select _ -> true;
      case Apply(var function, var _) -> function == Function.ABS;
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Expr.Sum _ -> false;
      case Expr.Product _, Expr.Power _, Expr.Hypot _ -> false;
    };
  }

  private Select asSelect(Expr choice) {
    return switch (choice) {
      case Select select -> select;
      case Max(var a, var b) -> new Select(Comparison.GT, a, b, a, b);
      case Min(var a, var b) -> new Select(Comparison.LT, a, b, a, b);
      case Apply(var _, var u) ->
          new Select(Comparison.GT, u, Arithmetic.ZERO, u, algebra.negate(u));
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Expr.Sum _ ->
          throw new IllegalStateException("no choice");
      case Expr.Product _, Expr.Power _, Expr.Hypot _ ->
          throw new IllegalStateException("no choice");
    };
  }

  /// The one or two parts of a region on which the choice is decided.
  private List<Region> decide(Region region, Select select, Expr choice) {
    Expr difference = algebra.subtract(select.left(), select.right());
    Expr slope = Derivative.of(difference, input, algebra);
    boolean isEquation =
        select.comparison() == Comparison.EQ || select.comparison() == Comparison.NE;
    if (isEquation) {
      boolean holdsAlmostEverywhere = select.comparison() == Comparison.NE;
      return List.of(with(region, choice, branch(select, holdsAlmostEverywhere)));
    }
    if (slope.equals(Arithmetic.ZERO)) {
      throw new IllegalArgumentException(
          "no closed form: '%s' chooses by a parameter; give it a number"
              .formatted(Printer.print(choice)));
    }
    if (Variables.in(slope).contains(input)) {
      throw new IllegalArgumentException(
          "no closed form: '%s' compares what is not linear in %s"
              .formatted(Printer.print(choice), Printer.print(input)));
    }
    boolean rises = isRising(slope, choice);
    boolean thenIsAbove = rises == select.comparison().holds(1);
    Expr height = algebra.normalize(replaced(difference, input, Arithmetic.ZERO));
    Expr knot = algebra.negate(algebra.divide(height, slope));
    Region below = with(region, choice, branch(select, !thenIsAbove));
    Region above = with(region, choice, branch(select, thenIsAbove));
    if (region.lo().isPresent() && !isAbove(knot, region.lo().get())) {
      return List.of(above);
    }
    if (region.hi().isPresent() && !isAbove(region.hi().get(), knot)) {
      return List.of(below);
    }
    return List.of(below.upTo(knot), above.from(knot));
  }

  private static Expr branch(Select select, boolean holds) {
    return holds ? select.then() : select.otherwise();
  }

  private Region with(Region region, Expr choice, Expr branch) {
    return region.withExpr(algebra.normalize(replaced(region.expr(), choice, branch)));
  }

  /// The expression with a part of it, found by identity, replaced.
  private static Expr replaced(Expr expr, Expr part, Expr by) {
    if (expr == part) {
      return by;
    }
    if (expr.operands().isEmpty()) {
      return Substitution.leaves(expr, leaf -> leaf.equals(part) ? by : leaf);
    }
    return expr.withOperands(expr.operands().stream().map(o -> replaced(o, part, by)).toList());
  }

  private boolean isRising(Expr slope, Expr choice) {
    if (Variables.isClosed(slope)) {
      return ConstantOrder.compare(slope, Arithmetic.ZERO) > 0;
    }
    if (algebra.isNonZero(slope) && algebra.isNonNegative(slope)) {
      return true;
    }
    if (algebra.isNonZero(slope) && algebra.isNonNegative(algebra.negate(slope))) {
      return false;
    }
    throw new IllegalArgumentException(
        "which way '%s' chooses depends on the sign of '%s'; give the parameter a domain"
                .formatted(Printer.print(choice), Printer.print(slope))
            + " where it keeps its sign, as in 'a = 1 in (0, inf)'");
  }

  private boolean isAbove(Expr knot, Expr other) {
    Expr difference = algebra.subtract(knot, other);
    if (Variables.isClosed(difference)) {
      return ConstantOrder.compare(difference, Arithmetic.ZERO) > 0;
    }
    if (algebra.isNonNegative(difference)) {
      return true;
    }
    if (algebra.isNonNegative(algebra.negate(difference))) {
      return false;
    }
    throw new IllegalArgumentException(
        "the order of the knots '%s' and '%s' is not known; give them numbers"
            .formatted(Printer.print(knot), Printer.print(other)));
  }
}
