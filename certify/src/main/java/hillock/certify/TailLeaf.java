// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Function;

/// What a leaf in a mantissa of a [TailForm] stands for: an expression that intervals would enclose
/// badly.
sealed interface TailLeaf {
  /// f(u)/u, continued by f'(0) at u = 0.
  record Ratio(Function function, Expr argument) implements TailLeaf {}

  /// A positive expression in t that falls from some t on, such as t²·exp(-t).
  record Decay(Expr expr, double from) implements TailLeaf {}
}
