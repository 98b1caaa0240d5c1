// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A mathematical constant, computed once per power-of-two precision and then only cut.
///
/// A caller's digits are always cut from the smallest precision class that suffices, whichever
/// classes were computed before, so that results do not depend on history. Threads that race
/// compute the same value twice, which is harmless.
final class BigConstant {
  static final BigConstant PI = new BigConstant(BigConstant::machinPi);
  static final BigConstant LN2 = new BigConstant(BigConstant::machinLn2);
  static final BigConstant E = new BigConstant(BigConstant::factorialE);
  static final BigConstant TWO_OVER_SQRT_PI = new BigConstant(BigConstant::twoOverSqrtPi);

  private static final int CLASSES = 24;
  private static final int GUARD_BITS = 32;

  private final IntFunction<BigInteger> digits;
  private final AtomicReferenceArray<@Nullable BigInteger> computed =
      new AtomicReferenceArray<>(CLASSES);

  private BigConstant(IntFunction<BigInteger> digits) {
    this.digits = digits;
  }

  /// The constant times `2^scale`, off by less than 2.
  BigInteger toFixed(int scale) {
    int precisionClass = 32 - Integer.numberOfLeadingZeros((scale + GUARD_BITS - 1) >> 8);
    int fullScale = 256 << precisionClass;
    @Nullable BigInteger full = computed.get(precisionClass);
    if (full == null) {
      full = digits.apply(fullScale);
      computed.set(precisionClass, full);
    }
    return full.shiftRight(fullScale - scale);
  }

  /// The constant as an enclosure.
  BigReal enclosure(int bits) {
    int scale = bits + 8;
    return new Ball(toFixed(scale), 2, -scale).enclosure(bits);
  }

  /// Machin 1706: pi/4 = 4 atan(1/5) - atan(1/239).
  private static BigInteger machinPi(int scale) {
    BigInteger quarter =
        inverseSeries(5, scale, true).shiftLeft(2).subtract(inverseSeries(239, scale, true));
    return quarter.shiftLeft(2);
  }

  /// ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749), a formula of Machin's kind.
  private static BigInteger machinLn2(int scale) {
    return inverseSeries(26, scale, false)
        .multiply(BigInteger.valueOf(18))
        .subtract(inverseSeries(4801, scale, false).shiftLeft(1))
        .add(inverseSeries(8749, scale, false).shiftLeft(3));
  }

  /// The sum of the reciprocals of the factorials.
  private static BigInteger factorialE(int scale) {
    BigInteger term = BigInteger.ONE.shiftLeft(scale);
    BigInteger sum = term;
    for (int n = 1; term.signum() != 0; n++) {
      term = term.divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigInteger twoOverSqrtPi(int scale) {
    BigInteger root = PI.toFixed(2 * scale).sqrt();
    return BigInteger.ONE.shiftLeft(2 * scale + 1).divide(root);
  }

  /// The inverse tangent (alternating) or inverse hyperbolic tangent of `1/n` times `2^scale`;
  /// every term is off by less than 2 units, and 16 of the guard bits take in those of all terms.
  private static BigInteger inverseSeries(int n, int scale, boolean alternating) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = BigInteger.ONE.shiftLeft(scale).divide(BigInteger.valueOf(n));
    BigInteger sum = power;
    for (int k = 1; power.signum() != 0; k++) {
      power = power.divide(square);
      BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
      sum = alternating && (k & 1) != 0 ? sum.subtract(term) : sum.add(term);
    }
    return sum;
  }
}
