// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.numerics.Interval;
import java.util.Optional;

/// Narrows a box around the one root of a strictly monotone function: interval Newton steps where
/// they gain, bisection by sign elsewhere; and recognizes small rational roots exactly.
final class RootRefinement {
  private static final int MAX_STEPS = 120;
  private static final double RELATIVE_WIDTH = 0x1p-51;
  private static final double FARTHEST = 0x1p1000;

  private final SmoothFunction g;
  private final SmoothFunction slope;
  private final int direction;

  private RootRefinement(SmoothFunction g, SmoothFunction slope, int direction) {
    this.g = g;
    this.slope = slope;
    this.direction = direction;
  }

  /// The root in a box at whose ends the function has opposite signs.
  static Place refine(SmoothFunction g, SmoothFunction slope, Interval box, int direction) {
    Interval narrow = new RootRefinement(g, slope, direction).narrowed(box);
    Optional<Expr> exact = exact(g, narrow);
    return exact.isPresent() ? Place.of(exact.get()) : Place.in(narrow);
  }

  private Interval narrowed(Interval box) {
    Interval x = box;
    for (int i = 0; i < MAX_STEPS && !isNarrow(x); i++) {
      Interval next = newton(x);
      if (!next.isBounded() || next.width() > x.width() / 2) {
        next = bisected(next);
      }
      if (next.equals(x)) {
        break;
      }
      x = next;
    }
    return x;
  }

  private static boolean isNarrow(Interval x) {
    return x.isBounded() && x.width() <= RELATIVE_WIDTH * x.mag();
  }

  /// What the mean value theorem leaves of a box; the box itself if it tells nothing.
  private Interval newton(Interval x) {
    if (!x.isBounded()) {
      return x;
    }
    Interval center = Interval.point(x.midpoint());
    Enclosure value = g.on(center);
    Enclosure slopes = slope.on(x);
    if (!value.isBounded() || !slopes.isBounded() || !slopes.sign().isStrict()
        || slopes.interval().containsZero()) {
      return x;
    }
    Interval step = value.interval().divide(slopes.interval());
    return center.subtract(step).intersect(x).orElse(x);
  }

  private Interval bisected(Interval x) {
    double middle = Bisection.middle(x);
    if (middle <= x.lo() || middle >= x.hi()) {
      return x;
    }
    int sign = sign(middle);
    return sign == 0 ? around(middle, x) : sideOf(middle, sign, x);
  }

  private static Interval sideOf(double middle, int sign, Interval x) {
    return sign > 0 ? Interval.of(x.lo(), middle) : Interval.of(middle, x.hi());
  }

  /// The sign of the function as if it increased; 0 if an enclosure does not tell.
  private int sign(double x) {
    Sign sign = g.on(Interval.point(x)).sign();
    return sign.isStrict() ? sign.direction() * direction : 0;
  }

  /// A small box around a point at which the function is too near zero to tell its sign.
  private Interval around(double middle, Interval x) {
    for (double reach = Math.ulp(middle); reach < Math.min(x.width() / 4, FARTHEST); reach *= 4) {
      double lo = Math.max(middle - reach, -Double.MAX_VALUE);
      double hi = Math.min(middle + reach, Double.MAX_VALUE);
      if (sign(lo) < 0 && sign(hi) > 0) {
        return Interval.of(lo, hi);
      }
    }
    return x;
  }

  /// The simplest rational number in the box, if algebra says that it is the root.
  private static Optional<Expr> exact(SmoothFunction g, Interval box) {
    Context context = g.context();
    return SimpleRational.in(box)
        .<Expr>map(context.algebra()::number)
        .filter(candidate -> isRoot(g, candidate));
  }

  private static boolean isRoot(SmoothFunction g, Expr candidate) {
    try {
      Expr value = g.context().stable(g.context().at(g.expr(), candidate));
      return value instanceof Const(var number) && number.isZero();
    } catch (ArithmeticException undefined) {
      return false;
    }
  }
}
