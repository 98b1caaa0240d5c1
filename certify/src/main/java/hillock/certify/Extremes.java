// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.certify.Extremum.Attained;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The extrema of a function or of its derivative: the largest and the least of its values where
/// its slope vanishes, of its limits at the ends of its pieces, and of enclosures where nothing
/// better is known.
final class Extremes {
  /// Boxes into which a gap is cut.
  private static final int GAP_BOXES = 48;

  private static final int PLACE_DIGITS = 11;

  private final PiecewiseFunction function;
  private final int order;
  private final List<Extremum> highs = new ArrayList<>();
  private final List<Extremum> lows = new ArrayList<>();

  private Extremes(PiecewiseFunction function, int order) {
    this.function = function;
    this.order = order;
  }

  /// The extremes of a derivative on the pieces of a function; for order 0 its values at joints
  /// count too.
  static Extremes of(PiecewiseFunction function, int order) {
    Extremes extremes = new Extremes(function, order);
    function.definedPieces().forEach(extremes::visit);
    if (order == 0) {
      function.joints().forEach(extremes::visit);
    }
    return extremes;
  }

  /// The supremum; empty if the function has no values.
  Optional<Extremum> supremum() {
    return highs.isEmpty() ? Optional.empty() : Optional.of(Greatest.of(highs, context()));
  }

  /// The infimum; empty if the function has no values.
  Optional<Extremum> infimum() {
    List<Extremum> negated = lows.stream().map(low -> low.negated(context())).toList();
    return negated.isEmpty()
        ? Optional.empty()
        : Optional.of(Greatest.of(negated, context()).negated(context()));
  }

  private Context context() {
    return function.context();
  }

  private void visit(Joint joint) {
    joint.value().ifPresent(value -> addSpot(value, Attained.YES, joint.place().toString()));
  }

  private void visit(Piece piece) {
    Optional<SmoothFunction> g = piece.derivative(order);
    if (g.isEmpty()) {
      addRange(Interval.ENTIRE, Interval.ENTIRE, piece.lo() + " to " + piece.hi());
    } else if (!piece.isSmooth()) {
      addGap(piece, g.get(), piece.box(), false);
    } else if (g.get().isConstant()) {
      addSpot(Value.of(g.get().expr()), Attained.YES, piece.lo() + " to " + piece.hi());
    } else {
      visitCells(piece, g.get());
    }
  }

  private void visitCells(Piece piece, SmoothFunction g) {
    List<Cell> cells = chartOfSlope(piece).cells();
    for (Cell cell : cells) {
      switch (cell) {
        case Root(var place) ->
            addSpot(g.valueNear(place, Side.LEFT), Attained.YES, place.toString());
        case Gap gap -> addGap(piece, g, Interval.of(gap.lo(), gap.hi()), true);
        case Region _ -> {
          // The function is monotone there.
        }
      }
    }
    addEnd(piece, g, Side.LEFT, cells.getFirst());
    addEnd(piece, g, Side.RIGHT, cells.getLast());
  }

  /// The signs of the next derivative.
  private SignChart chartOfSlope(Piece piece) {
    return switch (order) {
      case 0 -> piece.slopeChart();
      case 1 -> piece.curvatureChart();
      default -> piece.thirdChart();
    };
  }

  /// The limit at an end, which a strictly monotone function does not attain.
  private void addEnd(Piece piece, SmoothFunction g, Side side, Cell outermost) {
    Attained attained = outermost instanceof Region ? Attained.NO : Attained.MAYBE;
    Value limit = piece.limit(order, side);
    String where = piece.end(side).toString();
    switch (limit) {
      case Value.Finite _, Value.Infinite _ -> addSpot(limit, attained, where);
      case Value.None(var recurring) -> {
        recurring.forEach(value -> addSpot(value, Attained.MAYBE, where));
        addOutermost(g, outermost, where);
      }
      case Value.Unknown _ -> addOutermost(g, outermost, where);
    }
  }

  /// All values on the outermost cell, unless it is a gap, whose values are enclosed anyway.
  private void addOutermost(SmoothFunction g, Cell outermost, String where) {
    if (!(outermost instanceof Gap)) {
      Interval range = g.on(Interval.of(outermost.lo(), outermost.hi())).interval();
      addRange(range, Interval.ENTIRE, where);
    }
  }

  /// Encloses the values on an interval in which the slope may change its sign.
  ///
  /// @param isDefined whether the function has values everywhere there, so that points are
  ///     witnesses
  private void addGap(Piece piece, SmoothFunction g, Interval gap, boolean isDefined) {
    Deque<Interval> boxes = new ArrayDeque<>(List.of(gap));
    boolean isNarrow = gap.isBounded() && gap.width() < 1e-6 * Math.max(1, gap.mag());
    while (!isNarrow && boxes.size() < GAP_BOXES) {
      Interval box = boxes.remove();
      double middle = Bisection.middle(box);
      if (middle <= box.lo() || middle >= box.hi()) {
        boxes.add(box);
        break;
      }
      boxes.add(Interval.of(box.lo(), middle));
      boxes.add(Interval.of(middle, box.hi()));
    }
    for (Interval box : boxes) {
      double middle = box.midpoint();
      String where = isNarrow ? Digits.certain(gap, PLACE_DIGITS) : Digits.nearest(middle);
      Interval witness =
          isDefined && piece.contains(middle)
              ? g.on(Interval.point(middle)).interval()
              : witness(piece, middle);
      addRange(g.tightOn(box).interval(), witness, where);
    }
  }

  private Interval witness(Piece piece, double x) {
    return order > 0 || !piece.contains(x)
        ? Interval.ENTIRE
        : PointValue.of(piece.formula(), Place.at(x, context()).exactly(), context())
            .map(Value::enclosure)
            .orElse(Interval.ENTIRE);
  }

  private void addSpot(Value value, Attained attained, String where) {
    switch (value) {
      case Value.Finite(var enclosure, var exact) ->
          addBoth(enclosure.lo(), enclosure.hi(), exact, attained, where);
      case Value.Infinite(var isPositive) -> {
        double end = isPositive ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        addBoth(end, end, null, Attained.NO, where);
      }
      case Value.None _, Value.Unknown _ -> addRange(Interval.ENTIRE, Interval.ENTIRE, where);
    }
  }

  private void addBoth(
      double lo,
      double hi,
      @Nullable Expr exact,
      Attained attained,
      String where) {
    Extremum spot = new Extremum(lo, hi, exact, attained, where);
    highs.add(spot);
    lows.add(spot);
  }

  /// Values in a range, one of which lies in the witness.
  private void addRange(Interval range, Interval witness, String where) {
    highs.add(new Extremum(witness.lo(), range.hi(), null, Attained.MAYBE, where));
    lows.add(new Extremum(range.lo(), witness.hi(), null, Attained.MAYBE, where));
  }
}
