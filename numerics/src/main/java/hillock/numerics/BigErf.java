// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;

/// The error functions at exact points, for [BigReal].
///
/// Up to 2 the error function is a series of positive terms; beyond, the scaled complement is a
/// trapezoidal sum, whose error falls like `e^(-(pi/h)^2)` in its step `h`: Hunter and Regan, *A
/// note on the evaluation of the complementary error function*, Math. Comp. 26 (1972).
final class BigErf {
  static final MonotoneFunction ERF =
      MonotoneFunction.increasing(BigErf::erf, Dyadic.ONE.negate(), Dyadic.ONE);
  static final MonotoneFunction ERFC =
      MonotoneFunction.decreasing(BigErf::erfc, Dyadic.of(2), Dyadic.ZERO);
  static final MonotoneFunction ERFCX =
      MonotoneFunction.decreasing(BigErf::erfcx, Dyadic.POSITIVE_INFINITY, Dyadic.ZERO);

  private static final int GUARD_BITS = 16;

  /// `1 - erf(2)` is about `2^-7.7`.
  private static final int COMPLEMENT_BITS = 10;

  /// Steps of the trapezoidal rule are multiples of `2^-12`, fine enough for all precisions.
  private static final int STEP_BITS = 12;

  private static final double LN2_UP = 0.69315;
  private static final Dyadic TWO = Dyadic.of(2);

  private BigErf() {}

  private static BigReal erf(Dyadic x, int bits) {
    if (x.signum() < 0) {
      return erf(x.negate(), bits).negate();
    }
    if (x.compareTo(TWO) < 0) {
      return series(x, bits);
    }
    return BigReal.ONE.subtract(erfc(x, bits), bits);
  }

