// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What is known of the signs of a derivative of a function on its pieces, and of the steps of the
/// function between them: all that monotony, or convexity, depends on.
final class Evidence {
  /// A sign that a slope has on an interval, or a step at a point.
  ///
  /// @param reason why the sign is not known, where it is not
  record Fact(String where, Sign sign, boolean isStep, String reason) {}

  private final List<Fact> facts = new ArrayList<>();
  private long boxes;

  private Evidence() {}

  /// The signs of f' and of the steps of f.
  static Evidence ofSlope(PiecewiseFunction function) {
    Evidence evidence = new Evidence();
    function.definedPieces().forEach(piece -> evidence.visit(piece, 1));
    evidence.visitSteps(function);
    return evidence;
  }

  /// The signs of f'' and of the steps of f'.
  static Evidence ofCurvature(PiecewiseFunction function) {
    Evidence evidence = new Evidence();
    function.definedPieces().forEach(piece -> evidence.visit(piece, 2));
    for (Joint joint : function.joints()) {
      if (joint.isBetweenSmoothPieces()) {
        evidence.step(joint.jump(1), joint.place());
      }
    }
    return evidence;
  }

  private void visit(Piece piece, int order) {
    String where = interval(piece.lo().toString(), piece.hi().toString());
    Optional<SmoothFunction> g = piece.derivative(order);
    if (!piece.isSmooth() || g.isEmpty()) {
      String reason =
          piece.isSmooth() ? "the expression is too large" : "choices or conditions are open";
      facts.add(new Fact(where, Sign.ANY, false, reason));
    } else if (g.get().isZero()) {
      facts.add(new Fact(where, Sign.ZERO, false, ""));
    } else {
      visit(piece, g.get(), order == 1 ? piece.slopeChart() : piece.curvatureChart());
    }
  }

  private void visit(Piece piece, SmoothFunction g, SignChart chart) {
    boxes += chart.boxes();
    for (Cell cell : chart.cells()) {
      String where = interval(Digits.nearest(cell.lo()), Digits.nearest(cell.hi()));
      switch (cell) {
        case Region region -> {
          facts.add(new Fact(where, region.sign(), false, ""));
          sample(piece, g, region).ifPresent(sign -> facts.add(new Fact(where, sign, false, "")));
        }
        case Gap gap -> facts.add(new Fact(where, Sign.ANY, false, gap.reason()));
        case Root _ -> {
          // Neither sign.
        }
      }
    }
  }

  /// A strict sign at some point of a region where zeros are not excluded.
  private static Optional<Sign> sample(Piece piece, SmoothFunction g, Region region) {
    if (region.sign().isStrict() || region.sign().isZero()) {
      return Optional.empty();
    }
    Interval box = Interval.of(region.lo(), region.hi());
    for (double at : new double[] {box.midpoint(), Bisection.middle(box), 1, -1}) {
      if (box.contains(at) && piece.contains(at)) {
        Sign sign = g.signOn(Interval.point(at));
        if (sign.isStrict()) {
          return Optional.of(sign);
        }
      }
    }
    return Optional.empty();
  }

  /// The steps at joints and across holes of the domain.
  private void visitSteps(PiecewiseFunction function) {
    Value before = null;
    for (int i = 0; i < function.pieces().size(); i++) {
      Piece piece = function.pieces().get(i);
      if (!piece.isUndefined()) {
        Value start = piece.limit(0, Side.LEFT);
        if (before != null) {
          step(start.compareTo(before, function.context().algebra()), piece.lo());
        }
        before = piece.limit(0, Side.RIGHT);
      }
      if (i < function.joints().size()) {
        Joint joint = function.joints().get(i);
        if (joint.place().nature() == Place.Nature.SEAM) {
          before = null;
        } else if (joint.value().isPresent()) {
          Value value = joint.value().get();
          if (before != null) {
            step(value.compareTo(before, function.context().algebra()), joint.place());
          }
          before = value;
        }
      }
    }
  }

  private void step(OptionalInt sign, Place place) {
    Sign known = sign.isPresent() ? Sign.of(sign.getAsInt()) : Sign.ANY;
    facts.add(new Fact(place.toString(), known, true, "the step there is not known"));
  }

  private static String interval(String lo, String hi) {
    return "(" + lo + ", " + hi + ")";
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /// Boxes that the charts took.
  long boxes() {
    return boxes;
  }

  boolean isNeverNegative() {
    return facts.stream().noneMatch(fact -> fact.sign().negative());
  }

  boolean isNeverPositive() {
    return facts.stream().noneMatch(fact -> fact.sign().positive());
  }

  /// Where something is certainly negative.
  Optional<Fact> negative() {
    return first(fact -> fact.sign().isNegative());
  }

  /// Where something is certainly positive.
  Optional<Fact> positive() {
    return first(fact -> fact.sign().isPositive());
  }

  /// An interval on which the derivative is zero.
  Optional<Fact> plateau() {
    return first(fact -> fact.sign().isZero() && !fact.isStep());
  }

  /// An interval on which the derivative is not known to have one sign but at isolated points.
  Optional<Fact> doubt() {
    return first(
        fact -> !fact.isStep() && !fact.sign().isStrict() && !hasStrictWitness(fact));
  }

  private boolean hasStrictWitness(Fact weak) {
    return facts.stream()
        .anyMatch(fact -> fact.sign().isStrict() && fact.where().equals(weak.where()));
  }

  /// Where a sign is not known.
  Optional<Fact> unknown() {
    return first(fact -> fact.sign().isMixed());
  }

  private Optional<Fact> first(Predicate<Fact> test) {
    return facts.stream().filter(test).findFirst();
  }
}
