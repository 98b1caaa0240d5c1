// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Printer;
import hillock.expr.Property.Side;
import java.util.Optional;

/// A line y = slope·x + height that a function comes near to at an end of the real line.
///
/// @param slope closed and in normal form; 0 for a level line
/// @param height closed and in normal form
/// @param line the right side of its equation
public record Asymptote(Expr slope, Expr height, Expr line) {
  /// The asymptote of a piece that reaches to an end.
  ///
  /// @param limit that of the function
  /// @param slope that of its derivative
  static Optional<Asymptote> of(Piece piece, Side side, Value limit, Value slope) {
    Algebra algebra = piece.context().algebra();
    if (limit instanceof Value.Finite(var _, var height) && height != null) {
      return Optional.of(new Asymptote(algebra.number(0), height, height));
    }
    return limit instanceof Value.Infinite
            && slope instanceof Value.Finite(var _, var steepness)
            && steepness != null
        ? slanted(piece, side, steepness)
        : Optional.empty();
  }

  private static Optional<Asymptote> slanted(Piece piece, Side side, Expr steepness) {
    Context context = piece.context();
    Algebra algebra = context.algebra();
    Expr rising = algebra.product(steepness, context.x());
    SmoothFunction rest =
        SmoothFunction.of(algebra.subtract(piece.f().expr(), rising), context);
    return rest.limit(side) instanceof Value.Finite(var _, var height) && height != null
        ? Optional.of(new Asymptote(steepness, height, algebra.sum(rising, height)))
        : Optional.empty();
  }

  /// True if the line is the limit of the function.
  public boolean isLevel() {
    return slope instanceof Const(var value) && value.isZero();
  }

  /// The equation of the line: `y = x - 1 / pi`.
  @Override
  public String toString() {
    return "y = " + Printer.print(line);
  }
}
