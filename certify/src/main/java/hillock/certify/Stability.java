// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Arithmetic;
import hillock.expr.Property.Side;
import java.util.Optional;
import java.util.OptionalInt;

/// What iterating a function does near a fixed point.
public enum Stability {
  /// Nearby points come nearer.
  ATTRACTING,
  /// Nearby points go away.
  REPELLING,
  /// Nearby points on one side come nearer, those on the other go away.
  ONE_SIDED,
  /// Nearby points stay, as fixed points themselves do, or f' is -1.
  NEUTRAL,
  UNKNOWN;

  /// How far from the point one looks where the slope is 1.
  private static final double REACH = 1;

  /// What a function does on one side of a fixed point.
  ///
  /// @param slope the limit of the slope on that side
  /// @param pull whether f(x) lies nearer to the point than x, where the slope is exactly 1
  private record Flank(Value slope, OptionalInt pull) {
    static Flank of(Piece piece, Place place, Side side) {
      Value slope =
          piece
              .derivative(1)
              .map(g -> g.valueNear(place, side))
              .orElseGet(() -> new Value.Unknown("too large"));
      return new Flank(slope, isOne(slope, piece) ? pull(piece, place, side) : OptionalInt.empty());
    }

    private static boolean isOne(Value slope, Piece piece) {
      return slope.enclosure().contains(1)
          && slope.isSameAs(
              Value.of(piece.context().algebra().number(1)), piece.context().algebra());
    }

    /// The sign of f(x) - x tells where points go that keep their side.
    private static OptionalInt pull(Piece piece, Place place, Side side) {
      SmoothFunction excess =
          SmoothFunction.of(
              Arithmetic.subtract(piece.f().expr(), piece.context().x()), piece.context());
      if (excess.isZero()) {
        return OptionalInt.of(0);
      }
      Optional<LocalSign> local =
          place.exact() == null
              ? Optional.empty()
              : LocalSign.beside(excess, place, side, REACH);
      int inward = side == Side.LEFT ? 1 : -1;
      return local.map(l -> OptionalInt.of(l.signum() * inward)).orElseGet(OptionalInt::empty);
    }

    boolean isFalling() {
      return slope.enclosure().hi() < 0;
    }

    boolean isRising() {
      return slope.enclosure().lo() >= 0;
    }

    boolean contracts() {
      return slope.enclosure().mag() < 1 || pull.orElse(0) > 0;
    }

    boolean expands() {
      return slope.enclosure().mig() > 1
          || (slope instanceof Value.Infinite)
          || pull.orElse(0) < 0;
    }

    boolean stays() {
      return pull.isPresent() && pull.getAsInt() == 0;
    }
  }

  /// At a root of f(x) - x inside a piece.
  static Stability inside(Piece piece, Place place) {
    return of(Flank.of(piece, place, Side.LEFT), Flank.of(piece, place, Side.RIGHT));
  }

  /// Where two pieces meet.
  static Stability at(Joint joint) {
    if (!joint.isBetweenSmoothPieces() || !joint.isContinuous().orElse(false)) {
      return UNKNOWN;
    }
    return of(
        Flank.of(joint.left(), joint.place(), Side.LEFT),
        Flank.of(joint.right(), joint.place(), Side.RIGHT));
  }

  private static Stability of(Flank left, Flank right) {
    if (left.contracts() && right.contracts()) {
      return ATTRACTING;
    }
    if (left.stays() && right.stays()) {
      return NEUTRAL;
    }
    boolean keepSides = left.isRising() && right.isRising();
    boolean changeSides = left.isFalling() && right.isFalling();
    if (left.expands() && right.expands() && (keepSides || changeSides)) {
      return REPELLING;
    }
    boolean differ =
        (left.contracts() && right.expands()) || (left.expands() && right.contracts());
    if (keepSides && differ) {
      return ONE_SIDED;
    }
    return isMinusOne(left) && isMinusOne(right) ? NEUTRAL : UNKNOWN;
  }

  private static boolean isMinusOne(Flank flank) {
    return flank.slope().enclosure().isPoint() && flank.slope().enclosure().lo() == -1;
  }

  /// How the word is written: `attracting from one side`.
  public String spelling() {
    return switch (this) {
      case ATTRACTING -> "attracting";
      case REPELLING -> "repelling";
      case ONE_SIDED -> "attracting from one side";
      case NEUTRAL -> "neutral";
      case UNKNOWN -> "unknown";
    };
  }
}
