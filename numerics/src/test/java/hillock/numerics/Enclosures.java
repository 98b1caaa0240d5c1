// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigDecimal;
import java.math.BigInteger;

/// What tests ask of enclosures.
final class Enclosures {
  private static final int BITS = 400;

  private Enclosures() {}

  /// All numbers that differ from a decimal by a relative error.
  static BigReal of(BigDecimal value, double relativeError) {
    int scale = value.scale();
    BigInteger numerator = value.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -scale)));
    BigInteger denominator = BigInteger.TEN.pow(Math.max(0, scale));
    BigReal center = BigReal.of(numerator, denominator, BITS);
    BigReal error = center.abs().multiply(BigReal.of(relativeError), BITS);
    return center.subtract(error, BITS).hull(center.add(error, BITS));
  }

  static boolean overlap(BigReal x, BigReal y) {
    return x.lowest().compareTo(y.highest()) <= 0 && y.lowest().compareTo(x.highest()) <= 0;
  }

  /// The width relative to the smallest magnitude, rounded up.
  static double relativeWidth(BigReal x) {
    if (x.isExact()) {
      return 0;
    }
    BigReal width = BigReal.point(x.highest()).subtract(BigReal.point(x.lowest()), 64);
    return width.divide(x.abs(), 64).hi();
  }

  /// The exact decimal value of a finite endpoint.
  static BigDecimal decimal(Dyadic x) {
    int exponent = Math.toIntExact(x.exponent());
    BigDecimal significand = new BigDecimal(x.significand());
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(exponent));
    return exponent >= 0 ? significand.multiply(power) : significand.divide(power);
  }
}
