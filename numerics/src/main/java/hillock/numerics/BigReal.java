// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// An enclosure of one real number between two binary endpoints of any precision.
///
/// Every operation returns endpoints that contain the exact result for every real in its operands.
/// At exact operands the result has a relative width of at most `2^-(bits - 8)`, near the zeros and
/// poles of a function too, so that a loop that doubles `bits` until a question is decided ends.
/// The exceptions are magnitudes beyond `2^±(2^40)`, which come out as "at least that much" and "at
/// most that little", and sines of arguments past `2^16384`, which come out as [-1, 1].
///
/// An exact result (an integer power, the root of a square, a short quotient) is returned as a
/// single point whenever it fits into `bits`. Other quotients are not binary numbers, and
/// exponentials, logarithms and circular functions of binary numbers are transcendental
/// (Lindemann), so that enough bits decide every rounding of one operation; nobody has proved that
/// for the error functions. What no bits decide is a tie or a zero that comes about through inexact
/// parts, such as `sqrt(2)^2 - 2`: a loop over arbitrary expressions needs a limit.
///
/// Undefined operations throw [ArithmeticException]; so do operations that may be undefined, such
/// as a division by an enclosure that contains 0, which more bits may decide.
public final class BigReal {
  /// What is known about the sign of an enclosed number.
  public enum Sign {
    /// Every real of the enclosure is negative.
    NEGATIVE,
    /// The number is exactly zero.
    ZERO,
    /// Every real of the enclosure is positive.
    POSITIVE,
    /// The enclosure contains zero and other reals.
    UNKNOWN
  }

  /// The number 0.
  public static final BigReal ZERO = point(Dyadic.ZERO);

  /// The number 1.
  public static final BigReal ONE = point(Dyadic.ONE);

  /// The number 2.
  public static final BigReal TWO = point(Dyadic.of(2));

  private static final int MAX_BITS = 1 << 16;

  private final Dyadic lo;
  private final Dyadic hi;

  private BigReal(Dyadic lo, Dyadic hi) {
    this.lo = lo;
    this.hi = hi;
  }

  static BigReal point(Dyadic x) {
    return new BigReal(x, x);
  }

  static BigReal between(Dyadic lo, Dyadic hi) {
    return new BigReal(lo, hi);
  }

  private static BigReal enclosing(Dyadic exact, int bits) {
    Dyadic down = exact.round(bits, Rounding.DOWN);
    Dyadic up = exact.round(bits, Rounding.UP);
    return new BigReal(down, up);
  }

  /// The exact value of a finite double.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities
  public static BigReal of(double value) {
    return point(Dyadic.of(value));
  }

  /// The exact value of an integer.
  public static BigReal of(long value) {
    return point(Dyadic.of(value));
  }

  /// The exact value of an integer of any size.
  public static BigReal of(BigInteger value) {
    return point(Dyadic.of(value, 0));
  }

  /// The rational number `numerator / denominator`.
  ///
  /// @throws ArithmeticException if the denominator is 0
  public static BigReal of(BigInteger numerator, BigInteger denominator, int bits) {
    return of(numerator).divide(of(denominator), bits);
  }

  /// All reals of an interval, as the enclosure of an unknown one.
  public static BigReal of(Interval interval) {
    Dyadic lo =
        interval.lo() == Double.NEGATIVE_INFINITY
            ? Dyadic.NEGATIVE_INFINITY
            : Dyadic.of(interval.lo());
    Dyadic hi =
        interval.hi() == Double.POSITIVE_INFINITY
            ? Dyadic.POSITIVE_INFINITY
            : Dyadic.of(interval.hi());
    return between(lo, hi);
  }

  /// The ratio of a circle's circumference to its diameter.
  public static BigReal pi(int bits) {
    return BigConstant.PI.enclosure(checked(bits));
  }

  /// The base of the natural logarithm.
  public static BigReal e(int bits) {
    return BigConstant.E.enclosure(checked(bits));
  }

  /// The natural logarithm of 2.
  public static BigReal ln2(int bits) {
    return BigConstant.LN2.enclosure(checked(bits));
  }

  private static int checked(int bits) {
    if (bits < 2 || bits > MAX_BITS) {
      throw new IllegalArgumentException(
          "a precision must be within 2 and " + MAX_BITS + " bits, not " + bits);
    }
    return bits;
  }

  Dyadic lowest() {
    return lo;
  }

  Dyadic highest() {
    return hi;
  }

  /// Whether the number is known exactly.
  public boolean isExact() {
    return lo == hi || lo.equals(hi);
  }

  /// What is known about the sign.
  public Sign sign() {
    if (lo.signum() > 0) {
      return Sign.POSITIVE;
    }
    if (hi.signum() < 0) {
      return Sign.NEGATIVE;
    }
    return lo.signum() == 0 && hi.signum() == 0 ? Sign.ZERO : Sign.UNKNOWN;
  }

