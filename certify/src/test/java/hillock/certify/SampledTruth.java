// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.FixedPoints.FixedSet;
import hillock.certify.Monotony.Run;
import hillock.certify.Samples.Sample;
import hillock.expr.Expr;
import hillock.expr.Property;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Parity;
import hillock.numerics.BigReal;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for points that contradict what a card says.
final class SampledTruth {
  private static final int BITS = 600;

  private final PropertyCard card;
  private final Expr formula;
  private final Expr input;
  private final Samples samples;
  private final List<String> contradictions = new ArrayList<>();

  private SampledTruth(PropertyCard card, Expr formula, Expr input, Samples samples) {
    this.card = card;
    this.formula = formula;
    this.input = input;
    this.samples = samples;
  }

  /// Everything that samples of the formula contradict.
  static List<String> contradictions(
      PropertyCard card, Expr formula, Expr input, Samples samples) {
    SampledTruth truth = new SampledTruth(card, formula, input, samples);
    truth.checkDomain();
    truth.checkRange();
    truth.checkDirection();
    truth.checkRuns();
    truth.checkCurvature();
    truth.checkSlope();
    truth.checkSymmetry();
    truth.checkFixedPoints();
    truth.checkPlateaus();
    truth.checkIdentity();
    truth.checkCorners();
    return truth.contradictions;
  }

  private void contradict(String statement, Object at) {
    contradictions.add(statement + " fails at " + at);
  }

  private static int sign(BigReal a, BigReal b) {
    return switch (a.subtract(b, BITS).sign()) {
      case NEGATIVE -> -1;
      case ZERO, UNKNOWN -> 0;
      case POSITIVE -> 1;
    };
  }

  private void checkDomain() {
    if (!card.domain().verdict().isProved()) {
      return;
    }
    for (Sample sample : samples.defined()) {
      if (!contains(sample.x())) {
        contradict("domain " + card.domain(), sample.x());
      }
    }
  }

  private boolean contains(double x) {
    return card.domain().parts().isEmpty()
        || card.domain().parts().stream()
            .anyMatch(part -> part.lo().lo() <= x && x <= part.hi().hi());
  }

  private void checkRange() {
    for (Sample sample : samples.defined()) {
      double lo = card.range().infimum().lo();
      double hi = card.range().supremum().hi();
      boolean isBelow = Double.isFinite(lo) && sign(sample.y(), BigReal.of(lo)) < 0;
      boolean isAbove = Double.isFinite(hi) && sign(sample.y(), BigReal.of(hi)) > 0;
      if (isBelow || isAbove || lo == Double.POSITIVE_INFINITY || hi == Double.NEGATIVE_INFINITY) {
        contradict("range [" + lo + ", " + hi + "]", sample.x() + ": " + sample.y());
      }
    }
  }

  private void checkDirection() {
    if (!card.monotony().verdict().isProved()) {
      return;
    }
    Direction direction = card.monotony().direction();
    List<Sample> defined = samples.defined();
    for (int i = 0; i + 1 < defined.size(); i++) {
      int change = sign(defined.get(i + 1).y(), defined.get(i).y());
      boolean fits =
          switch (direction) {
            case INCREASING, NONDECREASING -> change >= 0;
            case DECREASING, NONINCREASING -> change <= 0;
            case NEITHER -> true;
          };
      if (!fits) {
        contradict(direction.spelling(), defined.get(i).x() + " to " + defined.get(i + 1).x());
      }
    }
  }

  private void checkRuns() {
    for (Run run : card.monotony().runs()) {
      List<Sample> inside =
          samples.defined().stream()
              .filter(s -> run.from().hi() < s.x() && s.x() < run.to().lo())
              .toList();
      for (int i = 0; i + 1 < inside.size(); i++) {
        int change = sign(inside.get(i + 1).y(), inside.get(i).y());
        boolean fits =
            switch (run.trend()) {
              case RISES -> change >= 0;
              case FALLS -> change <= 0;
              case CONSTANT -> change == 0;
              case UNKNOWN -> true;
            };
        if (!fits) {
          contradict(run.toString(), inside.get(i).x());
        }
      }
    }
  }

  /// Slopes of chords of a convex function do not fall.
  private void checkCurvature() {
    if (!card.convexity().verdict().isProved()) {
      return;
    }
    List<Sample> defined = samples.defined();
    for (int i = 0; i + 2 < defined.size(); i++) {
      BigReal left = chord(defined.get(i), defined.get(i + 1));
      BigReal right = chord(defined.get(i + 1), defined.get(i + 2));
      boolean fits =
          switch (card.convexity().curvature()) {
            case CONVEX -> sign(right, left) >= 0;
            case CONCAVE -> sign(right, left) <= 0;
            case NEITHER -> true;
          };
      if (!fits) {
        contradict(card.convexity().toString(), defined.get(i + 1).x());
      }
    }
  }

