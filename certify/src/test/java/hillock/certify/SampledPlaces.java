// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.FixedPoints.FixedSet;
import hillock.certify.Samples.Sample;
import hillock.certify.Smoothness.Corner;
import hillock.expr.Property;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for contradictions to what a card says of single places: fixed points, corners, the
/// origin.
final class SampledPlaces {
  /// The step of difference quotients.
  private static final double STEP = 0x1p-40;

  private static final double TOLERANCE = 1e-6;
  private static final double STEEP = 1e8;

  private final PropertyCard card;
  private final Samples samples;
  private final List<String> contradictions = new ArrayList<>();

  private SampledPlaces(PropertyCard card, Samples samples) {
    this.card = card;
    this.samples = samples;
  }

  static List<String> contradictions(PropertyCard card, Samples samples) {
    SampledPlaces places = new SampledPlaces(card, samples);
    places.checkFixedPoints();
    places.checkOtherFixedPoints();
    places.checkIdentity();
    places.checkCorners();
    places.checkSmoothPoints();
    return places.contradictions;
  }

  private void contradict(String statement, Object at) {
    contradictions.add(statement + " fails at " + at);
  }

  /// f(x) - x is zero inside the sets, and changes its sign or is small around listed points.
  private void checkFixedPoints() {
    for (FixedSet set : card.fixedPoints().sets()) {
      for (Sample sample : samples.between(set.lo(), set.hi())) {
        if (excess(sample) != 0) {
          contradict("fixed points " + set, sample.x());
        }
      }
      boolean isExactPoint = set.isPoint() && set.lo().lo() == set.lo().hi();
      if (isExactPoint) {
        double x = set.lo().lo();
        Optional<BigReal> value = samples.valueIfAny(x);
        if (value.isEmpty() || Reals.compare(value.get(), x) != 0) {
          contradict("fixed point " + set, x);
        }
      }
    }
  }

  private static int excess(Sample sample) {
    return Reals.compare(sample.y(), sample.x());
  }

  /// No sample is exactly fixed outside the sets, and f(x) - x keeps its sign between them.
  private void checkOtherFixedPoints() {
    if (!card.fixedPoints().verdict().isProved() || card.fixedPoints().isInfinite()) {
      return;
    }
    List<Sample> defined = samples.defined();
    for (Sample sample : defined) {
      boolean isFixed = Reals.areEqual(sample.y(), BigReal.of(sample.x()));
      if (isFixed && !isListed(sample.x(), sample.x())) {
        contradict("only the fixed points " + card.fixedPoints(), sample.x());
      }
    }
    for (int i = 0; i + 1 < defined.size(); i++) {
      Sample left = defined.get(i);
      Sample right = defined.get(i + 1);
      boolean crosses = excess(left) * excess(right) < 0;
      if (crosses && isContinuousBetween(left.x(), right.x()) && !isListed(left.x(), right.x())) {
        contradict("only the fixed points " + card.fixedPoints(), left.x() + " to " + right.x());
      }
    }
  }

  private boolean isListed(double from, double to) {
    return card.fixedPoints().sets().stream()
        .anyMatch(set -> set.lo().lo() <= to && from <= set.hi().hi());
  }

  private boolean isContinuousBetween(double from, double to) {
    boolean hasStep =
        card.smoothness().corners().stream()
            .anyMatch(c -> c.order() < 0 && c.place().lo() <= to && from <= c.place().hi());
    boolean isDefined =
        card.domain().parts().stream()
            .anyMatch(part -> part.lo().hi() < from && to < part.hi().lo());
    return isDefined && !hasStep;
  }

  /// f(0) = 0 and difference quotients near 1 if f(x) ≈ x is proved, and not if it is refuted.
  private void checkIdentity() {
    Verdict verdict = card.identity().verdict();
    if (verdict instanceof Verdict.Undecided) {
      return;
    }
    boolean fits =
        verdict.isProved()
            ? mayBeIdentity(STEP) && mayBeIdentity(-STEP)
            : !isIdentity(STEP) || !isIdentity(-STEP);
    if (!fits) {
      contradict("near zero: " + card.identity() + " " + verdict.word(), 0);
    }
  }

  private boolean mayBeIdentity(double h) {
    Optional<BigReal[]> row = samples.row(0, h, 1);
    return row.isEmpty()
        || (Reals.compare(row.get()[0], 0) == 0
            && Reals.compare(distanceFromOne(row.get(), h), TOLERANCE) <= 0);
  }

