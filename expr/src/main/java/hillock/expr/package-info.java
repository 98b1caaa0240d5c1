// SPDX-License-Identifier: Apache-2.0
/// The formula language: what people type, and the tree it means.
///
/// [hillock.expr.Formula] reads text. One formula, or a file of definitions, becomes
/// [hillock.expr.Activation]s: a name, inputs, parameters, the [hillock.expr.Expr] tree and the
/// statements ([hillock.expr.Property]) that its author makes about it.
///
/// ```
/// mish(x) = x * tanh(softplus(x))
///   source  misra2019mish
///   claim   within [-0.30885, inf)
/// ```
///
/// Four habits hold throughout the room:
///
/// - **Constants are exact.** `0.1` is one tenth. Rounding happens once, when code is made.
/// - **Calls and sums are expanded while reading**, so that every other room sees primitives only.
/// - **Operators come from outside.** What `harden(tanh)` makes takes calculus; the parser knows how
///   an [hillock.expr.Operator] is called, and the [hillock.expr.Scope] brings it.
/// - **Text is hostile until read.** Length, depth, parameters and expansion are bounded by
///   [hillock.expr.Limits], and every error names the place and what to do.
@NullMarked
package hillock.expr;

import org.jspecify.annotations.NullMarked;
