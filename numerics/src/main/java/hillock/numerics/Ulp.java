// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// Distances between floating-point numbers in units in the last place.
///
/// The numbers of a format stand in a row; the *ordinal* of a number is its place in that row, with
/// zero at 0. Going from one number to the next changes the ordinal by one whatever the magnitude,
/// so that a bisection over ordinals crosses 600 orders of magnitude in 64 steps.
public final class Ulp {
  private static final long POSITIVE_INFINITY_64 = 0x7ff0_0000_0000_0000L;
  private static final int POSITIVE_INFINITY_32 = 0x7f80_0000;

  /// Enough to hold a double minus a 53-bit rounding of a real to far more than double precision.
  private static final int ERROR_BITS = 128;

  private Ulp() {}

  /// The place of a number among the doubles: 0 for both zeros, negative for negative numbers.
  ///
  /// Infinities are neighbours of the largest finite numbers.
  ///
  /// @throws IllegalArgumentException for NaN, which has no place
  public static long ordinal(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("NaN has no place among the ordered doubles");
    }
    long bits = Double.doubleToRawLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  /// The place of a number among the floats: 0 for both zeros, negative for negative numbers.
  ///
  /// @throws IllegalArgumentException for NaN, which has no place
  public static int ordinal(float value) {
    if (Float.isNaN(value)) {
      throw new IllegalArgumentException("NaN has no place among the ordered floats");
    }
    int bits = Float.floatToRawIntBits(value);
    return bits >= 0 ? bits : Integer.MIN_VALUE - bits;
  }

  /// The double at a place; place 0 is +0.
  ///
  /// @throws IllegalArgumentException beyond the infinities
  public static double fromOrdinal(long ordinal) {
    if (ordinal > POSITIVE_INFINITY_64 || ordinal < -POSITIVE_INFINITY_64) {
      throw new IllegalArgumentException("no double has the ordinal " + ordinal);
    }
    return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
  }

  /// The float at a place; place 0 is +0.
  ///
  /// @throws IllegalArgumentException beyond the infinities
  public static float fromOrdinal(int ordinal) {
    if (ordinal > POSITIVE_INFINITY_32 || ordinal < -POSITIVE_INFINITY_32) {
      throw new IllegalArgumentException("no float has the ordinal " + ordinal);
    }
    return Float.intBitsToFloat(ordinal >= 0 ? ordinal : Integer.MIN_VALUE - ordinal);
  }

  /// How many steps from double to double lead from one number to the other; 0 between both zeros,
  /// and `Long.MAX_VALUE` for more than that many.
  ///
  /// @throws IllegalArgumentException if either is NaN
  public static long distance(double x, double y) {
    long larger = Math.max(ordinal(x), ordinal(y));
    long smaller = Math.min(ordinal(x), ordinal(y));
    long distance = larger - smaller;
    return distance >= 0 ? distance : Long.MAX_VALUE;
  }

  /// How many steps from float to float lead from one number to the other; 0 between both zeros.
  ///
  /// @throws IllegalArgumentException if either is NaN
  public static long distance(float x, float y) {
    return Math.abs((long) ordinal(x) - ordinal(y));
  }

  /// The error of a computed result in ulps of the exact value, as a rounded-up upper bound.
  ///
  /// The unit is the spacing of the format in the binade of the exact value, never below the
  /// smallest subnormal. Two infinities need care: where the exact value rounds to the infinity
  /// that was computed, the error is 0; any other infinite result has the error +∞. A NaN where the
  /// exact value is a number has the error +∞ too.
  ///
  /// The bound exceeds the true error by the width of the enclosure only. An enclosure that is too
  /// wide to be useful thus shows as a large error, never as a small one.
  public static double error(double computed, BigReal exact, Precision precision) {
    if (Double.isNaN(computed)) {
      return Double.POSITIVE_INFINITY;
    }
    if (Double.isInfinite(computed)) {
      boolean same = exact.round(precision).orElse(Double.NaN) == computed;
      return same ? 0 : Double.POSITIVE_INFINITY;
    }
    BigReal difference = BigReal.of(computed).subtract(exact, ERROR_BITS).abs();
    double nearest = Math.min(Math.abs(exact.lo()), Math.abs(exact.hi()));
    double unit =
        exact.sign() == BigReal.Sign.UNKNOWN ? precision.minSubnormal() : precision.ulp(nearest);
    return difference.divide(BigReal.of(unit), ERROR_BITS).hi();
  }
}
