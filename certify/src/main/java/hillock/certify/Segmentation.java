// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.certify.Choices.Choice;
import hillock.certify.Condition.Need;
import hillock.certify.Segment.State;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// Cuts the line where a formula switches between branches or ceases to have a value.
///
/// A choice is made wherever the sign of the difference of its sides is proved; the cuts are the
/// roots of these differences, and of what is divided by, rooted, or taken the logarithm of.
final class Segmentation {
  private static final int MAX_SEGMENTS = 48;

  /// What to do with an interval on which some property holds.
  private interface OnInterval extends BiConsumer<Place, Place> {}

  private final Context context;
  private final List<Segment> segments = new ArrayList<>();

  private Segmentation(Context context) {
    this.context = context;
  }

  /// The segments of the whole line, from left to right.
  static List<Segment> of(Expr formula, Context context) {
    Segmentation segmentation = new Segmentation(context);
    segmentation.split(Place.LEFT_END, Place.RIGHT_END, formula);
    return List.copyOf(segmentation.segments);
  }

  private void split(Place lo, Place hi, Expr expr) {
    if (segments.size() >= MAX_SEGMENTS) {
      add(lo, hi, State.UNRESOLVED, expr);
      return;
    }
    Optional<Choice> choice = Choices.first(expr);
    if (choice.isEmpty()) {
      where(
          Condition.of(expr, context), lo, hi, expr, (a, b) -> add(a, b, State.SMOOTH, expr));
      return;
    }
    List<Condition> conditions = new ArrayList<>(Condition.of(choice.get().left(), context));
    conditions.addAll(Condition.of(choice.get().right(), context));
    where(conditions, lo, hi, expr, (a, b) -> choose(a, b, expr, choice.get()));
  }

  private void add(Place lo, Place hi, State state, Expr expr) {
    segments.add(new Segment(lo, hi, state, expr));
  }

  /// Runs the action on the parts of an interval where all conditions hold.
  private void where(
      List<Condition> conditions, Place lo, Place hi, Expr expr, OnInterval action) {
    if (conditions.isEmpty()) {
      action.accept(lo, hi);
      return;
    }
    Condition first = conditions.getFirst();
    List<Condition> rest = conditions.subList(1, conditions.size());
    Optional<SmoothFunction> part = function(first.part());
    if (part.isEmpty()) {
      add(lo, hi, State.UNDEFINED, expr);
      return;
    }
    UnaryOperator<Place> atRoots = first.need().isMetBy(0) ? place -> place : Place::asHole;
    walk(
        part.get(),
        lo,
        hi,
        atRoots,
        (a, b, sign) -> {
          switch (outcome(first.need(), sign)) {
            case SMOOTH -> where(rest, a, b, expr, action);
            case UNDEFINED -> add(a, b, State.UNDEFINED, expr);
            case UNRESOLVED -> add(a, b, State.UNRESOLVED, expr);
          }
        });
  }

  private static State outcome(Need need, Sign sign) {
    boolean isStrict = sign.isStrict();
    return switch (need) {
      case NON_ZERO ->
          isStrict ? State.SMOOTH : sign.isZero() ? State.UNDEFINED : State.UNRESOLVED;
      case ANY -> isStrict ? State.SMOOTH : State.UNRESOLVED;
      case POSITIVE, NON_NEGATIVE -> {
        boolean isNever = need == Need.POSITIVE ? sign.isNonPositive() : sign.isNegative();
        yield sign.isPositive()
            ? State.SMOOTH
            : isNever && !sign.isNone() ? State.UNDEFINED : State.UNRESOLVED;
      }
    };
  }

  private void choose(Place lo, Place hi, Expr expr, Choice choice) {
    Optional<SmoothFunction> difference =
        function(Arithmetic.subtract(choice.left(), choice.right()));
    if (difference.isEmpty()) {
      add(lo, hi, State.UNDEFINED, expr);
      return;
    }
    UnaryOperator<Place> atRoots = choice.isContinuous() ? Place::asSeam : place -> place;
    walk(
        difference.get(),
        lo,
        hi,
        atRoots,
        (a, b, sign) -> {
          if (isDecided(choice, sign)) {
            Expr branch = choice.branch(sign.direction());
            split(a, b, Choices.replace(expr, choice.node(), branch));
          } else {
            add(a, b, State.UNRESOLVED, expr);
          }
        });
  }

  /// True if the sign decides the choice; isolated zeros do not matter where branches meet.
  private static boolean isDecided(Choice choice, Sign sign) {
    if (sign.isMixed() || sign.isNone()) {
      return false;
    }
    boolean mayDiffer = sign.zero() && choice.branch(0) != choice.branch(sign.direction());
    return !mayDiffer || choice.isContinuous();
  }

  /// What to do with an interval on which the sign of some function is as known as it can be.
  private interface OnSign {
    void accept(Place lo, Place hi, Sign sign);
  }

  /// Visits the regions and gaps of the chart of a function, with the places between them.
  private void walk(
      SmoothFunction g, Place lo, Place hi, UnaryOperator<Place> atRoots, OnSign action) {
    List<Cell> cells = Charting.strict(g, lo, hi).cells();
    Place start = lo;
    for (int i = 0; i < cells.size(); i++) {
      switch (cells.get(i)) {
        case Root(var place) -> start = atRoots.apply(place);
        case Region region -> {
          Place end = end(cells, i, hi, atRoots);
          action.accept(start, end, region.sign());
          start = end;
        }
        case Gap _ -> {
          Place end = end(cells, i, hi, atRoots);
          action.accept(start, end, Sign.ANY);
          start = end;
        }
      }
    }
  }

  private Place end(List<Cell> cells, int index, Place hi, UnaryOperator<Place> atRoots) {
    if (index == cells.size() - 1) {
      return hi;
    }
    return cells.get(index + 1) instanceof Root(var place)
        ? atRoots.apply(place)
        : Place.at(cells.get(index).hi(), context);
  }

  private Optional<SmoothFunction> function(Expr part) {
    try {
      return Optional.of(SmoothFunction.of(part, context));
    } catch (ArithmeticException dividesByZero) {
      return Optional.empty();
    }
  }
}
