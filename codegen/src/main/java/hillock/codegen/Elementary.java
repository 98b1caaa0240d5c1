// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Interval;
import hillock.numerics.Precision;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The elementary functions, written out in instructions.
///
/// Only additions, multiplications, fused ones, divisions, roots and choices are used, all of which
/// IEEE 754 rounds the same everywhere: the bits do not depend on the backend, on the machine, or
/// on whether the code is compiled yet. Every function has its limits at ±∞, and is right for
/// subnormal arguments and results unless its comment says less. NaN gives NaN if its payload is 0,
/// as that of every NaN is which arithmetic makes; [KernelPlan] looks after NaN among the inputs.
final class Elementary {
  private final ProgramBuilder b;
  private final Precision precision;
  private final WorkingFormat working;
  private final Exponentials exponentials;

  Elementary(ProgramBuilder builder) {
    this.b = builder;
    this.precision = builder.precision();
    this.working = builder.working();
    this.exponentials = new Exponentials(builder);
  }

  /// e^(x + lo), in one rounding more than e^x. See [Exponentials#exp].
  Value exp(Value x, @Nullable Value lo) {
    return exponentials.exp(x, lo);
  }

  /// e^(x + lo) as a product of two factors neither of which overflows or underflows.
  Exponentials.Scaled exponentialScaled(Value x, @Nullable Value lo) {
    return exponentials.scaled(x, lo);
  }

  /// e^(x + lo) - 1. See [Exponentials#expm1].
  Value expm1(Value x, @Nullable Value lo) {
    return exponentials.expm1(x, lo);
  }

  /// The natural logarithm.
  ///
  /// Special values: log(±0) = -∞, log(x < 0) = NaN, log(+∞) = +∞.
  /// Method: x = 2ᵏ·m with m in [√½, √2), log x = k·ln 2 + log1p(m - 1); subnormals are scaled up.
  Value log(Value x) {
    Split split = split(x);
    Value f = b.subtract(split.mantissa, b.constant(1));
    return logarithmSpecials(x, 0, withExponent(split.exponent, log1pReduced(f)));
  }

  /// A positive number as 2^exponent · mantissa, the mantissa between √½ and √2.
  record Split(Value exponent, Value mantissa) {}

  Split split(Value x) {
    double scale = precision == Precision.F32 ? 0x1p32 : 0x1p64;
    Value normal = x;
    Value shift = b.constant(0);
    if (b.range(x).lo() < precision.minNormal()) {
      Value least = b.constant(precision.minNormal());
      normal = b.ifLess(x, least, b.multiply(x, b.constant(scale)), x);
      shift = b.ifLess(x, least, b.constant(Math.getExponent(scale)), b.constant(0));
    }
    return new Split(b.subtract(b.exponent(normal), shift), b.mantissa(normal));
  }

  /// log(1 + x).
  ///
  /// Special values: log1p(-1) = -∞, log1p(x < -1) = NaN, log1p(+∞) = +∞, log1p(±0) = ±0.
  /// Method: as for [#log], with 1 + x = 2ᵏ(1 + f) and f = 2⁻ᵏx + (2⁻ᵏ - 1), rounded once.
  Value log1p(Value x) {
    Interval range = b.range(x);
    if (range.lo() >= 0 && range.hi() <= 1) {
      return log1pOfFraction(x);
    }
    Value one = b.constant(1);
    Value u = b.add(one, x);
    Value k = b.exponent(u);
    Value magic = b.add(b.negate(k), b.constant(Exponentials.magic(precision)));
    Value s = b.scaleByBits(one, magic);
    Value f = b.fma(x, s, b.subtract(s, one));
    double huge = precision == Precision.F32 ? 0x1p60 : 0x1p500;
    if (range.hi() > huge) {
      f = b.ifLess(b.constant(huge), x, b.subtract(b.mantissa(u), one), f);
    }
    // Where 1 + x is 1, x itself is the answer, -0 included.
    Value result = b.ifEqual(u, one, x, withExponent(k, log1pReduced(f)));
    return logarithmSpecials(x, -1, result);
  }

