// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.expr.Expr;

/// `coefficient · x^power · exp(linear · x - square · x²) · wave(x)`.
///
/// @param coefficient does not depend on x
/// @param square is not negative
record Term(Expr coefficient, int power, Expr linear, Expr square, Wave wave) {
  Term with(Wave other) {
    return new Term(coefficient, power, linear, square, other);
  }

  Term with(Expr other) {
    return new Term(other, power, linear, square, wave);
  }

  /// True if the terms differ in their coefficients only; for expressions of one algebra.
  boolean isLike(Term other) {
    return power == other.power
        && linear == other.linear
        && square == other.square
        && wave.isSame(other.wave);
  }
}
