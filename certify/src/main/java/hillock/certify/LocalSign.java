// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.Optional;
import java.util.OptionalInt;

/// The sign of a function on one side of a point where it is zero.
///
/// If the derivative has one sign between the point and some other, and the function is not zero
/// there, then it is strictly monotone between, because it is analytic, and keeps its sign. Where
/// the derivative is zero at the point too, its own sign is found in the same way.
///
/// @param end how far the sign is known, beginning at the point
/// @param signum -1 or 1
record LocalSign(double end, int signum) {
  private static final int MAX_ORDER = 4;
  private static final double FIRST_REACH = 1;
  private static final double LAST_REACH = 0x1p-24;

  /// The sign beside a zero of a function.
  ///
  /// @param width how far to look at most
  static Optional<LocalSign> beside(SmoothFunction g, Place zero, Side side, double width) {
    return beside(g, zero, side, width, 1);
  }

  private static Optional<LocalSign> beside(
      SmoothFunction g, Place zero, Side side, double width, int order) {
    if (order > MAX_ORDER || g.derivative().isEmpty() || g.derivative().get().isZero()) {
      return Optional.empty();
    }
    SmoothFunction slope = g.derivative().get();
    for (double reach = Math.min(FIRST_REACH, width); reach >= LAST_REACH; reach /= 16) {
      double end = side == Side.RIGHT ? zero.hi() + reach : zero.lo() - reach;
      Sign sign = slope.signOn(zero.enclosure().hull(Interval.point(end)));
      if (!sign.isMixed() && !sign.isNone()) {
        return confirmed(g, side, end, sign.direction());
      }
    }
    OptionalInt atZero = slope.signAt(zero);
    return atZero.isPresent() && atZero.getAsInt() == 0
        ? beside(slope, zero, side, width, order + 1)
            .flatMap(inner -> confirmed(g, side, inner.end(), inner.signum()))
        : Optional.empty();
  }

  /// The sign that monotony implies, if the function has it at the end.
  private static Optional<LocalSign> confirmed(
      SmoothFunction g, Side side, double end, int slope) {
    int expected = side == Side.RIGHT ? slope : -slope;
    OptionalInt found = g.signAt(Place.at(end, g.context()));
    boolean isConfirmed = expected != 0 && found.isPresent() && found.getAsInt() == expected;
    return isConfirmed ? Optional.of(new LocalSign(end, expected)) : Optional.empty();
  }
}
