// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;

/// The logarithmic family at exact points, for [BigReal].
final class BigLogarithm {
  static final MonotoneFunction ASINH =
      MonotoneFunction.increasing(
          BigLogarithm::asinh, Dyadic.NEGATIVE_INFINITY, Dyadic.POSITIVE_INFINITY);
  static final MonotoneFunction SOFTPLUS =
      MonotoneFunction.increasing(BigLogarithm::softplus, Dyadic.ZERO, Dyadic.POSITIVE_INFINITY);

  private static final MonotoneFunction LOG =
      MonotoneFunction.increasing(
          BigLogarithm::log, Dyadic.NEGATIVE_INFINITY, Dyadic.POSITIVE_INFINITY);
  private static final MonotoneFunction LOG1P =
      MonotoneFunction.increasing(
          BigLogarithm::log1p, Dyadic.NEGATIVE_INFINITY, Dyadic.POSITIVE_INFINITY);

  private static final int GUARD_BITS = 16;

  /// `log(1 + t)` is summed directly for `t` below this exponent.
  private static final int SERIES_TOP = -12;

  private BigLogarithm() {}

  static BigReal log(BigReal x, int bits) {
    if (x.lowest().signum() < 0 || x.highest().signum() == 0) {
      throw new ArithmeticException("logarithm of " + x + ", which is or may be not positive");
    }
    return LOG.at(x, bits);
  }

  static BigReal log1p(BigReal x, int bits) {
    Dyadic pole = Dyadic.ONE.negate();
    if (x.lowest().compareTo(pole) < 0 || x.highest().equals(pole)) {
      throw new ArithmeticException("log1p of " + x + ", which is or may be not above -1");
    }
    return LOG1P.at(x, bits);
  }

  /// The natural logarithm of a positive number; all that is known of that of 0 is that it is below
  /// every bound.
  ///
  /// Method: with `x = 2^k m`, `m` in [3/4, 3/2), and a double `y` near `log m`,
  /// `log x = k ln 2 + y + log(m e^-y)`, where the last argument is within `2^-50` of 1.
  private static BigReal log(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.point(Dyadic.NEGATIVE_INFINITY);
    }
    long top = x.top();
    if (top == 0 || top == 1) {
      Dyadic t = x.plus(Dyadic.ONE.negate());
      if (t.top() <= SERIES_TOP) {
        return nearOne(t, bits);
      }
    }
    Dyadic half = x.scale(-top);
    boolean low = half.toDouble(Rounding.DOWN) < 0.75;
    Dyadic m = low ? half.scale(1) : half;
    return ball(m, low ? top - 1 : top, bits + GUARD_BITS - SERIES_TOP).enclosure(bits);
  }

  /// A ball around `log m + k ln 2` for `m` in [3/4, 3/2).
  static Ball ball(Dyadic m, long k, int scale) {
    Dyadic y = Dyadic.of(StrictMath.log(m.toDouble(Rounding.DOWN)));
    Ball power = BigExponential.ball(y.negate(), scale);
    BigInteger fixed = power.midpoint().shiftLeft((int) (power.exponent() + scale));
    BigInteger product = Dyadic.of(m.significand().multiply(fixed), m.exponent()).toFixed(0);
    BigInteger rest = product.subtract(BigInteger.ONE.shiftLeft(scale));
    BigInteger sum = y.toFixed(scale).add(log1pFixed(rest, scale)).add(multipleOfLn2(k, scale));
    return new Ball(sum, 2 * power.radius() + 32, -scale);
  }

  /// `k ln 2` in fixed point, off by less than 3 units.
  private static BigInteger multipleOfLn2(long k, int scale) {
    int extra = 65 - Long.numberOfLeadingZeros(Math.abs(k));
    BigInteger ln2 = BigConstant.LN2.toFixed(scale + extra);
    return ln2.multiply(BigInteger.valueOf(k)).shiftRight(extra);
  }

  /// `log(1 + t)` in fixed point for `|t| < 2^-48`: `2 atanh(t / (2 + t))`, off by less than 16
  /// units.
  private static BigInteger log1pFixed(BigInteger t, int scale) {
    BigInteger two = BigInteger.TWO.shiftLeft(scale);
    BigInteger z = t.shiftLeft(scale).divide(two.add(t));
    BigInteger square = z.multiply(z).shiftRight(scale);
    BigInteger factor = BigTrigonometry.inverseSeries(square, scale, false).midpoint();
    return z.multiply(factor).shiftRight(scale - 1);
  }

  /// `log(1 + t)` for `|t| <= 2^-12`, with relative accuracy however small `t` is.
  private static BigReal nearOne(Dyadic t, int bits) {
    if (t.signum() == 0) {
      return BigReal.ZERO;
    }
    int working = bits + GUARD_BITS;
    BigReal exact = BigReal.point(t);
    BigReal z = exact.divide(BigReal.TWO.add(exact, working), working);
    BigInteger square = z.multiply(z, working).lowest().toFixed(working);
    Ball factor = BigTrigonometry.inverseSeries(square, working, false);
    return z.multiply(factor.enclosure(working), bits).scale(1);
  }

  /// `log(1 + x)` for `x >= -1`.
  private static BigReal log1p(Dyadic x, int bits) {
    if (x.top() <= SERIES_TOP) {
      return nearOne(x, bits);
    }
    BigReal shifted = BigReal.ONE.add(BigReal.point(x), bits + GUARD_BITS - SERIES_TOP);
    return LOG.at(shifted, bits);
  }

  /// `log(1 + e^x) = max(x, 0) + log1p(e^-|x|)`.
  private static BigReal softplus(Dyadic x, int bits) {
    int working = bits + GUARD_BITS;
    BigReal tail = BigExponential.exp(x.abs().negate(), working).log1p(working);
    return tail.add(BigReal.point(x.max(Dyadic.ZERO)), bits);
  }

  /// `asinh |x| = log1p(|x| + x^2 / (1 + sqrt(1 + x^2)))`; past `2^bits` it is `log |2x|` and at
  /// most `1 / (4 x^2)` more.
  private static BigReal asinh(Dyadic x, int bits) {
    int working = bits + GUARD_BITS;
    Dyadic magnitude = x.abs();
    BigReal result;
    if (x.top() > bits) {
      Dyadic excess = Dyadic.powerOfTwo(-2 * x.top());
      BigReal tail = BigReal.between(Dyadic.ZERO, excess);
      result = log(magnitude.scale(1), working).add(tail, bits);
    } else {
      BigReal exact = BigReal.point(magnitude);
      BigReal square = exact.multiply(exact, working);
      BigReal root = BigReal.ONE.add(square, working).sqrt(working);
      BigReal rest = square.divide(BigReal.ONE.add(root, working), working);
      result = exact.add(rest, working).log1p(bits);
    }
    return x.signum() < 0 ? result.negate() : result;
  }
}
