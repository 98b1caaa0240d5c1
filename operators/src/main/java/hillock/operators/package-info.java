// SPDX-License-Identifier: Apache-2.0
/// Ways of making functions of functions: smoothing, hardening, shifting.
///
/// [hillock.operators.Operators#STANDARD] are the operators of the formula language. Each takes an
/// expression and gives one in the same primitives, so that everything that follows from a formula
/// follows from `smooth-gaussian(relu, 1)` too:
///
/// - [hillock.operators.SmoothGaussian] is the mean of f(x + sigma Z), in closed form. [Regions] cuts
///   the line where f makes its choices, [Terms] takes f apart between the cuts, and [TermMean] has
///   the mean of each part.
/// - [hillock.operators.SmoothMaximum] puts a smooth step in place of the jump in every `max`.
/// - [hillock.operators.Harden] clips the tangent at 0 to the limits at both ends.
/// - [hillock.operators.Affine] scales and shifts.
@NullMarked
package hillock.operators;

import org.jspecify.annotations.NullMarked;
