// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Interval;
import hillock.numerics.Precision;
import org.jspecify.annotations.Nullable;

/// The exponential functions, written out in instructions.
///
/// Method: x = n·ln 2 + r with |r| ≤ ½·ln 2, e^x = 2ⁿ·(1 + expm1(r)), expm1 by a polynomial. The
/// integer n is found by adding a large number whose last bit counts ones, and is added to the
/// exponent bits of the result from there. How 2ⁿ is applied depends on where x can lie, which the
/// builder knows: most activations use e^(-|x|) and need the cheapest way.
final class Exponentials {
  /// e^x in parts: `(1 + expm1) · power`, which is `value`, times `factor`; `power` and `factor` are
  /// powers of two, and `factor` is to be multiplied in last.
  record Scaled(Value expm1, Value power, Value value, Value factor) {}

  /// What the reduction leaves: n on top of the magic number, n, and expm1(r) = r + rest.
  private record Reduced(Value magic, Value n, Value r, Value rest, Value expm1) {}

  /// Extra exponent given to e^x and taken away by a multiplication, which rounds subnormals right.
  private static final int SHIFT = 64;

  /// Far beyond the floats, and within the normal doubles.
  private static final double MOST_WIDE = 700;

  private static final double LOG2_E = 0x1.71547652b82fep+0;

  private final ProgramBuilder b;
  private final Precision precision;
  private final WorkingFormat working;
  private final boolean isFloat;

  Exponentials(ProgramBuilder builder) {
    this.b = builder;
    this.precision = builder.precision();
    this.working = builder.working();
    this.isFloat = precision == Precision.F32;
  }

  /// 1.5 times the power of two from which on the spacing is one.
  static double magic(Precision precision) {
    return 1.5 * Math.scalb(1.0, precision.significandBits() - 1);
  }

  /// The first bits of ln 2, so few that the product with n is exact.
  static double lnTwoHi(Precision precision) {
    return switch (precision) {
      case F32 -> 0x1.62e4p-1;
      case F64 -> 0x1.62e42fefa38p-1;
    };
  }

  /// The rest of ln 2.
  static double lnTwoLo(Precision precision) {
    return switch (precision) {
      case F32 -> 0x1.7f7d1cp-20;
      case F64 -> 0x1.ef35793c7673p-45;
    };
  }

  /// Below this, e^x is subnormal.
  static double leastNormal(Precision precision) {
    return switch (precision) {
      case F32 -> -87.33;
      case F64 -> -708.39;
    };
  }

  /// e^(x + lo).
  ///
  /// Special values: 0 and +∞ at ∓∞, subnormal results rounded once more. For results that are floats,
  /// doubles stay within e^±700, which no float can tell from the limits.
  ///
  /// @param lo a correction much smaller than x, or null
  Value exp(Value x, @Nullable Value lo) {
    Interval range = b.range(x);
    double least = isFloat ? -104.5 : -746;
    double most = isFloat ? 89.5 : 711;
    Value result;
    if (working == WorkingFormat.WIDE) {
      Reduced r = reduce(b.atMost(b.atLeast(x, -MOST_WIDE), MOST_WIDE), null, 0);
      result = b.scaleByBits(onePlus(r), r.magic);
    } else if (range.lo() >= (isFloat ? -87 : -708) && range.hi() <= (isFloat ? 88 : 709)) {
      Reduced r = reduce(x, lo, 0);
      result = b.scaleByBits(onePlus(r), r.magic);
    } else if (range.hi() <= (isFloat ? 43 : 660)) {
      Reduced r = reduce(b.atLeast(x, least), guarded(x, lo, least, most), SHIFT);
      Value shifted = b.scaleByBits(onePlus(r), r.magic);
      result = b.multiply(shifted, b.constant(Math.scalb(1.0, -SHIFT)));
    } else {
      Scaled scaled = scaled(x, lo);
      result = b.multiply(scaled.value, scaled.factor);
    }
    return b.within(result, rangeOfExp(range));
  }

