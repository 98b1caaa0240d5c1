// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import org.assertj.core.api.AbstractAssert;

/// Asserts how far a computed number is from the exact one, in ulps.
///
/// ```java
/// UlpSubject.assertThat(kernel.at(x), Precision.F32).isWithin(0.75, exact);
/// ```
///
/// It refuses to be vague: a tolerance must be a number, a reference must be far sharper than the
/// tolerance, and NaN and infinities have messages of their own.
public final class UlpSubject extends AbstractAssert<UlpSubject, Double> {
  /// How many ulps the enclosure of the reference may be wide.
  private static final double SHARP = 0x1p-20;

  private final Precision precision;

  private UlpSubject(double computed, Precision precision) {
    super(computed, UlpSubject.class);
    this.precision = precision;
  }

  public static UlpSubject assertThat(double computed, Precision precision) {
    return new UlpSubject(computed, precision);
  }

  /// Asserts that the error is at most so many ulps.
  ///
  /// @throws IllegalArgumentException if the tolerance is negative, infinite or NaN, or the
  ///     reference so wide that the comparison would mean little
  public UlpSubject isWithin(double maxUlps, BigReal exact) {
    if (!(maxUlps >= 0) || Double.isInfinite(maxUlps)) {
      throw new IllegalArgumentException("a tolerance is a number of ulps from 0, not " + maxUlps);
    }
    requireSharp(exact);
    double computed = actual;
    if (Double.isNaN(computed)) {
      failWithMessage("expected %s, but NaN was computed", exact);
    }
    double error = Ulp.error(computed, exact, precision);
    if (Double.isInfinite(error)) {
      failWithMessage(
          "expected %s, which %s can hold, but %s was computed", exact, precision, computed);
    }
    if (error > maxUlps) {
      failWithMessage(
          "expected %s within %s ulps of %s, but %s (%s) is off by %s ulps",
          exact, maxUlps, precision, computed, Double.toHexString(computed), error);
    }
    return this;
  }

  private void requireSharp(BigReal exact) {
    BigReal width = exact.subtract(exact, 64).abs();
    double magnitude = Math.min(Math.abs(exact.lo()), Math.abs(exact.hi()));
    if (width.hi() > SHARP * precision.ulp(magnitude)) {
      throw new IllegalArgumentException(
          "the reference %s is too wide for %s; compute it with more bits"
              .formatted(exact, precision));
    }
  }
}
