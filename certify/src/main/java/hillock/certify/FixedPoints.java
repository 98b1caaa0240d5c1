// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The solutions of f(x) = x.
///
/// @param sets points and intervals, from left to right
/// @param isInfinite whether there are infinitely many points beside these
/// @param verdict proved if these are all, or if there are infinitely many
public record FixedPoints(List<FixedSet> sets, boolean isInfinite, Verdict verdict) {
  private static final int SHOWN = 8;

  /// Of infinitely many fixed points those are listed that lie nearer to 0.
  private static final double WINDOW = 16;

  public FixedPoints {
    sets = List.copyOf(sets);
  }

  /// A fixed point, or an interval of them.
  public record FixedSet(
      Place lo, boolean loClosed, Place hi, boolean hiClosed, Stability stability) {
    static FixedSet point(Place place, Stability stability) {
      return new FixedSet(place, true, place, true, stability);
    }

    public boolean isPoint() {
      return lo == hi;
    }

    @Override
    public String toString() {
      return isPoint()
          ? lo.toString()
          : (loClosed ? "[" : "(") + lo + ", " + hi + (hiClosed ? "]" : ")");
    }
  }

  static FixedPoints of(PiecewiseFunction function, Domain domain) {
    return new Search(function).run(domain);
  }

  /// Whether the solutions are the given ones.
  Verdict check(List<Bounds> claimed, PiecewiseFunction function) {
    if (isInfinite) {
      return new Verdict.Refuted("the whole line", "f(x) = x at infinitely many points");
    }
    boolean isComplete = verdict.isProved();
    if (claimed.isEmpty() && !sets.isEmpty()) {
      return new Verdict.Refuted(sets.getFirst().toString(), "f(x) = x there");
    }
    int common = Math.min(claimed.size(), sets.size());
    for (int i = 0; i < common; i++) {
      Optional<Boolean> same = isSame(claimed.get(i), sets.get(i), function);
      if (same.isEmpty() || !same.get()) {
        boolean isWrong = same.isPresent() && isComplete;
        return isWrong
            ? new Verdict.Refuted(sets.get(i).toString(), "the fixed points are " + this)
            : new Verdict.Undecided(sets.get(i).toString(), "not proved to be " + claimed.get(i));
      }
    }
    if (claimed.size() == sets.size() || !isComplete) {
      return verdict;
    }
    return new Verdict.Refuted("the whole line", "the fixed points are " + this);
  }