  private static BigReal erfc(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ONE;
    }
    int working = bits + GUARD_BITS;
    if (x.signum() < 0) {
      return BigReal.ONE.add(erf(x.negate(), working), bits);
    }
    if (x.compareTo(TWO) < 0) {
      return BigReal.ONE.subtract(series(x, working + COMPLEMENT_BITS), bits);
    }
    BigReal decay = BigExponential.exp(x.multiply(x).negate(), working);
    return decay.multiply(trapezoid(x, working), bits);
  }

  /// `e^(x^2) erfc(x)`; for negative arguments `2 e^(x^2) - erfcx(-x)`.
  private static BigReal erfcx(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ONE;
    }
    int working = bits + GUARD_BITS;
    if (x.compareTo(TWO) >= 0) {
      return trapezoid(x, bits);
    }
    BigReal growth = BigExponential.exp(x.multiply(x), working);
    if (x.compareTo(TWO.negate()) < 0) {
      return growth.scale(1).subtract(trapezoid(x.negate(), working), bits);
    }
    return growth.multiply(erfc(x, working), bits);
  }

  /// `erf(x) = 2/sqrt(pi) x e^(-x^2) (1 + 2z/3 + (2z)^2/(3*5) + ...)` with `z = x^2` below 4.
  private static BigReal series(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return BigReal.ZERO;
    }
    int working = bits + GUARD_BITS;
    Dyadic square = x.multiply(x);
    return positiveSeries(square, working)
        .enclosure(working)
        .multiply(BigExponential.exp(square.negate(), working), working)
        .multiply(BigConstant.TWO_OVER_SQRT_PI.enclosure(working), working)
        .multiply(BigReal.point(x), bits);
  }

  /// `1 + 2z/3 + (2z)^2/(3*5) + ...` for `z` in [0, 4].
  static Ball positiveSeries(Dyadic z, int scale) {
    BigInteger twice = z.scale(1).toFixed(scale);
    BigInteger term = BigInteger.ONE.shiftLeft(scale);
    BigInteger sum = term;
    int n = 0;
    while (term.signum() != 0) {
      n++;
      term = term.multiply(twice).shiftRight(scale).divide(BigInteger.valueOf(2L * n + 1));
      sum = sum.add(term);
    }
    // Term errors obey e(n) <= e(n-1) 8/(2n+1) + 3 and stay below 16 units.
    return new Ball(sum, 16L * n + 16, -scale);
  }

  /// `e^(x^2) erfc(x)` for `x >= 2`, as `(x/pi)` times the integral of `e^(-t^2) / (x^2 + t^2)` by
  /// the trapezoidal rule with step `h`: `(h / (pi x)) (1 + 2 sum e^(-(nh)^2) / (1 + (nh/x)^2))`.
  ///
  /// Error: move the contour to `Im t = a`. The rule is off by the residue at `t = ix` if `x < a`,
  /// which is `-2 e^(x^2) / (e^(2 pi x / h) - 1)`, and by at most `2 sqrt(pi) e^(a^2 - 2 pi a / h)
  /// / (|x - a| (x + a))`. With `a` half a unit off `pi/h`, on the side away from `x`, the relative
  /// error is below `32 a e^(-(pi/h)^2)`; `h` is chosen to make that less than one unit of the
  /// working scale.
  private static BigReal trapezoid(Dyadic x, int bits) {
    int scale = bits + 2 * GUARD_BITS;
    Dyadic step = step(scale);
    BigReal exact = BigReal.point(x);
    BigReal piX = BigConstant.PI.enclosure(scale).multiply(exact, scale);
    BigReal value =
        weightedSum(x, step, scale)
            .enclosure(scale)
            .multiply(BigReal.point(step).divide(piX, scale), scale);
    if (x.toDouble(Rounding.DOWN) >= Math.PI / step.toDouble(Rounding.DOWN)) {
      return value.round(bits);
    }
    BigReal turn = piX.scale(1).divide(BigReal.point(step), scale);
    BigReal residue =
        BigExponential.exp(x.multiply(x), scale)
            .scale(1)
            .divide(turn.exp(scale).subtract(BigReal.ONE, scale), scale);
    return value.subtract(residue, bits);
  }

  /// A step `h` with `e^(-(pi/h)^2)` below `2^-(scale + 16)`.
  static Dyadic step(int scale) {
    double pole = Math.sqrt((scale + GUARD_BITS) * LN2_UP);
    return Dyadic.of((long) (Math.PI / pole * (1 << STEP_BITS))).scale(-STEP_BITS);
  }

  /// `1 + 2 sum e^(-(nh)^2) / (1 + (nh/x)^2)`.
  static Ball weightedSum(Dyadic x, Dyadic h, int scale) {
    Dyadic square = h.multiply(h);
    Ball power = BigExponential.ball(square.negate(), scale);
    BigInteger ratio = power.midpoint().shiftLeft((int) (power.exponent() + scale));
    BigInteger ratioOfRatios = ratio.multiply(ratio).shiftRight(scale);
    BigInteger quotient = square.divide(x.multiply(x), scale, Rounding.DOWN).toFixed(scale);
    BigInteger one = BigInteger.ONE.shiftLeft(scale);
    BigInteger weight = one;
    BigInteger sum = BigInteger.ZERO;
    int n = 0;
    while (weight.signum() != 0) {
      n++;
      weight = weight.multiply(ratio).shiftRight(scale);
      ratio = ratio.multiply(ratioOfRatios).shiftRight(scale);
      BigInteger denominator = one.add(quotient.multiply(BigInteger.valueOf((long) n * n)));
      sum = sum.add(weight.shiftLeft(scale).divide(denominator));
    }
    // With d = radius + 2: the n-th ratio is off by (2n+1) d, all weights together by
    // d * sum (n+1)^2 w(n-1) + N^2 <= (d + 1) N (N + 8), since N = pi / h^2; they count twice.
    // The quotients and the rule itself are off by less than another N (N + 8).
    long error = (2 * power.radius() + 9) * n * (n + 8);
    return new Ball(one.add(sum.shiftLeft(1)), error, -scale);
  }
}