  /// e^(x + lo) as a product of two numbers with about half the exponent each; the second is 0 where
  /// e^x is so small that no finite number makes up for it.
  Scaled scaled(Value x, @Nullable Value lo) {
    double least = isFloat ? -160 : -1200;
    double most = isFloat ? 160 : 1200;
    Value clamped = b.atMost(b.atLeast(x, least), most);
    Reduced r = reduce(clamped, guarded(x, lo, least, most), 0);
    Value magic = b.constant(magic(precision));
    Value halfMagic = b.fma(r.n, b.constant(0.5), magic);
    Value half = b.subtract(halfMagic, magic);
    Value restMagic = b.add(b.subtract(r.n, half), magic);
    double bound = isFloat ? 0x1p120 : 0x1p900;
    Interval range = Interval.of(1 / bound, bound);
    Value value = b.scaleByBits(onePlus(r), halfMagic);
    Value factor = b.scaleByBits(b.constant(1), restMagic);
    factor = b.within(factor, range);
    if (b.range(x).lo() < least) {
      factor = b.ifLess(x, b.constant(least), b.constant(0), factor);
    }
    Value power = b.within(b.scaleByBits(b.constant(1), halfMagic), range);
    return new Scaled(r.expm1, power, b.within(value, range), factor);
  }

  /// e^(x + lo) - 1.
  ///
  /// Special values: -1 and +∞ at ∓∞, +0 at ±0; subnormal x is the result.
  ///
  /// @param lo a correction much smaller than x, or null
  Value expm1(Value x, @Nullable Value lo) {
    double least = isFloat ? -40 : -60;
    double most = isFloat ? 88.9 : 709.9;
    boolean canOverflow = b.range(x).hi() > (isFloat ? 88 : 709);
    Value clamped = b.atMost(b.atLeast(x, least), most);
    Reduced r = reduce(clamped, guarded(x, lo, least, most), 0);
    Value one = b.constant(1);
    // 2ⁿ itself overflows for n = 128 (1024): there, half of the result is computed.
    Value unit = canOverflow ? b.ifLess(one, x, b.constant(0.5), one) : one;
    Value power = b.scaleByBits(unit, r.magic);
    Value result = b.fma(r.expm1, power, b.subtract(power, unit));
    if (canOverflow) {
      result = b.ifLess(one, x, b.add(result, result), result);
    }
    return b.within(result, rangeOfExp(b.range(x)).subtract(Interval.ONE));
  }

  /// Where the rounded results lie; e^x of a negative number never exceeds 1, rounded or not.
  private static Interval rangeOfExp(Interval range) {
    Interval exact = range.exp();
    double hi = range.hi() <= 0 ? 1 : exact.hi() * (1 + 0x1p-20);
    return Interval.of(exact.lo() * (1 - 0x1p-20), hi);
  }

  private Reduced reduce(Value x, @Nullable Value lo, int shift) {
    double bias = magic(precision) + shift;
    Value magic = b.fma(x, b.constant(LOG2_E), b.constant(bias));
    Value n = b.subtract(magic, b.constant(bias));
    Value start = b.fma(n, b.constant(-lnTwoHi(precision)), x);
    Value r = b.fma(n, b.constant(-lnTwoLo(precision)), start);
    if (lo != null) {
      r = b.add(r, lo);
    }
    Value q = b.polynomial(r, Coefficients.expm1(working));
    Value square = b.multiply(r, r);
    Value expm1 = b.fma(square, q, r);
    Value lost = lo == null ? b.subtract(start, r) : b.add(b.subtract(start, r), lo);
    lost = b.fma(n, b.constant(-lnTwoLo(precision)), lost);
    return new Reduced(magic, n, r, b.fma(square, q, lost), expm1);
  }

  /// 1 + expm1(r); in floats with care for what r and the sum round away, because sigmoids and their
  /// like have no error to spare.
  private Value onePlus(Reduced r) {
    Value one = b.constant(1);
    return switch (working) {
      case FLOATS -> {
        Value sum = b.add(r.r, one);
        Value lost = b.subtract(r.r, b.subtract(sum, one));
        yield b.add(sum, b.add(lost, r.rest));
      }
      case FAST_FLOATS, WIDE, DOUBLES -> b.add(r.expm1, one);
    };
  }

  /// The correction, or nothing where x is clamped: there it may be infinite or NaN.
  private @Nullable Value guarded(Value x, @Nullable Value lo, double least, double most) {
    if (lo == null) {
      return null;
    }
    Value zero = b.constant(0);
    Value guarded = lo;
    if (b.range(x).lo() < least) {
      guarded = b.ifLess(x, b.constant(least), zero, guarded);
    }
    if (b.range(x).hi() > most) {
      guarded = b.ifLess(b.constant(most), x, zero, guarded);
    }
    return guarded;
  }
}
