// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;

/// Errors in ulps: the largest, where it is, and their root mean square.
final class ErrorTally {
  private double max;
  private double worstPoint = Double.NaN;
  private double worstResult = Double.NaN;
  private double squares;
  private long count;

  /// Adds the error of a number computed at x; of many of the same size the first is kept.
  synchronized void add(double x, double computed, double ulps) {
    if (ulps > max) {
      max = ulps;
      worstPoint = x;
      worstResult = computed;
    }
    squares += ulps * ulps;
    count++;
  }

  /// The error of a number in ulps; NaN is right where there is no value.
  static double ulps(double computed, BigReal exact, Precision precision) {
    return Ulp.error(computed, exact, precision);
  }

  /// The error of a float against a reference in double precision, which is some 2⁻²⁷ ulps off.
  static double ulps(double computed, double reference) {
    if (Double.isNaN(reference) || Math.abs(reference) >= OVERFLOW) {
      boolean isSame = Double.compare(computed, (float) reference) == 0;
      return isSame ? 0 : Double.POSITIVE_INFINITY;
    }
    boolean isFinite = Math.abs(computed) <= Float.MAX_VALUE;
    return isFinite
        ? Math.abs(computed - reference) / Precision.F32.ulp(reference)
        : Double.POSITIVE_INFINITY;
  }

  /// From here on the nearest float is infinite.
  private static final double OVERFLOW = 0x1.ffffffp127;

  /// The one of the two with the larger error.
  static ErrorTally worse(ErrorTally x, ErrorTally y) {
    return x.max >= y.max ? x : y;
  }

  double max() {
    return max;
  }

  double rms() {
    return Math.sqrt(squares / Math.max(1, count));
  }

  long count() {
    return count;
  }

  @Override
  public String toString() {
    return "max %.3f ulps at %s (%s), rms %.3f, %d points"
        .formatted(max, Double.toHexString(worstPoint), worstResult, rms(), count);
  }
}
