// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;

/// Sine, cosine and inverse tangent at exact points, for [BigReal].
final class BigTrigonometry {
  private static final BigReal RANGE = BigReal.between(Dyadic.ONE.negate(), Dyadic.ONE);

  private static final int GUARD_BITS = 16;

  /// Arguments of `2^16384` and more would need as many bits of pi and get the answer [-1, 1].
  private static final int MAX_TOP = 1 << 14;

  /// Below this exponent the inverse tangent is summed directly.
  private static final int SERIES_TOP = -12;

  private BigTrigonometry() {}

  static BigReal sin(BigReal x, int bits) {
    return nearLowest(BigTrigonometry::sin, x, bits);
  }

  static BigReal cos(BigReal x, int bits) {
    return nearLowest(BigTrigonometry::cos, x, bits);
  }

  /// The value at the lowest point, give or take the width: sine and cosine are nowhere steeper
  /// than 1.
  private static BigReal nearLowest(MonotoneFunction.PointFunction f, BigReal x, int bits) {
    if (x.isExact()) {
      return f.at(x.lowest(), bits);
    }
    Dyadic width = x.highest().subtract(x.lowest(), bits, Rounding.UP);
    if (width.top() > 2) {
      return RANGE;
    }
    BigReal spread = BigReal.between(width.negate(), width);
    return clip(f.at(x.lowest(), bits).add(spread, bits));
  }

  private static BigReal clip(BigReal x) {
    return x.min(BigReal.ONE).max(BigReal.ONE.negate());
  }

  private static BigReal sin(Dyadic x, int bits) {
    return x.signum() == 0 ? BigReal.ZERO : sinOfShifted(x, 0, bits);
  }

  private static BigReal cos(Dyadic x, int bits) {
    return x.signum() == 0 ? BigReal.ONE : sinOfShifted(x, 1, bits);
  }

  /// The sine of `x + quarters * pi/2`.
  ///
  /// Method: `x = q pi/2 + r` with `|r| <= pi/4`. Where `x` lies so near a multiple of pi/2 that
  /// `r` has too few significant bits left, the reduction is repeated with as many more.
  private static BigReal sinOfShifted(Dyadic x, int quarters, int bits) {
    if (x.top() > MAX_TOP) {
      return RANGE;
    }
    int wanted = bits + GUARD_BITS;
    if (x.top() <= -1) {
      return quadrant(quarters, BigReal.point(x), wanted, bits);
    }
    for (int scale = wanted + 8; ; ) {
      int extra = (int) Math.max(0, x.top()) + 3;
      int working = scale + extra;
      BigInteger halfPi = BigConstant.PI.toFixed(working - 1);
      BigInteger shifted = x.toFixed(working).add(halfPi.shiftRight(1));
      BigInteger[] division = shifted.divideAndRemainder(halfPi);
      BigInteger quotient = division[0];
      BigInteger rest = division[1];
      if (rest.signum() < 0) {
        quotient = quotient.subtract(BigInteger.ONE);
        rest = rest.add(halfPi);
      }
      BigInteger reduced = rest.subtract(halfPi.shiftRight(1)).shiftRight(extra);
      int missing = wanted - reduced.bitLength();
      if (missing <= 0) {
        BigReal r = new Ball(reduced, 4, -scale).enclosure(scale);
        return quadrant(quotient.intValue() + quarters, r, scale, bits);
      }
      scale += missing + 8;
    }
  }

  /// The sine of `quarters * pi/2 + r` for `|r| <= pi/4` or a little more.
  private static BigReal quadrant(int quarters, BigReal r, int scale, int bits) {
    Dyadic anchor = r.lowest().round(scale, Rounding.DOWN);
    boolean cosine = (quarters & 1) != 0;
    BigReal magnitude =
        cosine
            ? cosineSeries(anchor, scale).enclosure(bits)
            : r.multiply(sineSeries(anchor, scale, true).enclosure(scale), bits);
    return clip((quarters & 2) != 0 ? magnitude.negate() : magnitude);
  }

  /// `sin(r) / r`, or `sinh(r) / r` where not alternating, for `|r| <= 2`.
  static Ball sineSeries(Dyadic r, int scale, boolean alternating) {
    return factorialSeries(square(r, scale), scale, 1, alternating);
  }

  static Ball cosineSeries(Dyadic r, int scale) {
    return factorialSeries(square(r, scale), scale, 0, true);
  }

  private static BigInteger square(Dyadic r, int scale) {
    return r.multiply(r).toFixed(scale);
  }