  /// log1p on [0, 1], without taking the argument apart.
  private Value log1pOfFraction(Value x) {
    Value bound = b.constant(0x1.a8279ap-2);
    Value half = b.constant(0.5);
    Value f = b.ifLess(bound, x, b.fma(x, half, b.negate(half)), x);
    Value l = log1pReduced(f);
    Value big = b.add(b.add(l, b.constant(lnTwoLo())), b.constant(lnTwoHi()));
    return b.within(b.ifLess(bound, x, big, l), Interval.of(0, 0.6931472));
  }

  /// log1p on [-0.2929, 0.4142]: f + f²·(-½ + f·P(f)).
  private Value log1pReduced(Value f) {
    Value p = b.polynomial(f, Coefficients.log1p(working));
    Value q = b.fma(f, p, b.constant(-0.5));
    return b.fma(b.multiply(f, f), q, f);
  }

  private Value withExponent(Value k, Value l) {
    Value low = b.fma(k, b.constant(lnTwoLo()), l);
    return b.fma(k, b.constant(lnTwoHi()), low);
  }

  /// Puts in the values at the pole, beyond it, and at infinity and NaN, which are taken apart like
  /// numbers above.
  private Value logarithmSpecials(Value x, double pole, Value result) {
    Value guarded = b.ifLess(x, b.constant(Double.POSITIVE_INFINITY), result, x);
    if (b.range(x).lo() > pole) {
      return guarded;
    }
    Value end = b.constant(pole);
    Value atPole = b.constant(Double.NEGATIVE_INFINITY);
    Value beyond = b.ifEqual(x, end, atPole, b.constant(Double.NaN));
    return b.ifLess(end, x, guarded, beyond);
  }

  /// The arc tangent.
  ///
  /// Special values: atan(±∞) = ±π/2 rounded.
  /// Method: |x| is reduced to [-0.4142, 0.4142] by atan(a) = π/4 + atan((a-1)/(a+1)) or
  /// π/2 + atan(-1/a), in one division; then an odd polynomial.
  Value atan(Value x) {
    Value zero = b.constant(0);
    Value one = b.constant(1);
    Value a = b.abs(x);
    Value small = b.constant(0x1.a827999fcef32p-2);
    Value large = b.constant(0x1.3504f333f9de6p+1);
    Value numerator = b.ifLess(a, large, b.subtract(a, one), b.constant(-1));
    Value denominator = b.ifLess(a, large, b.add(a, one), a);
    numerator = b.ifLess(a, small, a, numerator);
    denominator = b.ifLess(a, small, one, denominator);
    Value t = b.divide(numerator, denominator);
    Value square = b.multiply(t, t);
    Value p = b.polynomial(square, Coefficients.atan(working));
    Value arc = b.fma(b.multiply(t, square), p, t);
    Value hi = b.ifLess(a, large, b.constant(piHi() / 4), b.constant(piHi() / 2));
    Value lo = b.ifLess(a, large, b.constant(piLo() / 4), b.constant(piLo() / 2));
    hi = b.ifLess(a, small, zero, hi);
    lo = b.ifLess(a, small, zero, lo);
    Value result = b.add(hi, b.add(lo, arc));
    return b.within(
        b.ifLess(x, zero, b.negate(result), result), Interval.of(-1.5707965, 1.5707965));
  }

  /// The error function.
  ///
  /// Method: an odd polynomial on [-1, 1]; beyond, 1 - e^(-x²)·erfcx(|x|).
  Value erf(Value x) {
    Value one = b.constant(1);
    Value a = b.abs(x);
    Value square = b.multiply(x, x);
    double[] c = Coefficients.erf(working);
    Value rest = b.fma(square, b.polynomial(square, afterFirst(c)), b.constant(c[c.length - 1]));
    Value small = b.fma(x, rest, b.multiply(x, b.constant(c[0])));
    if (b.range(x).mag() <= 1) {
      return b.within(small, Interval.of(-0.8427008, 0.8427008));
    }
    Value minusLow = b.negate(b.fma(x, x, b.negate(square)));
    Value tail = b.multiply(exp(b.negate(square), minusLow), erfcx(a, true));
    Value large = b.subtract(one, tail);
    large = b.ifLess(x, b.constant(0), b.negate(large), large);
    return b.within(b.ifLess(a, one, small, large), Interval.of(-1, 1));
  }

