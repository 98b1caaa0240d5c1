// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Verdict.Proved;
import hillock.certify.Verdict.Refuted;
import hillock.certify.Verdict.Undecided;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Property;
import hillock.expr.Property.Curvature;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;

/// What the surveys say a good activation function is like, as questions that a prover answers.
public enum Trait {
  /// Its graph is no straight line; what makes a deep network more than one layer.
  NONLINEAR("nonlinear"),
  /// It has a continuous derivative.
  SMOOTH("smooth"),
  /// It never decreases.
  MONOTONE("monotone"),
  /// Its values lie between two numbers.
  BOUNDED("bounded"),
  /// Its values have no upper bound: a wide border of excitation.
  WIDE("wide"),
  /// It has positive and negative values, so that what comes next is not shifted to one side.
  BOTH_SIGNS("both signs"),
  /// A standard normal input gives the mean 0.
  ZERO_CENTRED("zero-centred"),
  /// f(x) ≈ x near 0.
  IDENTITY_NEAR_ZERO("x near 0"),
  /// Its slope vanishes towards neither end.
  UNSATURATED("unsaturated"),
  /// It saturates towards exactly one end: inhibition on one side.
  ONE_SIDED("one-sided"),
  /// It is exactly 0 on an interval, so that units are silent.
  SPARSE("sparse"),
  /// Its slope is 0 on no interval, so that no unit stops learning for good.
  NEVER_DEAD("never dead");

  private static final Bounds.End ZERO = Bounds.End.of(Arithmetic.ZERO);
  private static final Bounds NEVER_NEGATIVE =
      new Bounds(ZERO, true, Bounds.End.POSITIVE_INFINITY, false);
  private static final Bounds NEVER_POSITIVE =
      new Bounds(Bounds.End.NEGATIVE_INFINITY, false, ZERO, true);

  private final String spelling;

  Trait(String spelling) {
    this.spelling = spelling;
  }

  /// What tables call it.
  public String spelling() {
    return spelling;
  }

  /// Whether a function has this trait.
  public Verdict of(Prover prover) {
    return switch (this) {
      case NONLINEAR -> nonlinear(prover);
      case SMOOTH -> smooth(prover.smoothness());
      case MONOTONE -> prover.check(new Property.Monotone(Direction.NONDECREASING));
      case BOUNDED -> bounded(prover.range());
      case WIDE -> unlimited(prover.range(), prover.range().supremum());
      case BOTH_SIGNS -> bothSigns(prover);
      case ZERO_CENTRED -> prover.check(new Property.ZeroCentred());
      case IDENTITY_NEAR_ZERO -> prover.check(new Property.IdentityNearZero());
      case UNSATURATED -> both(unsaturated(prover, Side.LEFT), unsaturated(prover, Side.RIGHT));
      case ONE_SIDED -> oneSided(prover);
      case SPARSE -> sparse(prover.plateaus());
      case NEVER_DEAD -> neverDead(prover.plateaus());
    };
  }

  private static Verdict nonlinear(Prover prover) {
    return not(
        both(
            prover.check(new Property.Curved(Curvature.CONVEX)),
            prover.check(new Property.Curved(Curvature.CONCAVE))));
  }

  private static Verdict smooth(Smoothness smoothness) {
    if (!smoothness.verdict().isProved()) {
      return undecided(smoothness.verdict(), "(-inf, inf)");
    }
    return smoothness.corners().stream()
        .filter(corner -> corner.order() < 1)
        .findFirst()
        .<Verdict>map(corner -> new Refuted(corner.place().toString(), corner.toString()))
        .orElse(smoothness.verdict());
  }

  private static Verdict bounded(Range range) {
    return both(limited(range, range.infimum()), limited(range, range.supremum()));
  }

  /// Whether an end of the range is finite.
  private static Verdict limited(Range range, Extremum end) {
    Verdict unlimited = unlimited(range, end);
    return unlimited.isProved()
        ? new Refuted(end.where(), "the values have no bound")
        : not(unlimited);
  }

  /// Whether an end of the range is infinite.
  private static Verdict unlimited(Range range, Extremum end) {
    if (!range.verdict().isProved() || !end.isKnown()) {
      return undecided(range.verdict(), end.where());
    }
    return end.isInfinite()
        ? new Proved("the range", 0)
        : new Refuted(end.where(), "the range ends at " + end);
  }

  private static Verdict bothSigns(Prover prover) {
    return both(
        not(prover.check(new Property.Within(NEVER_NEGATIVE))),
        not(prover.check(new Property.Within(NEVER_POSITIVE))));
  }

  private static Verdict unsaturated(Prover prover, Side side) {
    return prover.check(new Property.Saturates(side, Saturation.NONE));
  }

  private static Verdict oneSided(Prover prover) {
    Verdict left = unsaturated(prover, Side.LEFT);
    Verdict right = unsaturated(prover, Side.RIGHT);
    Verdict onTheLeft = both(not(left), right);
    return onTheLeft.isProved() ? onTheLeft : either(onTheLeft, both(left, not(right)));
  }

  private static Verdict sparse(Plateaus plateaus) {
    if (!plateaus.silent().isEmpty()) {
      return new Proved("it is 0 on " + plateaus.silent().getFirst(), 0);
    }
    return plateaus.verdict().isProved()
        ? new Refuted("(-inf, inf)", "it is 0 on no interval")
        : undecided(plateaus.verdict(), "(-inf, inf)");
  }

  private static Verdict neverDead(Plateaus plateaus) {
    if (!plateaus.dead().isEmpty()) {
      return new Refuted(plateaus.dead().getFirst().toString(), "the slope is 0 there");
    }
    return plateaus.verdict().isProved()
        ? new Proved("the slope is 0 on no interval", 0)
        : undecided(plateaus.verdict(), "(-inf, inf)");
  }

  private static Verdict undecided(Verdict verdict, String where) {
    return verdict instanceof Undecided ? verdict : new Undecided(where, "it is not known");
  }

  private static Verdict not(Verdict verdict) {
    return switch (verdict) {
      case Proved(var cover, var boxes) -> new Refuted(cover, "the opposite is proved");
      case Refuted(var at, var explanation) -> new Proved(at + ": " + explanation, 0);
      case Undecided undecided -> undecided;
    };
  }

  private static Verdict both(Verdict a, Verdict b) {
    if (a instanceof Refuted || b instanceof Refuted) {
      return a instanceof Refuted ? a : b;
    }
    return a.isProved() ? b : a;
  }

  private static Verdict either(Verdict a, Verdict b) {
    return not(both(not(a), not(b)));
  }
}
