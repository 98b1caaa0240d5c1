// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import java.util.Optional;

/// The power `coefficient · x^power` that an expression approaches far out: their quotient tends
/// to 1. [FarField] finds it.
///
/// @param coefficient closed, in normal form, and not zero
/// @param power a whole number
public record Asymptote(Expr coefficient, int power) {
  private static final int MAX_POWER = 1 << 10;

  /// The asymptote of an expansion; empty if its leading term is no such power, as that of `exp(x)`.
  ///
  /// @param side on the left, the expansion is one in -x
  static Optional<Asymptote> of(Series series, Side side, Algebra algebra) {
    if (series.terms().isEmpty()) {
      return Optional.empty();
    }
    Growth growth = series.leading().growth();
    Rational power = growth.power();
    boolean isPower = growth.isAlgebraic() && growth.logPower().isZero();
    if (!isPower || !power.isIntegerWithin(MAX_POWER)) {
      return Optional.empty();
    }
    Expr coefficient = series.leading().coefficient();
    boolean changesSign = side == Side.LEFT && power.intValue() % 2 != 0;
    return Optional.of(
        new Asymptote(
            changesSign ? algebra.negate(coefficient) : coefficient, power.intValue()));
  }
}