  /// True if f(0) is certainly 0 and the slope certainly near 1.
  private boolean isIdentity(double h) {
    Optional<BigReal[]> row = samples.row(0, h, 1);
    return row.isPresent()
        && Reals.areEqual(row.get()[0], BigReal.ZERO)
        && Reals.compare(distanceFromOne(row.get(), h), TOLERANCE) < 0;
  }

  private static BigReal distanceFromOne(BigReal[] row, double h) {
    return Reals.distance(Reals.difference(row, h), 1);
  }

  /// Difference quotients beside a corner are near the derivatives that the card tells.
  private void checkCorners() {
    for (Corner corner : card.smoothness().corners()) {
      boolean isDouble = corner.place().lo() == corner.place().hi();
      if (isDouble && corner.isExact() && corner.order() >= 0) {
        checkSide(corner, step(corner), corner.right());
        checkSide(corner, -step(corner), corner.left());
        for (int order = 1; order <= corner.order(); order++) {
          checkSame(corner.place().lo(), order, corner.toString());
        }
      }
    }
  }

  /// A step the smaller, the steeper the function is beside the corner.
  private static double step(Corner corner) {
    double steepest = Math.max(1, Math.max(size(corner.left()), size(corner.right())));
    return STEP / Math.scalb(1.0, Math.getExponent(steepest));
  }

  private static double size(Value value) {
    return value instanceof Value.Finite(var enclosure, var _) ? enclosure.mag() : 0;
  }

  private void checkSide(Corner corner, double h, Value expected) {
    double x = corner.place().lo();
    Optional<BigReal[]> row = samples.row(x, h, corner.order() + 1);
    if (row.isEmpty() || !(expected instanceof Value.Finite(var enclosure, var _))) {
      return;
    }
    BigReal error = Reals.distance(Reals.difference(row.get(), h), enclosure.midpoint());
    if (Reals.compare(error, TOLERANCE * Math.max(1, enclosure.mag())) > 0) {
      contradict(corner.toString(), x + " with step " + h);
    }
  }

  /// Two derivatives agree from both sides wherever no corner is told, if the class is proved.
  private void checkSmoothPoints() {
    Smoothness smoothness = card.smoothness();
    if (!smoothness.verdict().isProved()) {
      return;
    }
    for (int i = -4 * Samples.END; i <= 4 * Samples.END; i++) {
      double x = i / 4.0;
      boolean isCorner =
          smoothness.corners().stream()
              .anyMatch(c -> c.place().lo() <= x + 0.01 && x - 0.01 <= c.place().hi());
      if (!isCorner) {
        checkSame(x, 1, "C^" + smoothness);
        checkSame(x, 2, "C^" + smoothness);
      }
    }
  }

  /// The difference quotients of an order agree from both sides, the better the smaller the step.
  private void checkSame(double x, int order, String statement) {
    Optional<BigReal> coarse = jump(x, order, STEP);
    Optional<BigReal> fine = jump(x, order, STEP / 16);
    if (coarse.isEmpty() || fine.isEmpty() || isSteep(x)) {
      return;
    }
    boolean isLarge = Reals.compare(fine.get(), TOLERANCE) > 0;
    if (isLarge && Reals.compare(Reals.twice(fine.get()), coarse.get()) > 0) {
      contradict(statement + ", derivative " + order, x);
    }
  }

  /// Where a slope is this steep, no step of ours is small enough to see how smooth it is.
  private boolean isSteep(double x) {
    return isSteep(x, STEP) || isSteep(x, -STEP);
  }

  private boolean isSteep(double x, double h) {
    Optional<BigReal[]> row = samples.row(x, h, 1);
    return row.isEmpty() || Reals.compare(Reals.difference(row.get(), h).abs(), STEEP) > 0;
  }

  private Optional<BigReal> jump(double x, int order, double h) {
    Optional<BigReal[]> right = samples.row(x, h, order);
    Optional<BigReal[]> left = samples.row(x, -h, order);
    if (right.isEmpty() || left.isEmpty()) {
      return Optional.empty();
    }
    BigReal fromRight = Reals.difference(right.get(), h);
    BigReal fromLeft = Reals.difference(left.get(), -h);
    return Optional.of(fromRight.subtract(fromLeft, Reals.BITS).abs());
  }

  /// True if the card proves at least one statement that samples can contradict.
  static boolean saysSomething(PropertyCard card) {
    boolean hasCorners =
        card.smoothness().verdict().isProved()
            && card.smoothness().order() != Property.Smooth.INFINITE;
    return hasCorners
        || card.range().verdict().isProved()
        || card.monotony().verdict().isProved()
        || card.lipschitz().verdict().isProved();
  }
}
