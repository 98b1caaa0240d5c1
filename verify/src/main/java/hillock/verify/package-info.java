// SPDX-License-Identifier: Apache-2.0
/// How far kernels are from the exact values, at every one of the 2³² floats.
///
/// The exact value of a formula takes some tens of microseconds, a float of a kernel takes less than
/// a nanosecond. So the exact values are computed at some ten thousand points and interpolated:
/// a [hillock.verify.Reference] cuts the floats into stretches, on each of which a polynomial gives
/// the exact value to 2⁻⁴⁰ of itself, which is 2⁻¹⁶ ulps of a float. A [hillock.verify.Sweep] runs a
/// kernel over all floats and compares. What it finds worst is computed exactly once more.
///
/// What is certain and what is measured: the errors of the worst inputs that are listed are certain.
/// That no other input is worse is measured; it holds as far as the polynomials do between the points
/// at which they were made and checked.
@NullMarked
package hillock.verify;

import org.jspecify.annotations.NullMarked;