  /// Whether a finite double lies within the enclosure.
  public boolean contains(double value) {
    Dyadic x = Dyadic.of(value);
    return lo.compareTo(x) <= 0 && x.compareTo(hi) <= 0;
  }

  /// Whether every real of another enclosure lies within this one.
  public boolean contains(BigReal y) {
    return lo.compareTo(y.lo) <= 0 && y.hi.compareTo(hi) <= 0;
  }

  /// The smallest enclosure of both.
  public BigReal hull(BigReal y) {
    return between(lo.min(y.lo), hi.max(y.hi));
  }

  /// The same number with endpoints of at most `bits` bits.
  public BigReal round(int bits) {
    return between(lo.round(bits, Rounding.DOWN), hi.round(bits, Rounding.UP));
  }

  /// The exact negative.
  public BigReal negate() {
    return between(hi.negate(), lo.negate());
  }

  /// The exact magnitude.
  public BigReal abs() {
    if (lo.signum() >= 0) {
      return this;
    }
    return hi.signum() <= 0 ? negate() : between(Dyadic.ZERO, hi.max(lo.negate()));
  }

  /// The exact product with `2^powerOfTwo`.
  public BigReal scale(long powerOfTwo) {
    long shift = Math.clamp(powerOfTwo, -4 * Dyadic.LIMIT, 4 * Dyadic.LIMIT);
    return between(
        lo.scale(shift).round(Integer.MAX_VALUE, Rounding.DOWN),
        hi.scale(shift).round(Integer.MAX_VALUE, Rounding.UP));
  }

  /// The smaller of the two numbers.
  public BigReal min(BigReal y) {
    return between(lo.min(y.lo), hi.min(y.hi));
  }

  /// The larger of the two numbers.
  public BigReal max(BigReal y) {
    return between(lo.max(y.lo), hi.max(y.hi));
  }

  /// The sum.
  public BigReal add(BigReal y, int bits) {
    return between(lo.add(y.lo, bits, Rounding.DOWN), hi.add(y.hi, bits, Rounding.UP));
  }

  /// The difference.
  public BigReal subtract(BigReal y, int bits) {
    return add(y.negate(), bits);
  }

  /// The product.
  public BigReal multiply(BigReal y, int bits) {
    if (lo.signum() >= 0 && y.lo.signum() >= 0) {
      Dyadic low = lo.multiply(y.lo);
      return isExact() && y.isExact()
          ? enclosing(low, bits)
          : between(low.round(bits, Rounding.DOWN), hi.multiply(y.hi, bits, Rounding.UP));
    }
    if (lo.signum() < 0 && hi.signum() <= 0) {
      return negate().multiply(y, bits).negate();
    }
    if (y.lo.signum() < 0 && y.hi.signum() <= 0) {
      return multiply(y.negate(), bits).negate();
    }
    Dyadic low = lo.multiply(y.hi).min(hi.multiply(y.lo));
    Dyadic high = lo.multiply(y.lo).max(hi.multiply(y.hi));
    return between(low.round(bits, Rounding.DOWN), high.round(bits, Rounding.UP));
  }

  /// The quotient.
  ///
  /// @throws ArithmeticException if the divisor is, or may be, 0
  public BigReal divide(BigReal y, int bits) {
    if (y.lo.signum() <= 0 && y.hi.signum() >= 0) {
      throw new ArithmeticException("division by " + y + ", which is 0 or may be 0");
    }
    if (y.hi.signum() < 0) {
      return negate().divide(y.negate(), bits);
    }
    return between(
        lo.divide(lo.signum() >= 0 ? y.hi : y.lo, bits, Rounding.DOWN),
        hi.divide(hi.signum() >= 0 ? y.lo : y.hi, bits, Rounding.UP));
  }

  /// The power with an integer exponent; `x^0` is 1 for every `x`.
  ///
  /// @throws ArithmeticException if the exponent is negative and the base is, or may be, 0
  public BigReal power(int n, int bits) {
    return BigPower.power(this, (long) n, checked(bits));
  }

  /// The power with any exponent, of a positive base.
  ///
  /// @throws ArithmeticException if the base is not, or may not be, positive
  public BigReal power(BigReal exponent, int bits) {
    return BigPower.power(this, exponent, checked(bits));
  }

  /// The square root.
  ///
  /// @throws ArithmeticException if the number is, or may be, negative
  public BigReal sqrt(int bits) {
    if (lo.signum() < 0) {
      throw new ArithmeticException("square root of " + this + ", which is or may be negative");
    }
    return between(lo.sqrt(bits, Rounding.DOWN), hi.sqrt(bits, Rounding.UP));
  }

