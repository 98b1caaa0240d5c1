// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Samples.Sample;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;

/// Looks for contradictions to what a card says of the ends of the line.
///
/// A limit cannot be sampled; but far out a function is near it, or at least clearly nearer than
/// less far out.
final class SampledEnds {
  private static final double NEAR = 1e-6;

  /// Where it is not known where the outermost piece begins, it is taken to reach beyond this.
  private static final double FAR = 1e50;

  private final Ends end;
  private final List<Sample> outward;
  private final List<String> contradictions = new ArrayList<>();

  /// @param outward samples of the outermost piece, from the inside to the outside
  private SampledEnds(Ends end, List<Sample> outward) {
    this.end = end;
    this.outward = outward;
  }

  static List<String> contradictions(PropertyCard card, Samples samples) {
    List<String> contradictions = new ArrayList<>();
    for (Ends end : List.of(card.left(), card.right())) {
      List<Sample> outward = outward(end.side(), card, samples);
      if (outward.size() >= 4) {
        contradictions.addAll(new SampledEnds(end, outward).find());
      }
    }
    return contradictions;
  }

  private static List<Sample> outward(Side side, PropertyCard card, Samples samples) {
    double start = card.smoothness().verdict().isProved() ? 1 : FAR;
    double innermost =
        card.smoothness().corners().stream()
            .mapToDouble(corner -> Math.max(-corner.place().lo(), corner.place().hi()))
            .reduce(start, Math::max);
    List<Sample> beyond =
        samples.defined().stream()
            .filter(s -> Math.abs(s.x()) > innermost && (s.x() > 0) == (side == Side.RIGHT))
            .toList();
    return side == Side.RIGHT ? beyond : beyond.reversed();
  }

  private List<String> find() {
    checkLimit();
    if (end.verdict().isProved()) {
      checkSaturation();
    }
    return contradictions;
  }

  private void contradict(String statement) {
    contradictions.add(
        "%s end: f -> %s, f' -> %s, saturation %s: %s"
            .formatted(
                end.side().spelling(), end.limit(), end.slope(), end.saturation(), statement));
  }

  private Sample far() {
    return outward.getLast();
  }

  /// A sample on the way.
  private Sample near() {
    return outward.get(outward.size() / 2);
  }

  private BigReal farSlope() {
    return outward.get(outward.size() - 2).chordTo(far());
  }

  private BigReal nearSlope() {
    int middle = outward.size() / 2;
    return outward.get(middle - 1).chordTo(outward.get(middle));
  }

  private void checkLimit() {
    if (!tendsTo(end.limit(), near().y(), far().y())) {
      contradict("f(" + far().x() + ") = " + far().y());
    }
  }

  /// Whether values may tend to a limit; false only if that is certain enough.
  private static boolean tendsTo(Value limit, BigReal near, BigReal far) {
    if (limit instanceof Value.Finite && !limit.enclosure().isBounded()) {
      return true;
    }
    return switch (limit) {
      case Value.Finite(var enclosure, var _) -> {
        BigReal farError = Reals.distance(far, enclosure.midpoint());
        BigReal nearError = Reals.distance(near, enclosure.midpoint());
        double small = NEAR * Math.max(1, enclosure.mag());
        boolean isFarOff = Reals.compare(farError, small) > 0;
        yield !isFarOff || Reals.compare(farError, nearError) < 0;
      }
      case Value.Infinite(var isPositive) -> {
        int sign = Reals.compare(far, 0);
        boolean isWrong = isPositive ? sign < 0 : sign > 0;
        yield !isWrong && Reals.compare(far.abs(), near.abs()) >= 0;
      }
      case Value.None _, Value.Unknown _ -> true;
    };
  }

  private void checkSaturation() {
    BigReal first = outward.getFirst().y();
    boolean mayBeConstant = outward.stream().allMatch(s -> Reals.compare(s.y(), first) == 0);
    boolean isConstant = outward.stream().allMatch(s -> Reals.areEqual(s.y(), first));
    boolean fits =
        switch (end.saturation()) {
          case HARD -> mayBeConstant;
          case SOFT -> !isConstant && tendsTo(end.slope(), nearSlope(), farSlope());
          case NONE -> !isConstant && tendsTo(end.slope(), nearSlope(), farSlope());
        };
    boolean slopeVanishes = Reals.compare(Reals.distance(farSlope(), 0), NEAR) <= 0;
    boolean isSoft = end.saturation() == Saturation.SOFT;
    if (!fits || (isSoft && !slopeVanishes && isSteepening())) {
      contradict("the slope is " + nearSlope() + ", then " + farSlope());
    }
  }

  private boolean isSteepening() {
    return Reals.compare(farSlope().abs(), nearSlope().abs()) > 0;
  }
}
