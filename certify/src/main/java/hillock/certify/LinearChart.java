// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.expr.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The chart of a function whose derivative is a constant, with its root as an exact expression.
final class LinearChart {
  private LinearChart() {}

  /// Adds the cells of the chart between two places.
  ///
  /// @return false, and nothing is added, if the function is not linear or its root cannot be told
  ///     from an end of the interval
  static boolean draw(SmoothFunction g, Place from, Place to, List<Cell> cells) {
    Optional<SmoothFunction> slope = g.derivative();
    if (slope.isEmpty() || !slope.get().isConstant()) {
      return false;
    }
    OptionalInt direction = Numbers.sign(slope.get().expr());
    if (direction.isEmpty() || direction.getAsInt() == 0) {
      return false;
    }
    Place root = root(g, slope.get().expr());
    Sign right = Sign.of(direction.getAsInt());
    Sign left = right.negated();
    if (root.hi() < from.lo() || isSame(root, from, g.context())) {
      cells.add(new Region(from.lo(), to.hi(), right));
      return true;
    }
    if (root.lo() > to.hi() || isSame(root, to, g.context())) {
      cells.add(new Region(from.lo(), to.hi(), left));
      return true;
    }
    boolean isInside = root.lo() > from.hi() && root.hi() < to.lo();
    if (isInside) {
      cells.add(new Region(from.lo(), root.lo(), left));
      cells.add(new Root(root));
      cells.add(new Region(root.hi(), to.hi(), right));
    }
    return isInside;
  }

  private static Place root(SmoothFunction g, Expr slope) {
    Context context = g.context();
    Algebra algebra = context.algebra();
    Expr atZero = context.at(g.expr(), algebra.number(0));
    return Place.of(context.stable(algebra.negate(algebra.divide(atZero, slope))));
  }

  private static boolean isSame(Place a, Place b, Context context) {
    return a.exact() != null
        && b.exact() != null
        && context.algebra().subtract(a.exact(), b.exact()) == context.algebra().number(0);
  }
}
