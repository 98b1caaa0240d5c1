// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.expr.Expr;
import java.util.Optional;

/// A part of the line on which a function makes no choice.
///
/// @param expr the function there
/// @param lo the knot at which it begins; empty for -∞
/// @param hi the knot at which it ends; empty for ∞
record Region(Expr expr, Optional<Expr> lo, Optional<Expr> hi) {
  Region withExpr(Expr other) {
    return new Region(other, lo, hi);
  }

  Region upTo(Expr knot) {
    return new Region(expr, lo, Optional.of(knot));
  }

  Region from(Expr knot) {
    return new Region(expr, Optional.of(knot), hi);
  }

  /// True if the region is the whole line.
  boolean isLine() {
    return lo.isEmpty() && hi.isEmpty();
  }
}
