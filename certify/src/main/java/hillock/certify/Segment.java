// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;

/// An open interval on which a formula has no value, or is one analytic expression, or neither is
/// known.
///
/// @param expr the formula with the choices made that are known on the interval
record Segment(Place lo, Place hi, State state, Expr expr) {
  /// What is known of a formula on an interval.
  enum State {
    /// It is analytic: it makes no choice and all its conditions hold.
    SMOOTH,
    /// It has no value anywhere.
    UNDEFINED,
    /// Choices or conditions are left open.
    UNRESOLVED
  }
}