  /// The sum of `(±z)^n * first! / (2n + first)!` for `z` in [0, 4], given in fixed point and off
  /// by up to 16 units.
  private static Ball factorialSeries(BigInteger z, int scale, int first, boolean alternating) {
    BigInteger term = BigInteger.ONE.shiftLeft(scale);
    BigInteger sum = term;
    int n = 0;
    while (term.signum() != 0) {
      n++;
      long divisor = (long) (2 * n + first) * (2 * n + first - 1);
      term = term.multiply(z).shiftRight(scale).divide(BigInteger.valueOf(divisor));
      sum = alternating && (n & 1) != 0 ? sum.subtract(term) : sum.add(term);
    }
    // Errors of a term: 2 of its own and 16/2 + 4/2 times what z and its forerunner bring in.
    return new Ball(sum, 8L * n + 64, -scale);
  }

  static BigReal atan(BigReal x, int bits) {
    Dyadic right = BigConstant.PI.enclosure(bits).scale(-1).highest();
    return MonotoneFunction.increasing(BigTrigonometry::atan, right.negate(), right).at(x, bits);
  }

  /// The inverse tangent.
  ///
  /// Method: with a double `y` near the answer and its exact sine and cosine,
  /// `atan x = y + atan((x cos y - sin y) / (cos y + x sin y))`, where the last argument is below
  /// `2^-50` and three terms of the series suffice.
  private static BigReal atan(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ZERO;
    }
    if (x.signum() < 0) {
      return atan(x.negate(), bits).negate();
    }
    int scale = bits + GUARD_BITS - SERIES_TOP;
    if (x.top() <= SERIES_TOP) {
      Ball factor = inverseSeries(square(x, scale), scale, true);
      return BigReal.point(x).multiply(factor.enclosure(scale), bits);
    }
    return rotated(x, scale).enclosure(bits);
  }

  /// The inverse tangent of a positive number, with absolute accuracy.
  static Ball rotated(Dyadic x, int scale) {
    Dyadic y = Dyadic.of(StrictMath.atan(x.toDouble(Rounding.DOWN)));
    Ball cosine = cosineSeries(y, scale);
    Ball sine = sineSeries(y, scale, true);
    BigInteger sin = sine.midpoint().multiply(y.significand()).shiftRight((int) -y.exponent());
    BigInteger rest = tangentOfRest(x, sin, cosine.midpoint(), scale);
    BigInteger square = rest.multiply(rest).shiftRight(scale);
    Ball factor = inverseSeries(square, scale, true);
    BigInteger angle = rest.multiply(factor.midpoint()).shiftRight(scale);
    // The rest is divided by no less than 1; its own smallness quenches the error of the factor.
    long radius = 2 * (cosine.radius() + sine.radius()) + factor.radius() + 16;
    return new Ball(y.toFixed(scale).add(angle), radius, -scale);
  }

  /// `(x cos - sin) / (cos + x sin)`, for `x > 1` with both sides divided by `x`.
  private static BigInteger tangentOfRest(Dyadic x, BigInteger sin, BigInteger cos, int scale) {
    BigInteger numerator;
    BigInteger denominator;
    if (x.top() <= 0) {
      BigInteger fixed = x.toFixed(scale);
      numerator = fixed.multiply(cos).shiftRight(scale).subtract(sin);
      denominator = fixed.multiply(sin).shiftRight(scale).add(cos);
    } else {
      BigInteger inverse = Dyadic.ONE.divide(x, scale, Rounding.DOWN).toFixed(scale);
      numerator = cos.subtract(inverse.multiply(sin).shiftRight(scale));
      denominator = sin.add(inverse.multiply(cos).shiftRight(scale));
    }
    return numerator.shiftLeft(scale).divide(denominator);
  }

  /// The sum of `(±z)^n / (2n + 1)` for small `z`, given in fixed point and off by up to 4 units.
  static Ball inverseSeries(BigInteger z, int scale, boolean alternating) {
    BigInteger power = BigInteger.ONE.shiftLeft(scale);
    BigInteger sum = power;
    int n = 0;
    while (power.signum() != 0) {
      n++;
      power = power.multiply(z).shiftRight(scale);
      BigInteger term = power.divide(BigInteger.valueOf(2L * n + 1));
      sum = alternating && (n & 1) != 0 ? sum.subtract(term) : sum.add(term);
    }
    return new Ball(sum, 3L * n + 8, -scale);
  }
}
