// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Side;
import java.util.Optional;
import java.util.OptionalInt;

/// The place where two pieces of a function meet.
final class Joint {
  private static final int MAX_ORDER = 4;

  private final Piece left;
  private final Piece right;
  private final Place place;
  private final Optional<Value> value;

  /// @param value the value of the function at the place, empty if it has none
  Joint(Piece left, Piece right, Place place, Optional<Value> value) {
    this.left = left;
    this.right = right;
    this.place = place;
    this.value = value;
  }

  Place place() {
    return place;
  }

  Piece left() {
    return left;
  }

  Piece right() {
    return right;
  }

  /// The value at the place, empty if there is none.
  Optional<Value> value() {
    return value;
  }

  /// True if the function is smooth on both sides.
  boolean isBetweenSmoothPieces() {
    return left.isSmooth() && right.isSmooth();
  }

  /// The limit of a derivative from one side.
  Value limit(int order, Side side) {
    return switch (side) {
      case LEFT -> left.limit(order, Side.RIGHT);
      case RIGHT -> right.limit(order, Side.LEFT);
    };
  }

  /// Whether the function is continuous; empty if that is not known.
  Optional<Boolean> isContinuous() {
    if (place.nature() == Place.Nature.SEAM) {
      return Optional.of(true);
    }
    if (value.isEmpty()) {
      return Optional.of(false);
    }
    OptionalInt fromLeft = compare(limit(0, Side.LEFT), value.get());
    OptionalInt fromRight = compare(limit(0, Side.RIGHT), value.get());
    if (isDifferent(fromLeft) || isDifferent(fromRight)) {
      return Optional.of(false);
    }
    return fromLeft.isPresent() && fromRight.isPresent() ? Optional.of(true) : Optional.empty();
  }

  private static boolean isDifferent(OptionalInt order) {
    return order.isPresent() && order.getAsInt() != 0;
  }

  private OptionalInt compare(Value a, Value b) {
    return a.compareTo(b, left.context().algebra());
  }

  /// Whether the value at the edge of an interval without values is the limit from the other side.
  boolean isContinuousFromInside() {
    Side inside = left.isUndefined() ? Side.RIGHT : Side.LEFT;
    return value.isPresent()
        && value.get().isSameAs(limit(0, inside), left.context().algebra());
  }

  /// The sign of the jump of a derivative from left to right; empty if it is not known.
  OptionalInt jump(int order) {
    return compare(limit(order, Side.RIGHT), limit(order, Side.LEFT));
  }

  /// The sign of the step from the left limit to the value, or from the value to the right limit.
  OptionalInt step(Side side) {
    if (place.nature() == Place.Nature.SEAM) {
      return OptionalInt.of(0);
    }
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    return switch (side) {
      case LEFT -> compare(value.get(), limit(0, Side.LEFT));
      case RIGHT -> compare(limit(0, Side.RIGHT), value.get());
    };
  }

  /// How many derivatives are continuous here: the order is known exactly or only from below.
  Smoothness smoothness() {
    Optional<Boolean> continuous = isContinuous();
    if (continuous.isEmpty()) {
      return new Smoothness(-1, false);
    }
    if (!continuous.get()) {
      return new Smoothness(-1, true);
    }
    for (int order = 1; order <= MAX_ORDER; order++) {
      Value fromLeft = limit(order, Side.LEFT);
      Value fromRight = limit(order, Side.RIGHT);
      boolean isInfinite =
          fromLeft instanceof Value.Infinite || fromRight instanceof Value.Infinite;
      OptionalInt jump = compare(fromRight, fromLeft);
      if (isInfinite || isDifferent(jump)) {
        return new Smoothness(order - 1, true);
      }
      if (jump.isEmpty()) {
        return new Smoothness(order - 1, false);
      }
    }
    return new Smoothness(MAX_ORDER, false);
  }

  /// An order of smoothness.
  ///
  /// @param isExact false if the function may be smoother
  record Smoothness(int order, boolean isExact) {}
}
