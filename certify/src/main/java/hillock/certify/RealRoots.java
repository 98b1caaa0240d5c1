// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr.Const;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The real zeros of a polynomial, each between two neighboring doubles or exactly, by the theorem
/// of Sturm and bisection in exact arithmetic.
///
/// Far out, where the terms of a polynomial are huge and cancel, no enclosure in doubles tells its
/// sign; this does, and its work depends on the degree and not on where the zeros are.
final class RealRoots {
  private final Context context;
  private final Polynomial polynomial;
  private final List<Polynomial> chain = new ArrayList<>();
  private final List<Place> roots = new ArrayList<>();
  private boolean isCrowded;

  private RealRoots(Polynomial squareFree, Context context) {
    this.context = context;
    this.polynomial = squareFree;
    Polynomial before = polynomial;
    Polynomial last = polynomial.derivative().primitive();
    chain.add(before);
    while (!last.isZero()) {
      chain.add(last);
      Polynomial next = before.remainder(last).negate();
      before = last;
      last = next;
    }
  }

  /// The zeros strictly between two places, from left to right; empty if several lie between two
  /// neighboring doubles, or one so near to a place that it may be on either side.
  ///
  /// @param polynomial not zero
  static Optional<List<Place>> between(
      Place from, Place to, Polynomial polynomial, Context context) {
    Polynomial others = without(to, without(from, polynomial.squareFree()));
    double bound = Numbers.enclose(others.boundOfZeros()).hi();
    if (!Double.isFinite(bound)) {
      return Optional.empty();
    }
    RealRoots all = new RealRoots(others, context);
    double lo = Math.max(from.lo(), -bound);
    double hi = Math.min(to.hi(), bound);
    if (lo < hi) {
      all.isolate(lo, hi, all.changesAt(lo), all.changesAt(hi));
    }
    boolean isClear =
        all.roots.stream().allMatch(root -> root.lo() >= from.hi() && root.hi() <= to.lo());
    return isClear && !all.isCrowded ? Optional.of(all.roots) : Optional.empty();
  }

  /// The polynomial without its zero at a place, if that is known to be one.
  private static Polynomial without(Place place, Polynomial squareFree) {
    if (!(place.exact() instanceof Const(var point)) || squareFree.signAt(point) != 0) {
      return squareFree;
    }
    return squareFree.dividedBy(Polynomial.withZero(point));
  }

  /// How often the signs of the chain change at a point: the difference between two points is the
  /// number of zeros from the first to the second, which counts.
  private int changesAt(double x) {
    Rational point = Rational.of(x);
    int changes = 0;
    int before = 0;
    for (Polynomial member : chain) {
      int sign = member.signAt(point);
      changes += sign * before < 0 ? 1 : 0;
      before = sign == 0 ? before : sign;
    }
    context.budget().spend(chain.size());
    return changes;
  }

  private void isolate(double lo, double hi, int atLo, int atHi) {
    if (atLo == atHi) {
      return;
    }
    if (atLo - atHi == 1) {
      roots.add(refined(lo, hi));
      return;
    }
    double middle = Bisection.middle(Interval.of(lo, hi));
    if (middle <= lo || middle >= hi) {
      isCrowded = true;
      return;
    }
    int atMiddle = changesAt(middle);
    isolate(lo, middle, atLo, atMiddle);
    isolate(middle, hi, atMiddle, atHi);
  }

  /// The one zero above the lower end and not above the upper one.
  private Place refined(double lo, double hi) {
    double a = lo;
    double b = hi;
    int right = polynomial.signAt(Rational.of(b));
    while (right != 0) {
      double middle = Bisection.middle(Interval.of(a, b));
      if (middle <= a || middle >= b) {
        return between(a, b);
      }
      int sign = polynomial.signAt(Rational.of(middle));
      boolean isLeft = sign == right || sign == 0;
      a = isLeft ? a : middle;
      b = isLeft ? middle : b;
      right = isLeft ? sign : right;
    }
    return Place.at(b, context);
  }

  private Place between(double lo, double hi) {
    Interval enclosure = Interval.of(lo, hi);
    return SimpleRational.in(enclosure)
        .filter(candidate -> polynomial.signAt(candidate) == 0)
        .map(root -> Place.of(context.algebra().number(root)))
        .orElseGet(() -> Place.in(enclosure));
  }
}
