// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.expr.Rational;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The chart of a quotient of polynomials, by the exact zeros of its numerator.
final class RationalChart {
  private final RationalForm form;
  private final Place from;
  private final Place to;

  private RationalChart(RationalForm form, Place from, Place to) {
    this.form = form;
    this.from = from;
    this.to = to;
  }

  /// The cells between two places; empty if the function is no such quotient, has a pole between
  /// them, or a zero that cannot be told from one of them.
  static Optional<List<Cell>> draw(SmoothFunction g, Place from, Place to) {
    return RationalForm.of(g.expr())
        .filter(form -> !form.numerator().isZero())
        .flatMap(form -> new RationalChart(form, from, to).cells(g.context()));
  }

  private Optional<List<Cell>> cells(Context context) {
    boolean hasPoles =
        RealRoots.between(from, to, form.denominator(), context)
            .map(poles -> !poles.isEmpty())
            .orElse(true);
    return hasPoles
        ? Optional.empty()
        : RealRoots.between(from, to, form.numerator(), context).flatMap(this::around);
  }

  private Optional<List<Cell>> around(List<Place> roots) {
    List<Cell> cells = new ArrayList<>();
    Place before = from;
    for (Place root : roots) {
      if (!appendRegion(before, root, cells)) {
        return Optional.empty();
      }
      cells.add(new Root(root));
      before = root;
    }
    return appendRegion(before, to, cells) ? Optional.of(cells) : Optional.empty();
  }

  /// Adds the region between two neighbors; false if no point between them is at hand.
  private boolean appendRegion(Place left, Place right, List<Cell> cells) {
    int sign = signBetween(left, right);
    if (sign == 0) {
      return false;
    }
    double lo = left == from ? left.lo() : left.hi();
    double hi = right == to ? right.hi() : right.lo();
    cells.add(new Region(lo, hi, Sign.of(sign)));
    return true;
  }

  private int signBetween(Place left, Place right) {
    if (!left.isFinite() && !right.isFinite()) {
      return signAt(Rational.ZERO);
    }
    if (!left.isFinite() || !right.isFinite()) {
      return signAtEnd(left.isFinite() ? Side.RIGHT : Side.LEFT);
    }
    Rational sum = Rational.of(left.hi()).add(Rational.of(right.lo()));
    return signAt(sum.multiply(Rational.HALF));
  }

  private int signAt(Rational x) {
    return form.numerator().signAt(x) * form.denominator().signAt(x);
  }

  private int signAtEnd(Side side) {
    return form.numerator().signAtEnd(side) * form.denominator().signAtEnd(side);
  }
}
