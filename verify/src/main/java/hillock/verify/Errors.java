// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// The error of a float against a value in double precision.
final class Errors {
  /// From here on the nearest float is infinite.
  private static final double OVERFLOW = 0x1.ffffffp127;

  private static final long EXPONENT = 0x7ff0_0000_0000_0000L;
  private static final long ULP_BELOW = 23L << 52;

  /// The bits of 2⁻¹²⁶ and of 2¹²⁷, below and above which the spacing of floats is constant.
  private static final long SMALLEST = (1023L - 126) << 52;

  private static final long LARGEST = (1023L + 127) << 52;

  private Errors() {}

  /// The error in units in the last place of the exact value.
  ///
  /// An infinity where the nearest float is that infinity has the error 0; any other infinity, and
  /// NaN, has the error +∞.
  static double ulps(float computed, double exact) {
    double error = Math.abs(computed - exact) / unit(exact);
    return error < Double.POSITIVE_INFINITY && Math.abs(exact) < OVERFLOW
        ? error
        : unusual(computed, exact, error);
  }

  private static double unusual(float computed, double exact, double error) {
    if (Float.isInfinite(computed)) {
      boolean isRight = Math.abs(exact) >= OVERFLOW && (computed > 0) == (exact > 0);
      return isRight ? 0 : Double.POSITIVE_INFINITY;
    }
    return Float.isNaN(computed) ? Double.POSITIVE_INFINITY : error;
  }

  /// Of a power of two, the spacing below it: it may stand for a number that is a little smaller.
  private static double unit(double exact) {
    long magnitude = Double.doubleToRawLongBits(exact) & Long.MAX_VALUE;
    long exponent = Math.max(0, magnitude - 1) & EXPONENT;
    long inside = Math.min(Math.max(exponent, SMALLEST), LARGEST);
    return Double.longBitsToDouble(inside - ULP_BELOW);
  }
}
