// SPDX-License-Identifier: Apache-2.0
/// The prover: what is true of an activation function, and on what grounds.
///
/// [hillock.certify.Prover] answers for one function: [hillock.certify.Prover#check] takes a claim
/// and returns a [hillock.certify.Verdict], [hillock.certify.Prover#card] computes the best
/// statement of every kind. A verdict is *proved*, *refuted* or *undecided*; the first two rest on
/// mathematics alone, never on samples.
///
/// A formula goes through four stages:
///
/// 1. [hillock.certify.Segmentation] cuts the line where the formula switches branches or loses its
///    value. What is left on each [hillock.certify.Piece] is one analytic expression; what happens
///    between pieces is told by a [hillock.certify.Joint].
/// 2. A [hillock.certify.Tape] evaluates an expression over boxes. An [hillock.certify.Enclosure]
///    is an outward rounded interval and, beside it, the signs that are possible: e^x is positive
///    even where its interval underflows to zero.
/// 3. [hillock.certify.Charting] draws the sign chart of f', f'', f(x) - x and others. In the
///    tails, where terms underflow or overflow, a [hillock.certify.TailForm] takes out the dominant
///    growth exactly, so that one box reaches infinity. Quotients of polynomials need no boxes:
///    [hillock.certify.RealRoots] are exact. A [hillock.certify.Recurrence] shows what oscillates
///    for ever, and a [hillock.certify.Cancellation] what intervals alone do not see cancel.
/// 4. The findings ([hillock.certify.Range], [hillock.certify.Monotony] and their like) read
///    charts, exact values and limits.
///
/// Two facts carry most proofs. An analytic function whose slope is nowhere negative is strictly
/// increasing, unless it is constant: weak signs suffice. And a monotone function is known by its
/// values at two ends, one of which may be a limit.
///
/// Means under a standard normal input, and the gains that follow, are enclosed by
/// [hillock.certify.GaussianMoments], with Taylor coefficients from [hillock.certify.Jet]s.
///
/// What holds not at one value of a parameter but at all is found by
/// [hillock.certify.ForAllParameters], and what is left at the ends of their domains by
/// [hillock.certify.ParameterLimits].
///
/// Beside proofs there is what a function does in a deep network before training: the means that
/// [hillock.certify.MeanField] finds by quadrature at any variance, and what
/// [hillock.certify.SignalPropagation] concludes from them. Nothing of that is proved.
///
/// Boxes may be unbounded, so that proofs range over every real, doubles or not. Work is counted in
/// steps of tapes and bounded; what is left then is undecided, and says where.
@NullMarked
package hillock.certify;

import org.jspecify.annotations.NullMarked;