  /// e^(a²)·erfc(a) for a ≥ 0.
  ///
  /// Method: P(q) / (1 + a) with q = (a - 3) / (a + 3) up to the point where e^(-a²) is below every
  /// number; beyond it the asymptotic series. With bits to spare P(q)·t with t = 1 / (3 + a), q = 1 - 6t.
  ///
  /// @param clipped true if the result is multiplied by e^(-a²), so that no more is needed
  Value erfcx(Value a, boolean clipped) {
    double end = Approximation.erfcxEnd(working);
    Value one = b.constant(1);
    Value near = b.atMost(a, end);
    double centre = Approximation.ERFCX_CENTRE;
    Value sum = b.add(near, b.constant(centre));
    boolean hasSpareBits = working.hasSpareBits();
    Value t = b.divide(one, sum);
    Value q =
        hasSpareBits
            ? b.fma(t, b.constant(-2 * centre), one)
            : b.divide(b.subtract(near, b.constant(centre)), sum);
    double[] c = Coefficients.erfcx(working);
    Value rest = b.fma(q, b.polynomial(q, afterFirst(c)), b.constant(c[c.length - 1]));
    Value p = b.add(rest, b.constant(c[0]));
    Value result = hasSpareBits ? b.multiply(p, t) : b.divide(p, b.add(near, one));
    if (!clipped && b.range(a).hi() > end) {
      result = b.ifLess(b.constant(end), a, erfcxFar(a), result);
    }
    return b.within(result, Interval.of(0, 1.0001));
  }

  /// The coefficients between the first and its low part, which stands last.
  private static double[] afterFirst(double[] c) {
    return Arrays.copyOfRange(c, 1, c.length - 1);
  }

  /// 1/(√π·a)·(1 - w/2 + 3w²/4 - …) with w = 1/a².
  private Value erfcxFar(Value a) {
    double[] series = {
      1, -0.5, 0.75, -1.875, 6.5625, -29.53125, 162.421875, -1055.7421875
    };
    Value inverse = b.divide(b.constant(1), a);
    Value w = b.multiply(inverse, inverse);
    Value sum = b.polynomial(w, series);
    return b.multiply(b.multiply(inverse, b.constant(0x1.20dd750429b6dp-1)), sum);
  }

  /// √(x² + y²), scaled by a power of two where a square would overflow or lose bits.
  Value hypot(Value x, Value y) {
    boolean isFloat = precision == Precision.F32;
    double high = isFloat ? 0x1p60 : 0x1p500;
    // Takes the largest number below the root of itself, and the smallest subnormal above.
    double scale = isFloat ? 0x1p90 : 0x1p600;
    Value a = b.abs(x);
    Value c = b.abs(y);
    Value larger = b.ifLess(a, c, c, a);
    double most = b.range(larger).hi();
    double least = b.range(larger).lo();
    Value factor = b.constant(1);
    Value inverse = b.constant(1);
    if (most > high) {
      factor = b.ifLess(b.constant(high), larger, b.constant(1 / scale), factor);
      inverse = b.ifLess(b.constant(high), larger, b.constant(scale), inverse);
    }
    if (least < 1 / high) {
      factor = b.ifLess(larger, b.constant(1 / high), b.constant(scale), factor);
      inverse = b.ifLess(larger, b.constant(1 / high), b.constant(1 / scale), inverse);
    }
    Value p = b.multiply(a, factor);
    Value q = b.multiply(c, factor);
    Value root = b.sqrt(b.fma(p, p, b.multiply(q, q)));
    return b.multiply(root, inverse);
  }

  private double lnTwoHi() {
    return Exponentials.lnTwoHi(precision);
  }

  private double lnTwoLo() {
    return Exponentials.lnTwoLo(precision);
  }

  private double piHi() {
    return precision.round(Math.PI);
  }

  private double piLo() {
    return switch (precision) {
      case F32 -> Math.PI - precision.round(Math.PI);
      case F64 -> 0x1.1a62633145c07p-53;
    };
  }
}
