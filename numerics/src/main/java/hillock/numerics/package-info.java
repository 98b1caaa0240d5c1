// SPDX-License-Identifier: Apache-2.0
/// Numbers that know their error; nothing here knows of expressions.
///
/// Everything else in the house rests on three kinds of number, which differ in what they cost and
/// in what they promise.
///
/// - A `double` or `float` is fast and promises nothing. [Precision] describes its format, [Ulp]
///   measures how far it is from the truth.
/// - An [Interval] is a pair of doubles that encloses a *set*: for all reals in the operands, the
///   exact result lies inside. It costs tens of nanoseconds, and proofs over whole domains are made
///   of it.
/// - A [BigReal] is a pair of long binary numbers that encloses *one real*, as tightly as asked. It
///   costs microseconds, and is what results are compared with.
///
/// # The one rule
///
/// *An undecided comparison refines, never passes.* No function here returns "about": an enclosure
/// either decides a question or says that it does not, and then the caller asks again with more
/// bits.
///
/// ```java
/// static double correctlyRoundedExp(double x) {
///   for (int bits = 64; ; bits *= 2) {
///     OptionalDouble rounded = BigReal.of(x).exp(bits).toDouble();
///     if (rounded.isPresent()) {
///       return rounded.getAsDouble();
///     }
///   }
/// }
/// ```
///
/// The loop ends because every function of [BigReal] keeps its relative accuracy near its zeros, at
/// its poles and at all magnitudes, and because it returns results exactly where they are exact.
///
/// # How the parts hang together
///
/// [BigReal] is made of endpoints of its own binary arithmetic, rounded in a stated direction. Its
/// series run in truncated fixed point and count their errors in units of the last place; only at
/// the end is the count turned into endpoints. Constants are kept at powers of two of precision, so
/// that a result depends on its arguments and on nothing else.
///
/// [Interval] rounds sums, products, quotients and roots by the sign of their exact rounding
/// errors. Its elementary functions are those of [StrictMath] (the same bits on every machine),
/// stepped outward past their error; tests against [BigReal] prove the step. The error functions
/// have tables of our own, made by [Remez].
///
/// [Remez] finds polynomials with floating-point coefficients and the smallest maximum error, for
/// those tables and for the kernels. It samples functions as [BigReal]s and searches in arithmetic
/// of 256 bits.
///
/// [Philox] gives random numbers as a function of seed, stream and index, so that no result depends
/// on threads, chunks or history. [Quadrature] gives expectations over a standard normal variable,
/// with an error estimate.
///
/// [LeastSquares] finds the parameters for which a model is nearest to data.
///
/// # Conventions
///
/// - Infinite endpoints mean "no bound"; infinity is not a number here, and 0 times no bound is 0.
/// - Undefined operations throw [ArithmeticException]. An [Interval] that is partly outside the
///   domain gives the results of the rest; a [BigReal] that may be outside throws, since more bits
///   may tell.
/// - Methods called `of` are exact; a method that rounds to a precision takes `int bits`.
@NullMarked
package hillock.numerics;

import org.jspecify.annotations.NullMarked;
