// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Constants.UndecidableException;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.expr.Substitution;
import java.util.Optional;

/// What an expression of one variable does far out on one side, from one asymptotic expansion.
///
/// @param limit what it tends to
/// @param asymptote the power that it approaches, if there is one
public record FarField(Limit limit, Optional<Asymptote> asymptote) {
  /// Expands an expression.
  ///
  /// @param expr an expression without parameters; with them the limit is unknown
  /// @param side where the variable goes: to -∞ or to +∞
  public static FarField of(Expr expr, Expr variable, Side side, Algebra algebra) {
    return of(expr, variable, side, algebra, false);
  }

  static FarField of(
      Expr expr, Expr variable, Side side, Algebra algebra, boolean allowsParameters) {
    Expr x = algebra.normalize(variable);
    try {
      Expansion expansion = new Expansion(algebra, x, allowsParameters);
      Series series = expansion.of(towardsPlusInfinity(algebra.normalize(expr), x, side, algebra));
      return new FarField(
          Limit.of(series, expansion.constants()), Asymptote.of(series, side, algebra));
    } catch (UndecidableException undecidable) {
      String reason = String.valueOf(undecidable.getMessage());
      return new FarField(new Limit.Unknown(reason), Optional.empty());
    }
  }

  /// The expression, or on the left that of -x.
  private static Expr towardsPlusInfinity(Expr expr, Expr x, Side side, Algebra algebra) {
    return switch (side) {
      case RIGHT -> expr;
      case LEFT ->
          algebra.normalize(
              Substitution.leaves(expr, leaf -> leaf == x ? algebra.negate(x) : leaf));
    };
  }
}
