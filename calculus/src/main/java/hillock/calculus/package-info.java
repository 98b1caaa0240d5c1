// SPDX-License-Identifier: Apache-2.0
/// From an expression to a stable expression.
///
/// Three things happen to a formula here:
///
/// - [hillock.calculus.Algebra] keeps expressions in a normal form: sums and products are flat,
///   like terms are collected, equal expressions are the same object.
/// - [hillock.calculus.Derivative] differentiates, in rules that end in stable primitives.
/// - [hillock.calculus.Rewriter] applies the laws of the `.rules` files. Each law is a line of text
///   that is at once code, a test, documentation, and a step of an explanation.
///
/// [hillock.calculus.Stabilizer] strings them together. What a formula means exactly, at a point or
/// at infinity, is answered by [hillock.calculus.RealEvaluator] and [hillock.calculus.Limit].
@NullMarked
package hillock.calculus;

import org.jspecify.annotations.NullMarked;
