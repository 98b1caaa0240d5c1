// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.List;
import java.util.OptionalInt;

/// A box on which a function is monotone: the signs at its ends tell all.
///
/// A derivative that is nowhere of the other sign makes an analytic function strictly monotone,
/// unless it is constant; signs that differ at the ends exclude that.
final class MonotoneBox {
  /// Beyond this lies the part of an unbounded box whose sign stands for that at infinity.
  private static final double FAR = 0x1p40;

  private MonotoneBox() {}

  /// Adds the cells of the box.
  ///
  /// @param direction 1 if the function increases, -1 if it decreases
  /// @return false, and nothing is added, if a sign at an end is not known
  static boolean chart(
      SmoothFunction g, SmoothFunction slope, Interval box, int direction, List<Cell> cells) {
    OptionalInt atLo = signAtLo(g, box);
    OptionalInt atHi = signAtHi(g, box);
    if (atLo.isEmpty() || atHi.isEmpty()) {
      return false;
    }
    int left = atLo.getAsInt() * direction;
    int right = atHi.getAsInt() * direction;
    if (left > right || (left == 0 && right == 0)) {
      return false;
    }
    if (left == 0 && Double.isFinite(box.lo())) {
      cells.add(new Root(Place.at(box.lo(), g.context())));
    }
    if (right == 0 && Double.isFinite(box.hi())) {
      cells.add(new Root(Place.at(box.hi(), g.context())));
    }
    if (left < 0 && right > 0) {
      Place root = RootRefinement.refine(g, slope, box, direction);
      cells.add(new Region(box.lo(), root.lo(), Sign.of(-direction)));
      cells.add(new Root(root));
      cells.add(new Region(root.hi(), box.hi(), Sign.of(direction)));
    } else {
      cells.add(new Region(box.lo(), box.hi(), Sign.of(left < 0 ? -direction : direction)));
    }
    return true;
  }

  private static OptionalInt signAtLo(SmoothFunction g, Interval box) {
    if (Double.isFinite(box.lo())) {
      return g.signAt(Place.at(box.lo(), g.context()));
    }
    Sign far = g.signOn(Interval.of(box.lo(), Math.min(box.hi(), -FAR)));
    return far.isStrict() ? OptionalInt.of(far.direction()) : signOf(g.limit(Side.LEFT));
  }

  private static OptionalInt signAtHi(SmoothFunction g, Interval box) {
    if (Double.isFinite(box.hi())) {
      return g.signAt(Place.at(box.hi(), g.context()));
    }
    Sign far = g.signOn(Interval.of(Math.max(box.lo(), FAR), box.hi()));
    return far.isStrict() ? OptionalInt.of(far.direction()) : signOf(g.limit(Side.RIGHT));
  }

  private static OptionalInt signOf(Value limit) {
    return switch (limit) {
      case Value.Finite(var enclosure, var exact) -> {
        Sign sign = Sign.of(enclosure);
        if (sign.isStrict()) {
          yield OptionalInt.of(sign.direction());
        }
        yield exact == null ? OptionalInt.empty() : Numbers.sign(exact);
      }
      case Value.Infinite(var isPositive) -> OptionalInt.of(isPositive ? 1 : -1);
      case Value.None _, Value.Unknown _ -> OptionalInt.empty();
    };
  }
}
