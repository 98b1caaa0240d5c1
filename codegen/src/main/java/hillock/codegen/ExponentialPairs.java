// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Rational;
import hillock.numerics.Precision;
import org.jspecify.annotations.Nullable;

/// Exponentials and logarithms as numbers of twice the precision, `hi + lo`.
///
/// They stand in the exponents of other exponentials, such as `exp(-exp(x))`, where the error of one
/// number would be multiplied by the exponent: up to 88 times for floats, 709 times for doubles. The
/// results carry some ten bits more than one number does.
final class ExponentialPairs {
  /// The powers from here on are too small for their rounding to count.
  private static final int FIRST_PLAIN_POWER = 4;

  /// A logarithm below this is good enough as it is.
  private static final double LEAST_CORRECTED = 0x1p-6;

  private static final double LOG2_E = 0x1.71547652b82fep+0;

  private final ProgramBuilder b;
  private final Precision precision;
  private final Pairs pairs;
  private final Elementary elementary;
  private final int lastPower;
  private final double least;
  private final double most;

  ExponentialPairs(ProgramBuilder builder, Pairs pairs, Elementary elementary) {
    this.b = builder;
    this.precision = builder.precision();
    this.pairs = pairs;
    this.elementary = elementary;
    boolean isFloat = precision == Precision.F32;
    this.lastPower = isFloat ? 9 : 16;
    this.least = isFloat ? -87 : -708;
    this.most = isFloat ? 88 : 709;
  }

  /// What the reduction x = n·ln 2 + r leaves.
  private record Reduced(Value power, Lowered r) {}

  /// e^x; where that is near the ends of the range of numbers, as one number.
  ///
  /// @param plain e^x as one number
  Lowered exp(Lowered x, Value plain) {
    Reduced reduced = reduce(x);
    Lowered result = scaled(series(reduced.r, 0), reduced.power);
    return orPlain(x.hi(), result, plain);
  }

  /// e^x - 1, likewise.
  Lowered expm1(Lowered x, Value plain) {
    Reduced reduced = reduce(x);
    Lowered expm1 = pairs.multiply(reduced.r, series(reduced.r, 1));
    Lowered rest = pairs.add(Lowered.of(reduced.power), Lowered.of(b.constant(-1)));
    Lowered result = pairs.add(rest, scaled(expm1, reduced.power));
    return orPlain(x.hi(), result, plain);
  }

  /// log u: that of a number between √½ and √2, corrected by one step of Newton's method, and a
  /// multiple of log 2.
  ///
  /// @param plain log u as one number
  Lowered log(Lowered u, Value plain) {
    Elementary.Split split = elementary.split(u.hi());
    Value start = elementary.log(split.mantissa());
    Lowered e = exp(Lowered.of(start), elementary.exp(start, null));
    Lowered miss = pairs.add(Lowered.of(split.mantissa()), pairs.negate(e));
    Value step = b.divide(rounded(miss), e.hi());
    if (u.lo() != null) {
      step = b.add(step, b.divide(u.lo(), u.hi()));
    }
    Lowered whole = Lowered.of(b.multiply(split.exponent(), lnTwoHi()));
    Lowered rest = pairs.multiply(Lowered.of(split.exponent()), Lowered.of(lnTwoLo()));
    Lowered sum = pairs.add(pairs.add(whole, rest), Lowered.of(start, step));
    return whereUseful(sum, plain);
  }

  /// log(1 + x), likewise.
  Lowered log1p(Lowered x, Value plain) {
    return log(pairs.add(Lowered.of(b.constant(1)), x), plain);
  }

  private Value rounded(Lowered x) {
    return x.lo() == null ? x.hi() : b.add(x.hi(), x.lo());
  }

  /// The sum, or the logarithm as one number where it is small, infinite or NaN.
  private Lowered whereUseful(Lowered sum, Value plain) {
    Value size = b.abs(plain);
    Value least = b.constant(LEAST_CORRECTED);
    Value infinity = b.constant(Double.POSITIVE_INFINITY);
    Value lo = sum.lo() == null ? b.constant(0) : sum.lo();
    Value hi = b.ifLess(least, size, b.ifLess(size, infinity, sum.hi(), plain), plain);
    lo = b.ifLess(least, size, b.ifLess(size, infinity, lo, b.constant(0)), b.constant(0));
    return Lowered.of(b.within(hi, b.range(plain)), lo);
  }

  private Value lnTwoHi() {
    return b.constant(Exponentials.lnTwoHi(precision));
  }

  private Value lnTwoLo() {
    return b.constant(Exponentials.lnTwoLo(precision));
  }

  private Reduced reduce(Lowered x) {
    Value clamped = b.atMost(b.atLeast(x.hi(), least), most);
    double bias = Exponentials.magic(precision);
    Value magic = b.fma(clamped, b.constant(LOG2_E), b.constant(bias));
    Value n = b.subtract(magic, b.constant(bias));
    Value minusN = b.negate(n);
    Value rest = b.fma(minusN, lnTwoHi(), clamped);
    Lowered low = pairs.multiply(Lowered.of(minusN), Lowered.of(lnTwoLo()));
    Lowered r = pairs.add(Lowered.of(rest, x.lo()), low);
    return new Reduced(b.scaleByBits(b.constant(1), magic), r);
  }

  /// 1/first! + r/(first + 1)! + …, the Taylor series of e^r divided by a power of r.
  private Lowered series(Lowered r, int first) {
    Value tail = coefficient(lastPower).hi();
    for (int k = lastPower - 1; k >= FIRST_PLAIN_POWER; k--) {
      tail = b.fma(tail, r.hi(), coefficient(k).hi());
    }
    Lowered sum = Lowered.of(tail);
    for (int k = FIRST_PLAIN_POWER - 1; k >= first; k--) {
      sum = pairs.add(coefficient(k), pairs.multiply(r, sum));
    }
    return sum;
  }

  /// 1/k!.
  private Lowered coefficient(int k) {
    Rational inverse = Rational.ONE;
    for (int i = 2; i <= k; i++) {
      inverse = inverse.divide(Rational.of(i));
    }
    double hi = precision.round(inverse.toDouble());
    double lo = inverse.subtract(Rational.of(hi)).toDouble();
    return Lowered.of(b.constant(hi), lo == 0 ? null : b.constant(lo));
  }

  private Lowered scaled(Lowered x, Value power) {
    return Lowered.of(b.multiply(x.hi(), power), times(x.lo(), power));
  }

  private @Nullable Value times(@Nullable Value x, Value power) {
    return x == null ? null : b.multiply(x, power);
  }

  private Lowered orPlain(Value x, Lowered result, Value plain) {
    Value hi = result.hi();
    Value lo = result.lo() == null ? b.constant(0) : result.lo();
    if (b.range(x).lo() < least) {
      hi = b.ifLess(x, b.constant(least), plain, hi);
      lo = b.ifLess(x, b.constant(least), b.constant(0), lo);
    }
    if (b.range(x).hi() > most) {
      hi = b.ifLess(b.constant(most), x, plain, hi);
      lo = b.ifLess(b.constant(most), x, b.constant(0), lo);
    }
    return Lowered.of(b.within(hi, b.range(plain)), lo);
  }
}
