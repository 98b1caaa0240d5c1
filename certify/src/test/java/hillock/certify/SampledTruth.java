// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Monotony.Run;
import hillock.certify.Samples.Sample;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Parity;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks for points that contradict what a card says of the whole line. A contradiction is certain:
/// what enclosures leave open counts for the card.
final class SampledTruth {
  /// An oscillating function has more places than are worth a look.
  private static final int MAX_PLACES = 40;

  private final PropertyCard card;
  private final Samples samples;
  private final List<Sample> defined;
  private final List<String> contradictions = new ArrayList<>();

  private SampledTruth(PropertyCard card, Samples samples) {
    this.card = card;
    this.samples = samples;
    this.defined = samples.defined();
  }

  /// Everything in a card that values of the function contradict.
  static List<String> contradictions(PropertyCard card, Samples samples) {
    SampledTruth truth = new SampledTruth(card, samples);
    truth.checkDomain();
    truth.checkRange();
    truth.checkDirection();
    truth.checkRuns();
    truth.checkCurvature();
    truth.checkSlopes();
    truth.checkSymmetry();
    truth.checkPlateaus();
    return Stream.of(
            truth.contradictions,
            SampledPlaces.contradictions(card, samples),
            SampledEnds.contradictions(card, samples))
        .flatMap(List::stream)
        .toList();
  }

  /// The doubles nearest to the places that a card names.
  static List<Double> places(PropertyCard card) {
    return Stream.of(
            card.monotony().turns().stream().map(Monotony.Turn::place),
            card.smoothness().corners().stream().map(Smoothness.Corner::place),
            card.fixedPoints().sets().stream().flatMap(set -> Stream.of(set.lo(), set.hi())),
            card.domain().parts().stream().flatMap(part -> Stream.of(part.lo(), part.hi())))
        .flatMap(places -> places)
        .filter(Place::isFinite)
        .map(Place::nearest)
        .limit(MAX_PLACES)
        .toList();
  }

  private void contradict(String statement, Object at) {
    contradictions.add(statement + " fails at " + at);
  }

  private void checkDomain() {
    if (!card.domain().verdict().isProved()) {
      return;
    }
    for (Sample sample : defined) {
      if (card.domain().parts().stream().noneMatch(part -> mayContain(part, sample.x()))) {
        contradict("domain " + card.domain(), sample.x());
      }
    }
    for (int x = -Samples.END; x <= Samples.END; x++) {
      double point = x;
      boolean isInside =
          card.domain().parts().stream()
              .anyMatch(part -> part.lo().hi() < point && point < part.hi().lo());
      if (isInside && hasNoValue(point)) {
        contradict("domain " + card.domain(), point);
      }
    }
  }

  private boolean hasNoValue(double x) {
    try {
      samples.value(x);
      return false;
    } catch (ArithmeticException noValue) {
      return true;
    }
  }

  private static boolean mayContain(Domain.Part part, double x) {
    boolean isLo = part.lo().exact() != null && part.lo().lo() == x && part.lo().hi() == x;
    boolean isHi = part.hi().exact() != null && part.hi().lo() == x && part.hi().hi() == x;
    boolean isBetween = part.lo().lo() <= x && x <= part.hi().hi();
    return isBetween && (!isLo || part.loClosed()) && (!isHi || part.hiClosed());
  }

  private void checkRange() {
    Extremum least = card.range().infimum();
    Extremum greatest = card.range().supremum();
    for (Sample sample : defined) {
      if (isAbove(sample.y(), greatest) || isAbove(sample.y().negate(), negated(least))) {
        contradict("range " + card.range(), sample.x() + ": " + sample.y());
      }
    }
  }

  private static boolean isAbove(BigReal y, Extremum supremum) {
    if (Double.isInfinite(supremum.hi())) {
      return supremum.hi() < 0;
    }
    int order = Reals.compare(y, supremum.hi());
    boolean isOpen =
        supremum.attained() == Extremum.Attained.NO && supremum.lo() == supremum.hi();
    return order > 0 || (isOpen && Reals.areEqual(y, BigReal.of(supremum.hi())));
  }

