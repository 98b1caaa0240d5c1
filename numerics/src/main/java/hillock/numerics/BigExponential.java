// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;

/// The exponential family at exact points, for [BigReal].
///
/// Method of `e^x`: subtract a multiple of ln 2, divide by `2^s`, sum the Taylor series in fixed
/// point, square `s` times. Everything else follows from it or, near zero, from its own series.
final class BigExponential {
  private static final Dyadic BOTTOM = Dyadic.NEGATIVE_INFINITY;
  private static final Dyadic TOP = Dyadic.POSITIVE_INFINITY;
  private static final Dyadic MINUS_ONE = Dyadic.ONE.negate();

  static final MonotoneFunction EXP =
      MonotoneFunction.increasing(BigExponential::exp, Dyadic.ZERO, TOP);
  static final MonotoneFunction EXPM1 =
      MonotoneFunction.increasing(BigExponential::expm1, MINUS_ONE, TOP);
  static final MonotoneFunction SINH =
      MonotoneFunction.increasing(BigExponential::sinh, BOTTOM, TOP);
  static final MonotoneFunction TANH =
      MonotoneFunction.increasing(BigExponential::tanh, MINUS_ONE, Dyadic.ONE);
  static final MonotoneFunction SIGMOID =
      MonotoneFunction.increasing(BigExponential::sigmoid, Dyadic.ZERO, Dyadic.ONE);

  /// The hyperbolic cosine, of arguments that are not negative.
  static final MonotoneFunction COSH =
      MonotoneFunction.increasing(BigExponential::cosh, Dyadic.ONE, TOP);

  private static final int GUARD_BITS = 16;

  /// Below this exponent `e^x - 1` would lose too much to cancellation and is summed directly.
  private static final int SERIES_TOP = -20;

  private BigExponential() {}

  static BigReal exp(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ONE;
    }
    if (x.top() > 40) {
      return x.signum() > 0
          ? BigReal.between(Dyadic.powerOfTwo(Dyadic.LIMIT - 1), Dyadic.POSITIVE_INFINITY)
          : BigReal.between(Dyadic.ZERO, Dyadic.powerOfTwo(-Dyadic.LIMIT));
    }
    return ball(x, bits + GUARD_BITS).enclosure(bits);
  }

  /// A ball around `e^x` whose midpoint has `scale + 1` bits, for `|x| < 2^40`.
  static Ball ball(Dyadic x, int scale) {
    int extra = (int) Math.max(0, x.top()) + 3;
    int working = scale + extra;
    BigInteger ln2 = BigConstant.LN2.toFixed(working);
    BigInteger[] division = x.toFixed(working).divideAndRemainder(ln2);
    long multiple = division[0].longValueExact();
    BigInteger rest = division[1];
    if (rest.signum() < 0) {
      multiple--;
      rest = rest.add(ln2);
    }
    // The rest is off by 2|multiple| + 1 working units, thus by 2 units of the result's scale.
    return ballOfReduced(rest.shiftRight(extra), scale, multiple);
  }

  /// `e^r * 2^multiple` for `r` in [0, ln 2], given in fixed point and off by up to 2 units.
  private static Ball ballOfReduced(BigInteger r, int scale, long multiple) {
    int halvings = 2 + (int) (0.6 * Math.sqrt(scale));
    int working = scale + halvings + 8;
    // r / 2^halvings at the working scale is r shifted by the difference of the two: 8 bits.
    BigInteger small = r.shiftLeft(8);
    BigInteger term = BigInteger.ONE.shiftLeft(working);
    BigInteger sum = term;
    int terms = 0;
    while (term.signum() != 0) {
      terms++;
      term = term.multiply(small).shiftRight(working).divide(BigInteger.valueOf(terms));
      sum = sum.add(term);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum).shiftRight(working);
    }
    // Each term is off by 3, the tail by 2; squaring doubles that, and the value is below 2.
    long error = (4L * terms + 10) * 2 / 256 + 6;
    return new Ball(sum.shiftRight(halvings + 8), error, multiple - scale);
  }

  static BigReal expm1(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ZERO;
    }
    if (x.top() > SERIES_TOP) {
      return exp(x, bits + GUARD_BITS - SERIES_TOP).subtract(BigReal.ONE, bits);
    }
    int working = bits + GUARD_BITS;
    return BigReal.point(x).multiply(expm1OverX(x, working).enclosure(working), bits);
  }

  /// The sum of `x^n / (n+1)!` for small `x`.
  static Ball expm1OverX(Dyadic x, int scale) {
    BigInteger fixed = x.toFixed(scale);
    BigInteger term = BigInteger.ONE.shiftLeft(scale);
    BigInteger sum = term;
    int n = 1;
    // A negative term that is rounded down ends as -1, whose bit length is 0.
    while (term.bitLength() > 0) {
      n++;
      term = term.multiply(fixed).shiftRight(scale).divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    return new Ball(sum, 3L * n + 4, -scale);
  }

  private static BigReal sinh(Dyadic x, int bits) {
    int working = bits + GUARD_BITS;
    if (x.top() <= 0) {
      Ball factor = BigTrigonometry.sineSeries(x, working, false);
      return BigReal.point(x).multiply(factor.enclosure(working), bits);
    }
    BigReal grown = exp(x.abs(), working);
    BigReal twice = grown.subtract(BigReal.ONE.divide(grown, working), bits);
    BigReal magnitude = twice.scale(-1);
    return x.signum() < 0 ? magnitude.negate() : magnitude;
  }

  private static BigReal cosh(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ONE;
    }
    int working = bits + GUARD_BITS;
    BigReal grown = exp(x.abs(), working);
    BigReal twice = grown.add(BigReal.ONE.divide(grown, working), bits);
    return twice.scale(-1).max(BigReal.ONE);
  }

  /// With `E = expm1(-2|x|)`, `tanh |x| = -E / (2 + E)`, which cancels nowhere.
  private static BigReal tanh(Dyadic x, int bits) {
    int working = bits + GUARD_BITS;
    BigReal decay = expm1(x.abs().scale(1).negate(), working);
    BigReal magnitude = decay.negate().divide(BigReal.TWO.add(decay, working), bits);
    return x.signum() < 0 ? magnitude.negate() : magnitude;
  }

  private static BigReal sigmoid(Dyadic x, int bits) {
    int working = bits + GUARD_BITS;
    BigReal decay = exp(x.abs().negate(), working);
    BigReal numerator = x.signum() < 0 ? decay : BigReal.ONE;
    return numerator.divide(BigReal.ONE.add(decay, working), bits);
  }
}
