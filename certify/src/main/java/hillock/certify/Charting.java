// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Draws the [SignChart] of an analytic function on an open interval.
///
/// A box is settled if an enclosure shows one sign, or if the derivative has one sign there, so
/// that the signs at the ends tell the rest; else it is halved. Roots at 0 and at the ends of the
/// interval are recognized exactly, whatever their multiplicity, by [LocalSign]. Quotients of
/// polynomials need no boxes: their roots are found exactly by [RationalChart].
final class Charting {
  /// Steps of tapes that one chart may take.
  private static final long SHARE = 60_000;

  /// Boxes narrower than this, relative to max(1, |x|), are left as gaps where the derivative is
  /// not used: such a gap serves as well as a root. Where it is used, boxes are split to the square
  /// of this.
  private static final double NARROW = 1e-8;

  private final SmoothFunction g;
  private final Place from;
  private final Place to;
  private final Mode mode;
  private final List<Cell> cells = new ArrayList<>();
  private final Deque<Interval> near = new ArrayDeque<>();
  private final Deque<Interval> far = new ArrayDeque<>();

  private Charting(SmoothFunction g, Place from, Place to, Mode mode) {
    this.g = g;
    this.from = from;
    this.to = to;
    this.mode = mode;
  }

  /// How much a chart is to tell.
  private enum Mode {
    /// Roots are isolated by the derivative, and zeros excluded elsewhere.
    STRICT,
    /// Roots are isolated, but regions may have isolated zeros.
    WEAK,
    /// Roots are left as narrow gaps, and the derivative is not used.
    COARSE
  }

  /// The chart between two places, with all roots isolated by the derivative.
  static SignChart strict(SmoothFunction g, Place from, Place to) {
    return new Charting(g, from, to, Mode.STRICT).draw();
  }

  /// The chart with all changes of sign isolated by the derivative.
  static SignChart weak(SmoothFunction g, Place from, Place to) {
    return new Charting(g, from, to, Mode.WEAK).draw();
  }

  /// The chart without the use of the derivative, where roots are narrow gaps.
  static SignChart coarse(SmoothFunction g, Place from, Place to) {
    return new Charting(g, from, to, Mode.COARSE).draw();
  }

  private SignChart draw() {
    long before = g.context().budget().boxes();
    List<Cell> drawn = drawCells();
    return new SignChart(drawn, g.context().budget().boxes() - before);
  }

  private List<Cell> drawCells() {
    if (g.isConstant()) {
      OptionalInt sign = Numbers.sign(g.expr());
      return List.of(
          sign.isPresent()
              ? new Region(from.lo(), to.hi(), Sign.of(sign.getAsInt()))
              : new Gap(from.lo(), to.hi(), "a constant cannot be told from zero"));
    }
    Sign sign = g.signOn(Interval.of(from.lo(), to.hi()));
    if (sign.isStrict()) {
      return List.of(new Region(from.lo(), to.hi(), sign));
    }
    if (usesSlope() && LinearChart.draw(g, from, to, cells)) {
      return cells;
    }
    Optional<List<Cell>> exact = RationalChart.draw(g, from, to);
    if (exact.isPresent()) {
      return exact.get();
    }
    if (from.hi() < 0 && to.lo() > 0) {
      Place zero = Place.at(0, g.context());
      if (usesSlope() && isZeroAt(zero)) {
        cells.add(new Root(zero));
      }
      settleEnds(from, zero);
      settleEnds(zero, to);
    } else {
      settleEnds(from, to);
    }
    search();
    return ChartAssembly.assemble(cells, from, to, g.context());
  }

  /// Settles the neighborhoods of ends where the function is zero, and leaves the rest to search.
  ///
  /// Between the doubles around an end lie points outside the interval, where the function may have
  /// a pole: there only the enclosure counts, no argument from monotony.
  private void settleEnds(Place left, Place right) {
    double lo = settled(left, Side.RIGHT, left.hi(), right.lo());
    double hi = settled(right, Side.LEFT, lo, right.lo());
    if (lo < hi) {
      enqueue(Interval.of(lo, hi));
    }
  }