  private static Extremum negated(Extremum infimum) {
    return new Extremum(
        -infimum.hi(), -infimum.lo(), null, infimum.attained(), infimum.where());
  }

  private void checkDirection() {
    if (!card.monotony().verdict().isProved()) {
      return;
    }
    Direction direction = card.monotony().direction();
    for (int i = 0; i + 1 < defined.size(); i++) {
      BigReal here = defined.get(i).y();
      BigReal next = defined.get(i + 1).y();
      int change = Reals.compare(next, here);
      boolean fits =
          switch (direction) {
            case INCREASING -> change >= 0 && !Reals.areEqual(next, here);
            case NONDECREASING -> change >= 0;
            case DECREASING -> change <= 0 && !Reals.areEqual(next, here);
            case NONINCREASING -> change <= 0;
            case NEITHER -> true;
          };
      if (!fits) {
        contradict(direction.spelling(), defined.get(i).x() + " to " + defined.get(i + 1).x());
      }
    }
  }

  private void checkRuns() {
    for (Run run : card.monotony().runs()) {
      List<Sample> inside = samples.between(run.from(), run.to());
      for (int i = 0; i + 1 < inside.size(); i++) {
        int change = Reals.compare(inside.get(i + 1).y(), inside.get(i).y());
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
    for (int i = 0; i + 2 < defined.size(); i++) {
      BigReal left = defined.get(i).chordTo(defined.get(i + 1));
      BigReal right = defined.get(i + 1).chordTo(defined.get(i + 2));
      boolean fits =
          switch (card.convexity().curvature()) {
            case CONVEX -> Reals.compare(right, left) >= 0;
            case CONCAVE -> Reals.compare(right, left) <= 0;
            case NEITHER -> true;
          };
      if (!fits) {
        contradict(card.convexity().toString(), defined.get(i + 1).x());
      }
    }
  }

  /// Chords of a continuous function are no steeper than its slopes.
  private void checkSlopes() {
    LipschitzConstant lipschitz = card.lipschitz();
    if (!lipschitz.verdict().isProved()) {
      return;
    }
    for (int i = 0; i + 1 < defined.size(); i++) {
      BigReal chord = defined.get(i).chordTo(defined.get(i + 1));
      boolean isTooSteep =
          exceeds(chord.abs(), lipschitz.slope().hi())
              || exceeds(chord, lipschitz.greatest().hi())
              || exceeds(chord.negate(), -lipschitz.least().lo());
      if (isTooSteep) {
        contradict("lipschitz " + lipschitz, defined.get(i).x());
      }
    }
  }

  private static boolean exceeds(BigReal chord, double bound) {
    return !Double.isInfinite(bound) && Reals.compare(chord, bound) > 0;
  }

  private void checkSymmetry() {
    if (!card.symmetry().verdict().isProved() || card.symmetry().parity() == Parity.NEITHER) {
      return;
    }
    boolean isOdd = card.symmetry().parity() == Parity.ODD;
    for (Sample sample : defined) {
      Optional<BigReal> mirrored = samples.valueIfAny(0 - sample.x());
      BigReal expected = isOdd ? sample.y().negate() : sample.y();
      if (mirrored.isPresent() && Reals.compare(mirrored.get(), expected) != 0) {
        contradict(card.symmetry().toString(), sample.x());
      }
    }
  }

  private void checkPlateaus() {
    for (Plateaus.Plateau silent : card.plateaus().silent()) {
      for (Sample sample : samples.between(silent.from(), silent.to())) {
        if (Reals.compare(sample.y(), BigReal.ZERO) != 0) {
          contradict("silent " + silent, sample.x());
        }
      }
    }
    for (Plateaus.Plateau dead : card.plateaus().dead()) {
      List<Sample> inside = samples.between(dead.from(), dead.to());
      for (Sample sample : inside) {
        if (Reals.compare(sample.y(), inside.getFirst().y()) != 0) {
          contradict("slope 0 on " + dead, sample.x());
        }
      }
    }
  }
}