  /// `sqrt(this^2 + y^2)`.
  public BigReal hypot(BigReal y, int bits) {
    int working = checked(bits) + 8;
    return power(2, working).add(y.power(2, working), working).sqrt(bits);
  }

  /// `e^x`.
  public BigReal exp(int bits) {
    return BigExponential.EXP.at(this, checked(bits));
  }

  /// `e^x - 1`, without cancellation near 0.
  public BigReal expm1(int bits) {
    return BigExponential.EXPM1.at(this, checked(bits));
  }

  /// The natural logarithm.
  ///
  /// @throws ArithmeticException if the number is not, or may not be, positive
  public BigReal log(int bits) {
    return BigLogarithm.log(this, checked(bits));
  }

  /// `log(1 + x)`, without cancellation near 0.
  ///
  /// @throws ArithmeticException if the number is not, or may not be, above -1
  public BigReal log1p(int bits) {
    return BigLogarithm.log1p(this, checked(bits));
  }

  /// The sine; of an enclosure, the sine of its lower end give or take the width.
  public BigReal sin(int bits) {
    return BigTrigonometry.sin(this, checked(bits));
  }

  /// The cosine; of an enclosure, the cosine of its lower end give or take the width.
  public BigReal cos(int bits) {
    return BigTrigonometry.cos(this, checked(bits));
  }

  /// The inverse tangent.
  public BigReal atan(int bits) {
    return BigTrigonometry.atan(this, checked(bits));
  }

  /// The hyperbolic sine.
  public BigReal sinh(int bits) {
    return BigExponential.SINH.at(this, checked(bits));
  }

  /// The hyperbolic cosine.
  public BigReal cosh(int bits) {
    return BigExponential.COSH.at(abs(), checked(bits));
  }

  /// The hyperbolic tangent.
  public BigReal tanh(int bits) {
    return BigExponential.TANH.at(this, checked(bits));
  }

  /// The inverse hyperbolic sine.
  public BigReal asinh(int bits) {
    return BigLogarithm.ASINH.at(this, checked(bits));
  }

  /// `1 / (1 + e^-x)`.
  public BigReal sigmoid(int bits) {
    return BigExponential.SIGMOID.at(this, checked(bits));
  }

  /// `log(1 + e^x)`.
  public BigReal softplus(int bits) {
    return BigLogarithm.SOFTPLUS.at(this, checked(bits));
  }

  /// The error function.
  public BigReal erf(int bits) {
    return BigErf.ERF.at(this, checked(bits));
  }

  /// The complementary error function `1 - erf x`, with relative accuracy however small it is.
  public BigReal erfc(int bits) {
    return BigErf.ERFC.at(this, checked(bits));
  }

  /// The scaled complementary error function `e^(x^2) erfc x`.
  public BigReal erfcx(int bits) {
    return BigErf.ERFCX.at(this, checked(bits));
  }

  /// The double that every real of the enclosure rounds to, or empty: ask again with more bits.
  public OptionalDouble toDouble() {
    return round(Precision.F64);
  }

  /// The number of a format that every real of the enclosure rounds to (to nearest, ties to even,
  /// gradual underflow, overflow to infinity), or empty: ask again with more bits.
  ///
  /// A negative number that underflows gives -0, as IEEE 754 has it; an enclosure that reaches from
  /// -0 to +0 gives +0.
  public OptionalDouble round(Precision precision) {
    double low = lo.toNearest(precision);
    double high = hi.toNearest(precision);
    if (low != high) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(lo.signum() == hi.signum() ? low : low + 0.0);
  }

  /// The largest double that is not above the number.
  public double lo() {
    return lo.toDouble(Rounding.DOWN);
  }

  /// The smallest double that is not below the number.
  public double hi() {
    return hi.toDouble(Rounding.UP);
  }

  /// The smallest interval of doubles around the number.
  public Interval toInterval() {
    return new Interval(lo(), hi());
  }

  /// A double near the middle of the enclosure: of an enclosure unbounded on one side its endpoint,
  /// of one unbounded on both sides 0.
  public double midpoint() {
    if (lo.isInfinite()) {
      return hi.isInfinite() ? 0 : hi.toNearest(Precision.F64);
    }
    if (hi.isInfinite()) {
      return lo.toNearest(Precision.F64);
    }
    return lo.add(hi, 64, Rounding.DOWN).scale(-1).toNearest(Precision.F64);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BigReal y && lo.equals(y.lo) && hi.equals(y.hi);
  }

  @Override
  public int hashCode() {
    return 31 * lo.hashCode() + hi.hashCode();
  }

  /// The endpoints in decimal, rounded outward to a few digits more than they agree in.
  @Override
  public String toString() {
    return BigDecimalText.of(lo, hi);
  }
}
