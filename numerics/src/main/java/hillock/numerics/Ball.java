// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;

/// A fixed-point result with its error: a real within `radius` units of `midpoint * 2^exponent`,
/// where one unit is `2^exponent`.
///
/// The series under [BigReal] run in truncated fixed point, count their errors in units of the last
/// place, and hand out a ball; [#enclosure] turns it into endpoints.
record Ball(BigInteger midpoint, long radius, long exponent) {
  BigReal enclosure(int bits) {
    BigInteger error = BigInteger.valueOf(radius);
    Dyadic lo = Dyadic.of(midpoint.subtract(error), exponent).round(bits, Rounding.DOWN);
    Dyadic hi = Dyadic.of(midpoint.add(error), exponent).round(bits, Rounding.UP);
    return BigReal.between(lo, hi);
  }
}
