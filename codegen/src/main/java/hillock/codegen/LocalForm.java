// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;

/// What is computed instead of a sum next to a point at which its terms cancel.
///
/// With t the quantity, or 1 over it for a form that holds far out, the form is
/// `t^order · P(s - centre)` where |t| is at most the radius; s is t, |t| or t².
///
/// @param quantity what the sum depends on
/// @param isFar true if t is 1 over the quantity
/// @param side the sign of t that the form holds for; 0 for both
/// @param order the power of t by which the sum vanishes
/// @param shape what the polynomial is one of
/// @param radius up to which t the form holds
record LocalForm(
    Expr quantity, boolean isFar, int side, int order, Shape shape, double radius, LocalFit fit) {
  /// What the polynomial takes.
  enum Shape {
    SQUARE,
    MAGNITUDE,
    PLAIN
  }
}