  /// Where the settled neighborhood of an end stops, on the side of it that lies in [lo, hi].
  private double settled(Place end, Side side, double lo, double hi) {
    double edge = side == Side.RIGHT ? lo : hi;
    if (!end.isFinite()) {
      return side == Side.RIGHT ? end.lo() : end.hi();
    }
    Optional<LocalSign> local =
        usesSlope() && isZeroAt(end)
            ? LocalSign.beside(g, end, side, hi - lo)
            : Optional.empty();
    if (local.isEmpty()) {
      addEdge(end);
      return edge;
    }
    double stop = local.get().end();
    Sign sign = Sign.of(local.get().signum());
    cells.add(
        side == Side.RIGHT
            ? new Region(end.lo(), stop, sign)
            : new Region(stop, end.hi(), sign));
    return stop;
  }

  /// The box between the doubles around an end.
  private void addEdge(Place end) {
    if (end.lo() < end.hi()) {
      Sign sign = g.signOn(end.enclosure());
      boolean isKnown = !sign.isMixed() && !sign.isNone();
      cells.add(
          isKnown
              ? new Region(end.lo(), end.hi(), sign)
              : new Gap(end.lo(), end.hi(), "next to the end of the interval"));
    }
  }

  private boolean isZeroAt(Place fence) {
    OptionalInt sign = g.signAt(fence);
    return sign.isPresent() && sign.getAsInt() == 0;
  }

  private void search() {
    long end = g.context().budget().shareOf(SHARE);
    boolean isNearNext = true;
    while (!near.isEmpty() || !far.isEmpty()) {
      Interval box = next(isNearNext);
      isNearNext = !isNearNext;
      if (g.context().budget().isUsedUp(end)) {
        cells.add(new Gap(box.lo(), box.hi(), "budget of boxes used up"));
      } else {
        examine(box);
      }
    }
  }

  /// Boxes far out, where an oscillating function has no end of roots, wait in a line of their own:
  /// half of the work is left to those near 0.
  private void enqueue(Interval box) {
    (box.mag() <= Bisection.CORE ? near : far).add(box);
  }

  private Interval next(boolean isNearNext) {
    boolean takesNear = far.isEmpty() || (isNearNext && !near.isEmpty());
    return (takesNear ? near : far).remove();
  }

  private void examine(Interval box) {
    Sign sign = g.signOn(box);
    boolean isWeak = !sign.isMixed() && !sign.isNone();
    boolean isSettled = sign.isStrict() || (isWeak && mode != Mode.STRICT);
    if (isSettled) {
      cells.add(new Region(box.lo(), box.hi(), sign));
    } else if (!isSettledBySlope(box)) {
      halve(box, isWeak ? new Region(box.lo(), box.hi(), sign) : null);
    }
  }

  private boolean isSettledBySlope(Interval box) {
    if (!usesSlope() || g.derivative().isEmpty()) {
      return false;
    }
    SmoothFunction slope = g.derivative().get();
    Sign direction = slope.signOn(box);
    boolean isMonotone = !direction.isMixed() && !direction.isNone() && !direction.isZero();
    return isMonotone && MonotoneBox.chart(g, slope, box, direction.direction(), cells);
  }

  private boolean usesSlope() {
    return mode != Mode.COARSE;
  }

  /// Splits a box, unless it is too narrow: then what is known of it has to do.
  private void halve(Interval box, @Nullable Region known) {
    double middle = Bisection.middle(box);
    boolean isSplittable = box.lo() < middle && middle < box.hi();
    if (isSplittable && !isNarrow(box)) {
      enqueue(Interval.of(box.lo(), middle));
      enqueue(Interval.of(middle, box.hi()));
    } else {
      cells.add(
          known == null ? new Gap(box.lo(), box.hi(), "too narrow to split") : known);
    }
  }

  private boolean isNarrow(Interval box) {
    double narrow = usesSlope() ? NARROW * NARROW : NARROW;
    return box.isBounded() && box.width() <= narrow * Math.max(1, box.mag());
  }
}
