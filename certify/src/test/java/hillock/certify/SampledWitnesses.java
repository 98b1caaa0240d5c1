// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Extremum.Attained;
import hillock.certify.Samples.Sample;
import hillock.expr.Property.Curvature;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Parity;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks for samples that show a card to be sharp: that bounds are reached, and that what is denied
/// fails somewhere. A well behaved function has them at the usual points.
final class SampledWitnesses {
  /// How near samples come to an extremum that they may not hit.
  private static final double NEAR = 2e-3;

  /// Samples of an unbounded function go beyond this.
  private static final double LARGE = 35;

  private final PropertyCard card;
  private final Samples samples;
  private final List<Sample> defined;
  private final List<BigReal> changes = new ArrayList<>();
  private final List<BigReal> chords = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private SampledWitnesses(PropertyCard card, Samples samples) {
    this.card = card;
    this.samples = samples;
    this.defined = samples.defined();
    for (int i = 0; i + 1 < defined.size(); i++) {
      Sample next = defined.get(i + 1);
      changes.add(next.y().subtract(defined.get(i).y(), Reals.BITS));
      chords.add(defined.get(i).chordTo(next));
    }
  }

  /// The statements of a card that no sample bears out.
  static List<String> missing(PropertyCard card, Samples samples) {
    SampledWitnesses witnesses = new SampledWitnesses(card, samples);
    witnesses.checkRange();
    witnesses.checkDirection();
    witnesses.checkCurvature();
    witnesses.checkSymmetry();
    witnesses.checkSlopes();
    witnesses.checkPlateaus();
    return witnesses.missing;
  }

  private void require(boolean isSeen, String statement) {
    if (!isSeen) {
      missing.add("no sample shows: " + statement);
    }
  }

  private static <T> boolean any(List<T> all, Predicate<T> test) {
    return all.stream().anyMatch(test);
  }

  private void checkRange() {
    if (card.range().verdict().isProved()) {
      List<BigReal> values = defined.stream().map(Sample::y).toList();
      List<BigReal> negated = values.stream().map(BigReal::negate).toList();
      requireReached(values, card.range().supremum(), "supremum of " + card.range());
      Extremum least = card.range().infimum();
      Extremum mirrored =
          new Extremum(-least.hi(), -least.lo(), null, least.attained(), least.where());
      requireReached(negated, mirrored, "infimum of " + card.range());
    }
  }

  private void requireReached(List<BigReal> values, Extremum supremum, String statement) {
    double bound = supremum.hi();
    double target = Double.isInfinite(bound) ? LARGE : bound - NEAR * Math.max(1, Math.abs(bound));
    require(any(values, y -> Reals.compare(y, target) > 0), statement);
    boolean isExactlyReached = supremum.attained() == Attained.YES && supremum.lo() == bound;
    if (isExactlyReached) {
      require(any(values, y -> Reals.compare(y, bound) == 0), statement + ", attained");
    }
  }

  private void checkDirection() {
    Direction direction = card.monotony().direction();
    if (!card.monotony().verdict().isProved()) {
      return;
    }
    boolean rises = any(changes, c -> Reals.compare(c, 0) > 0);
    boolean falls = any(changes, c -> Reals.compare(c, 0) < 0);
    boolean rests = any(changes, c -> Reals.areEqual(c, BigReal.ZERO));
    boolean isShown =
        switch (direction) {
          case INCREASING -> rises;
          case NONDECREASING -> rests;
          case DECREASING -> falls;
          case NONINCREASING -> falls && rests;
          case NEITHER -> rises && falls;
        };
    require(isShown, direction.spelling());
  }

  private void checkCurvature() {
    if (!card.convexity().verdict().isProved()
        || card.convexity().curvature() != Curvature.NEITHER) {
      return;
    }
    boolean bendsUp = false;
    boolean bendsDown = false;
    BigReal least = chords.getFirst();
    BigReal greatest = chords.getFirst();
    for (BigReal chord : chords) {
      bendsUp |= Reals.compare(chord, least) > 0;
      bendsDown |= Reals.compare(chord, greatest) < 0;
      least = least.min(chord);
      greatest = greatest.max(chord);
    }
    require(bendsUp && bendsDown, "not-convex");
  }

  private void checkSymmetry() {
    if (!card.symmetry().verdict().isProved() || card.symmetry().parity() != Parity.NEITHER) {
      return;
    }
    require(any(defined, s -> differs(s, false)), "not even");
    require(any(defined, s -> differs(s, true)), "not odd");
  }

  private boolean differs(Sample sample, boolean isOdd) {
    Optional<BigReal> mirrored = samples.valueIfAny(0 - sample.x());
    BigReal expected = isOdd ? sample.y().negate() : sample.y();
    return mirrored.isEmpty() || Reals.compare(mirrored.get(), expected) != 0;
  }

  /// The steepest chords are nearly as steep as the steepest slopes; across a step they are steeper
  /// than any slope.
  private void checkSlopes() {
    LipschitzConstant lipschitz = card.lipschitz();
    switch (lipschitz.verdict()) {
      case Verdict.Proved _ -> {
        List<BigReal> negated = chords.stream().map(BigReal::negate).toList();
        requireReached(chords, asBound(lipschitz.greatest().hi()), "f' up to " + lipschitz);
        requireReached(negated, asBound(-lipschitz.least().lo()), "f' down to the least");
      }
      case Verdict.Refuted _ ->
          require(any(chords, c -> Reals.compare(c.abs(), LARGE) > 0), "a step");
      case Verdict.Undecided _ -> {
        // Nothing to show.
      }
    }
  }

  private static Extremum asBound(double bound) {
    return new Extremum(bound, bound, null, Attained.MAYBE, "");
  }

  /// Where three samples in a row are equal, the slope is 0, and the card says so.
  private void checkPlateaus() {
    if (!card.plateaus().verdict().isProved()) {
      return;
    }
    for (int i = 0; i + 2 < defined.size(); i++) {
      double from = defined.get(i).x();
      double to = defined.get(i + 2).x();
      boolean isFlat =
          Reals.areEqual(changes.get(i), BigReal.ZERO)
              && Reals.areEqual(changes.get(i + 1), BigReal.ZERO);
      boolean isDead =
          any(card.plateaus().dead(), p -> p.from().lo() <= from && to <= p.to().hi());
      require(!isFlat || isDead, "slope not 0 between " + from + " and " + to);
    }
  }
}
