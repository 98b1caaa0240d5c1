// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Constants.UndecidableException;
import hillock.expr.Expr;
import hillock.expr.Property.Side;

/// What an expression tends to at ±∞, found by asymptotic expansion.
public sealed interface Limit {
  /// A finite limit, as a closed expression, or one of parameters, in normal form.
  record Finite(Expr value) implements Limit {}

  /// A limit that is infinite.
  record Infinite(boolean isPositive) implements Limit {}

  /// A limit that does not exist or could not be found.
  record Unknown(String reason) implements Limit {}

  /// The limit of an expression of one variable.
  ///
  /// @param expr an expression without parameters
  /// @param side where the variable goes: to -∞ or to +∞
  static Limit at(Expr expr, Expr variable, Side side, Algebra algebra) {
    return FarField.of(expr, variable, side, algebra).limit();
  }

  /// The limit of an expression of one variable at +∞ for all values of the parameters in it.
  ///
  /// @param algebra knows the domains of the parameters
  static Limit forAllParameters(Expr expr, Expr variable, Algebra algebra) {
    return FarField.of(expr, variable, Side.RIGHT, algebra, true).limit();
  }

  /// The limit of an expansion.
  ///
  /// @throws UndecidableException if a sign is not known
  static Limit of(Series series, Constants constants) {
    var finite = series.finiteLimit(constants);
    if (finite.isPresent()) {
      return new Finite(finite.get());
    }
    boolean restGrows = series.rest() != null && series.rest().compareToOne(constants) >= 0;
    if (series.terms().isEmpty() && restGrows) {
      return new Unknown("it is bounded by a known growth, but may oscillate");
    }
    return new Infinite(series.sign(constants) > 0);
  }
}