  private static Optional<Boolean> isSame(
      Bounds claimed, FixedSet set, PiecewiseFunction function) {
    if (claimed.isPoint() != set.isPoint()) {
      return Optional.of(false);
    }
    if (!claimed.isPoint()
        && (claimed.loClosed() != set.loClosed() || claimed.hiClosed() != set.hiClosed())) {
      return Optional.of(false);
    }
    Optional<Boolean> lo = isSame(claimed.lo(), set.lo(), function);
    Optional<Boolean> hi = isSame(claimed.hi(), set.hi(), function);
    if (lo.isEmpty() || hi.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(lo.get() && hi.get());
  }

  private static Optional<Boolean> isSame(End end, Place place, PiecewiseFunction function) {
    return switch (end) {
      case End.Infinite(var isPositive) ->
          Optional.of(!place.isFinite() && (place.lo() > 0) == isPositive);
      case End.Finite(var closed) -> {
        if (!place.isFinite()) {
          yield Optional.of(false);
        }
        Value claimed = Value.of(function.context().stable(closed));
        Value found = new Value.Finite(place.enclosure(), place.exact());
        OptionalInt order = found.compareTo(claimed, function.context().algebra());
        yield order.isPresent() ? Optional.of(order.getAsInt() == 0) : Optional.empty();
      }
    };
  }

  /// The fixed points, or the first few of many, or `none`; of an incomplete list nothing more than
  /// that these are some.
  @Override
  public String toString() {
    if (isInfinite) {
      return infinitelyMany();
    }
    if (sets.isEmpty()) {
      return verdict.isProved() ? "none" : "none found";
    }
    String first =
        String.join(", ", sets.stream().limit(SHOWN).map(FixedSet::toString).toList());
    int rest = sets.size() - SHOWN;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }

  private String infinitelyMany() {
    List<String> first = sets.stream().limit(SHOWN).map(FixedSet::toString).toList();
    return first.isEmpty()
        ? "infinitely many"
        : String.join(", ", first) + " and infinitely many more";
  }

  /// Walks over pieces and joints from left to right.
  private static final class Search {
    private final PiecewiseFunction function;
    private final List<FixedSet> found = new ArrayList<>();
    private Optional<Verdict> open = Optional.empty();
    private boolean isInfinite;
    private long boxes;

    Search(PiecewiseFunction function) {
      this.function = function;
    }

    FixedPoints run(Domain domain) {
      for (int i = 0; i < function.pieces().size(); i++) {
        visit(function.pieces().get(i));
        if (i < function.joints().size()) {
          visit(function.joints().get(i));
        }
      }
      Verdict proved = new Verdict.Proved(domain.cover(), boxes);
      return new FixedPoints(found, isInfinite, isInfinite ? proved : open.orElse(proved));
    }

    private void leaveOpen(String where, String reason) {
      if (open.isEmpty()) {
        open = Optional.of(new Verdict.Undecided(where, reason));
      }
    }

    private void visit(Piece piece) {
      if (piece.isUndefined()) {
        return;
      }
      if (!piece.isSmooth()) {
        leaveOpen(piece.lo() + " to " + piece.hi(), "choices or conditions are left open there");
        return;
      }
      SmoothFunction excess = excess(piece);
      if (excess.isZero()) {
        add(new FixedSet(piece.lo(), false, piece.hi(), false, Stability.NEUTRAL));
        return;
      }
      SignChart chart = Charting.strict(excess, start(piece, excess), end(piece, excess));
      boxes += chart.boxes();
      for (Cell cell : chart.cells()) {
        switch (cell) {
          case Root(var place) -> add(FixedSet.point(place, Stability.inside(piece, place)));
          case Region region -> visit(region);
          case Gap gap when isNextToFixedEnd(piece, excess, gap) -> {
            // The end of the piece, which belongs to the joint there, is the only one.
          }
          case Gap(var lo, var hi, var reason) ->
              leaveOpen(Digits.nearest(lo) + " to " + Digits.nearest(hi), reason);
        }
      }
    }

    /// Where the search on a piece begins: not at an end with infinitely many fixed points.
    private Place start(Piece piece, SmoothFunction excess) {
      boolean isEndless = !piece.lo().isFinite() && vanishesForEver(excess, Side.LEFT);
      return isEndless && piece.contains(-WINDOW) ? window(-WINDOW) : piece.lo();
    }

    private Place end(Piece piece, SmoothFunction excess) {
      boolean isEndless = !piece.hi().isFinite() && vanishesForEver(excess, Side.RIGHT);
      return isEndless && piece.contains(WINDOW) ? window(WINDOW) : piece.hi();
    }

    private Place window(double x) {
      return Place.at(x, function.context());
    }

    /// Whether f(x) - x is zero at equally spaced points for ever, or changes its sign between.
    private boolean vanishesForEver(SmoothFunction excess, Side side) {
      List<Value> limits = Recurrence.limits(excess, side);
      Value zero = Value.of(function.context().algebra().number(0));
      boolean changesSign =
          !limits.isEmpty()
              && limits.getFirst().compareTo(zero, function.context().algebra()).orElse(0) < 0
              && limits.getLast().compareTo(zero, function.context().algebra()).orElse(0) > 0;
      boolean vanishes =
          changesSign || Recurrence.phases(excess, side).stream().anyMatch(SmoothFunction::isZero);
      isInfinite |= vanishes;
      return vanishes;
    }

    private void visit(Region region) {
      if (!region.sign().isStrict()) {
        leaveOpen(
            Digits.nearest(region.lo()) + " to " + Digits.nearest(region.hi()),
            "f(x) - x may be zero there");
      }
    }

    /// Whether a gap is what lies between the doubles around an end at which f(x) = x, and f(x) - x
    /// is strictly monotone there.
    private boolean isNextToFixedEnd(Piece piece, SmoothFunction excess, Gap gap) {
      return function.joints().stream()
          .filter(joint -> joint.left() == piece || joint.right() == piece)
          .filter(joint -> joint.place().lo() <= gap.lo() && gap.hi() <= joint.place().hi())
          .anyMatch(
              joint ->
                  joint.isContinuous().orElse(false)
                      && isIdentity(joint)
                      && excess
                          .derivative()
                          .map(slope -> slope.signOn(joint.place().enclosure()).isStrict())
                          .orElse(false));
    }

    static SmoothFunction excess(Piece piece) {
      Context context = piece.context();
      return SmoothFunction.of(
          Arithmetic.subtract(piece.f().expr(), context.x()), context);
    }

    private void visit(Joint joint) {
      if (joint.value().isEmpty()) {
        return;
      }
      Place place = joint.place();
      Value here = new Value.Finite(place.enclosure(), place.exact());
      OptionalInt order = joint.value().get().compareTo(here, function.context().algebra());
      if (joint.isContinuous().orElse(false) && isIdentity(joint)) {
        add(FixedSet.point(place, Stability.NEUTRAL));
      } else if (order.isEmpty()) {
        leaveOpen(place.toString(), "f(x) = x is not decided there");
      } else if (order.getAsInt() == 0) {
        add(FixedSet.point(place, Stability.at(joint)));
      }
    }

    private static boolean isIdentity(Joint joint) {
      return (joint.left().isSmooth() && excess(joint.left()).isZero())
          || (joint.right().isSmooth() && excess(joint.right()).isZero());
    }

    /// Appends a set, joined with the last one if they touch.
    private void add(FixedSet next) {
      if (!found.isEmpty() && found.getLast().hi().equals(next.lo())) {
        FixedSet last = found.getLast();
        boolean touches = last.hiClosed() || next.loClosed();
        if (touches) {
          found.removeLast();
          found.add(
              new FixedSet(
                  last.lo(), last.loClosed(), next.hi(), next.hiClosed(), Stability.NEUTRAL));
          return;
        }
      }
      found.add(next);
    }
  }
}
