// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The decimal notation of enclosures.
final class BigDecimalText {
  private static final int MAX_DIGITS = 60;
  private static final double DIGITS_PER_BIT = 0.30103;

  /// Numbers past this binary exponent are written as powers of two.
  private static final int MAX_TOP = 20_000;

  private BigDecimalText() {}

  static String of(Dyadic lo, Dyadic hi) {
    if (lo.equals(hi)) {
      return endpoint(lo, MAX_DIGITS, RoundingMode.HALF_EVEN);
    }
    int digits = commonDigits(lo, hi) + 3;
    return "["
        + endpoint(lo, digits, RoundingMode.FLOOR)
        + ", "
        + endpoint(hi, digits, RoundingMode.CEILING)
        + "]";
  }

  private static int commonDigits(Dyadic lo, Dyadic hi) {
    long widthTop = hi.subtract(lo, 8, Rounding.UP).top();
    long commonBits = Math.max(lo.top(), hi.top()) - widthTop;
    return (int) (Math.clamp(commonBits, 0, 200) * DIGITS_PER_BIT);
  }

  private static String endpoint(Dyadic x, int digits, RoundingMode rounding) {
    if (x.isInfinite()) {
      return x.signum() < 0 ? "-∞" : "∞";
    }
    if (x.signum() == 0) {
      return "0";
    }
    if (Math.abs(x.top()) > MAX_TOP) {
      double significand = x.scale(1 - x.top()).toNearest(Precision.F64);
      return significand + " * 2^" + (x.top() - 1);
    }
    MathContext context = new MathContext(digits, rounding);
    return decimal(x).round(context).stripTrailingZeros().toString();
  }

  private static BigDecimal decimal(Dyadic x) {
    int exponent = (int) x.exponent();
    BigDecimal significand = new BigDecimal(x.significand());
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(exponent));
    // A power of two divides 10^n into n digits at most, so the quotient is exact.
    return exponent >= 0 ? significand.multiply(power) : significand.divide(power);
  }
}