  private static BigReal chord(Sample a, Sample b) {
    BigReal dx = BigReal.of(b.x()).subtract(BigReal.of(a.x()), BITS);
    return b.y().subtract(a.y(), BITS).divide(dx, BITS);
  }

  private void checkSlope() {
    double constant = card.lipschitz().slope().hi();
    if (!card.lipschitz().verdict().isProved() || Double.isInfinite(constant)) {
      return;
    }
    List<Sample> defined = samples.defined();
    for (int i = 0; i + 1 < defined.size(); i++) {
      BigReal chord = chord(defined.get(i), defined.get(i + 1)).abs();
      if (sign(chord, BigReal.of(constant)) > 0) {
        contradict("lipschitz " + constant, defined.get(i).x());
      }
    }
  }

  private void checkSymmetry() {
    if (!card.symmetry().verdict().isProved() || card.symmetry().parity() == Parity.NEITHER) {
      return;
    }
    for (Sample sample : samples.defined()) {
      Optional<BigReal> mirrored = value(-sample.x());
      BigReal expected =
          card.symmetry().parity() == Parity.ODD ? sample.y().negate() : sample.y();
      if (mirrored.isPresent() && sign(mirrored.get(), expected) != 0) {
        contradict(card.symmetry().toString(), sample.x());
      }
    }
  }

  private Optional<BigReal> value(double x) {
    try {
      return Samples.value(formula, input, x);
    } catch (ArithmeticException noValue) {
      return Optional.empty();
    }
  }

  private void checkFixedPoints() {
    boolean isComplete = card.fixedPoints().verdict().isProved();
    for (Sample sample : samples.defined()) {
      int excess = sign(sample.y(), BigReal.of(sample.x()));
      boolean isExactlyFixed = excess == 0 && sample.y().isExact();
      boolean inside =
          card.fixedPoints().sets().stream().anyMatch(s -> isInside(s, sample.x()));
      if (inside && excess != 0) {
        contradict("fixed points " + card.fixedPoints(), sample.x());
      }
      boolean isListed =
          card.fixedPoints().sets().stream()
              .anyMatch(s -> s.lo().lo() <= sample.x() && sample.x() <= s.hi().hi());
      if (isComplete && isExactlyFixed && !isListed) {
        contradict("only the fixed points " + card.fixedPoints(), sample.x());
      }
    }
  }

  private static boolean isInside(FixedSet set, double x) {
    return set.lo().hi() < x && x < set.hi().lo();
  }

  private void checkPlateaus() {
    for (Sample sample : samples.defined()) {
      boolean isSilent =
          card.plateaus().silent().stream()
              .anyMatch(p -> p.from().hi() < sample.x() && sample.x() < p.to().lo());
      if (isSilent && sign(sample.y(), BigReal.ZERO) != 0) {
        contradict("silent " + card.plateaus(), sample.x());
      }
    }
  }

  /// f(h)/h is near 1 where f(x) ≈ x is proved.
  private void checkIdentity() {
    if (card.identity().verdict().isProved()) {
      Value one = new Value.Finite(Interval.ONE, null);
      checkSlopeNear(0, 0x1p-40, one, "identity near zero");
    }
  }

  /// Difference quotients beside a kink are near the slopes that the card tells.
  private void checkCorners() {
    for (Smoothness.Corner corner : card.smoothness().corners()) {
      boolean isKink = corner.order() == 0 && corner.isExact() && corner.place().exact() != null;
      if (isKink && corner.place().lo() == corner.place().hi()) {
        double h = Math.scalb(Math.max(1, Math.abs(corner.place().lo())), -30);
        checkSlopeNear(corner.place().lo(), h, corner.right(), corner.toString());
        checkSlopeNear(corner.place().lo(), -h, corner.left(), corner.toString());
      }
    }
  }

  private void checkSlopeNear(double x, double h, Value slope, String statement) {
    Optional<BigReal> here = value(x);
    Optional<BigReal> there = value(x + h);
    if (here.isEmpty() || there.isEmpty() || !(slope instanceof Value.Finite)) {
      return;
    }
    BigReal quotient =
        there.get().subtract(here.get(), BITS).divide(BigReal.of(h), BITS);
    double expected = slope.enclosure().midpoint();
    double error = Math.abs(quotient.midpoint() - expected);
    if (error > 1e-3 * Math.max(1, Math.abs(expected))) {
      contradict(statement, x + " + " + h + ": " + quotient.midpoint());
    }
  }

  /// True if the card proves at least one statement that samples can contradict.
  static boolean saysSomething(PropertyCard card) {
    boolean isSmooth =
        card.smoothness().verdict().isProved()
            && card.smoothness().order() != Property.Smooth.INFINITE;
    return isSmooth
        || card.range().verdict().isProved()
        || card.monotony().verdict().isProved()
        || card.lipschitz().verdict().isProved();
  }
}
