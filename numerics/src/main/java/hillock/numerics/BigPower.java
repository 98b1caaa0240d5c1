// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// Powers, for [BigReal].
final class BigPower {
  private static final int GUARD_BITS = 16;

  private BigPower() {}

  static BigReal power(BigReal base, long n, int bits) {
    if (n == 0) {
      return BigReal.ONE;
    }
    if (n < 0) {
      return BigReal.ONE.divide(power(base, -n, bits + GUARD_BITS), bits);
    }
    BigReal positive = (n & 1) == 0 ? base.abs() : base;
    return BigReal.between(
        positive.lowest().power(n, bits, Rounding.DOWN),
        positive.highest().power(n, bits, Rounding.UP));
  }

  /// `base^exponent = e^(exponent log base)`.
  ///
  /// A binary number to the power `m / 2^k`, `m` odd, is itself a binary number only if it is a
  /// perfect `2^k`-th power. Square roots are therefore taken as long as they come out exact, so
  /// that all exact results are found and every other one is irrational.
  static BigReal power(BigReal base, BigReal exponent, int bits) {
    if (base.lowest().signum() <= 0) {
      throw new ArithmeticException(
          "power of " + base + " with the exponent " + exponent + ": the base may not be positive");
    }
    if (!exponent.isExact() || base.equals(BigReal.ONE)) {
      return base.equals(BigReal.ONE) ? base : throughLogarithm(base, exponent, bits);
    }
    BigReal root = base;
    Dyadic power = exponent.lowest();
    while (!power.isInteger()) {
      BigReal next = root.sqrt(bits + root.lowest().significand().bitLength());
      if (!next.isExact()) {
        return throughLogarithm(root, BigReal.point(power), bits);
      }
      root = next;
      power = power.scale(1);
    }
    return power.top() < Integer.SIZE
        ? root.power(power.toFixed(0).intValueExact(), bits)
        : throughLogarithm(root, BigReal.point(power), bits);
  }

  private static BigReal throughLogarithm(BigReal base, BigReal exponent, int bits) {
    BigReal estimate = exponent.multiply(base.log(GUARD_BITS), GUARD_BITS).abs();
    int extra = Math.clamp(estimate.highest().top(), 0, 42);
    int working = bits + GUARD_BITS + extra;
    return exponent.multiply(base.log(working), working).exp(bits);
  }
}
