// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A binary number `significand * 2^exponent` of any length, or an infinity standing for "no
/// bound".
///
/// This is the endpoint arithmetic under [BigReal]: every inexact operation rounds in a stated
/// direction to a stated number of bits. Magnitudes beyond `2^LIMIT` and below `2^-LIMIT` are
/// pushed outward (to infinity, to the limit, to zero), so that exponents never overflow a `long`
/// and no operation shifts by more bits than its operands and its precision have together.
final class Dyadic implements Comparable<Dyadic> {
  /// The binary exponent at which magnitudes are cut off: `e^(2^40)` is past it.
  static final long LIMIT = 1L << 40;

  static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
  static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);
  static final Dyadic POSITIVE_INFINITY = new Dyadic(BigInteger.ONE, Long.MAX_VALUE);
  static final Dyadic NEGATIVE_INFINITY = new Dyadic(BigInteger.ONE.negate(), Long.MAX_VALUE);

  private static final long SIGNIFICAND_MASK = (1L << 52) - 1;

  private final BigInteger significand;
  private final long exponent;

  private Dyadic(BigInteger significand, long exponent) {
    this.significand = significand;
    this.exponent = exponent;
  }

  static Dyadic of(BigInteger significand, long exponent) {
    return significand.signum() == 0 ? ZERO : new Dyadic(significand, exponent);
  }

  static Dyadic of(long value) {
    return of(BigInteger.valueOf(value), 0);
  }

  /// The exact value of a finite double.
  static Dyadic of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " is not a real number");
    }
    if (value == 0) {
      return ZERO;
    }
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> 52) & 0x7ff;
    long magnitude = bits & SIGNIFICAND_MASK | (biased == 0 ? 0 : SIGNIFICAND_MASK + 1);
    int zeros = Long.numberOfTrailingZeros(magnitude);
    long odd = magnitude >>> zeros;
    return of(BigInteger.valueOf(bits < 0 ? -odd : odd), Math.max(biased, 1) - 1075L + zeros);
  }

  static Dyadic powerOfTwo(long exponent) {
    return new Dyadic(BigInteger.ONE, exponent);
  }

  BigInteger significand() {
    return significand;
  }

  long exponent() {
    return exponent;
  }

  int signum() {
    return significand.signum();
  }

  boolean isInfinite() {
    return exponent == Long.MAX_VALUE;
  }

  /// The exponent `t` with `2^(t-1) <= |this| < 2^t`; a number far below all limits for zero.
  long top() {
    if (signum() == 0) {
      return -4 * LIMIT;
    }
    return isInfinite() ? 4 * LIMIT : exponent + magnitudeBits();
  }

  private int magnitudeBits() {
    int bits = significand.bitLength();
    boolean negativePowerOfTwo = signum() < 0 && significand.getLowestSetBit() == bits;
    return negativePowerOfTwo ? bits + 1 : bits;
  }

  boolean isInteger() {
    return signum() == 0 || exponent + significand.getLowestSetBit() >= 0;
  }

  Dyadic negate() {
    return signum() == 0 ? this : new Dyadic(significand.negate(), exponent);
  }

  Dyadic abs() {
    return signum() < 0 ? negate() : this;
  }

  /// The exact product with a power of two, not limited.
  Dyadic scale(long powerOfTwo) {
    return signum() == 0 || isInfinite() ? this : new Dyadic(significand, exponent + powerOfTwo);
  }

  /// The nearest number of at most `bits` bits on the stated side, within the limits of magnitude.
  Dyadic round(int bits, Rounding rounding) {
    if (isInfinite()) {
      return this;
    }
    int excess = significand.bitLength() - bits;
    Dyadic rounded = excess <= 0 ? this : of(dropBits(excess, rounding), exponent + excess);
    long top = rounded.top();
    return top > LIMIT || top < -LIMIT ? rounded.limit(rounding) : rounded;
  }

  private BigInteger dropBits(int count, Rounding rounding) {
    BigInteger floor = significand.shiftRight(count);
    boolean exact = significand.getLowestSetBit() >= count;
    return exact || rounding == Rounding.DOWN ? floor : floor.add(BigInteger.ONE);
  }

  /// Pushes a nonzero magnitude outside the limits outward in the stated direction.
  private Dyadic limit(Rounding rounding) {
    if (signum() == 0) {
      return this;
    }
    boolean awayFromZero = (rounding == Rounding.UP) == (signum() > 0);
    Dyadic positive;
    if (top() > LIMIT) {
      positive = awayFromZero ? POSITIVE_INFINITY : powerOfTwo(LIMIT - 1);
    } else {
      positive = awayFromZero ? powerOfTwo(-LIMIT) : ZERO;
    }
    return signum() > 0 ? positive : positive.negate();
  }

  /// The sum, rounded. An infinity absorbs; opposite infinities never meet at one endpoint.
  Dyadic add(Dyadic y, int bits, Rounding rounding) {
    if (isInfinite() || y.signum() == 0) {
      return round(bits, rounding);
    }
    if (y.isInfinite() || signum() == 0) {
      return y.round(bits, rounding);
    }
    return top() >= y.top() ? addSmaller(y, bits, rounding) : y.addSmaller(this, bits, rounding);
  }

  /// Adds a number of no greater binade; one too small to matter keeps only its sign.
  private Dyadic addSmaller(Dyadic small, int bits, Rounding rounding) {
    long cut = Math.min(exponent, top() - bits) - 2;
    Dyadic addend = small.top() > cut ? small : of(BigInteger.valueOf(small.signum()), cut);
    return plus(addend).round(bits, rounding);
  }

  /// The exact sum of finite numbers of comparable magnitude.
  Dyadic plus(Dyadic y) {
    long shift = exponent - y.exponent;
    if (shift >= 0) {
      BigInteger aligned = significand.shiftLeft(Math.toIntExact(shift));
      return of(aligned.add(y.significand), y.exponent);
    }
    BigInteger aligned = y.significand.shiftLeft(Math.toIntExact(-shift));
    return of(significand.add(aligned), exponent);
  }

  Dyadic subtract(Dyadic y, int bits, Rounding rounding) {
    return add(y.negate(), bits, rounding);
  }

  /// The exact product; 0 times an infinity is 0, as products of unbounded sets need it.
  Dyadic multiply(Dyadic y) {
    if (signum() == 0 || y.signum() == 0) {
      return ZERO;
    }
    if (isInfinite() || y.isInfinite()) {
      return signum() == y.signum() ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
    }
    return new Dyadic(significand.multiply(y.significand), exponent + y.exponent);
  }

  Dyadic multiply(Dyadic y, int bits, Rounding rounding) {
    return multiply(y).round(bits, rounding);
  }

  /// The quotient by a nonzero number, rounded; a finite number over an infinity is 0.
  Dyadic divide(Dyadic y, int bits, Rounding rounding) {
    if (signum() == 0 || y.isInfinite()) {
      return ZERO;
    }
    if (isInfinite()) {
      return signum() == y.signum() ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
    }
    int shift = Math.max(0, bits + 2 + y.significand.bitLength() - significand.bitLength());
    BigInteger[] division =
        significand.abs().shiftLeft(shift).divideAndRemainder(y.significand.abs());
    Dyadic magnitude = withSticky(division[0], division[1], exponent - y.exponent - shift);
    Dyadic quotient = signum() == y.signum() ? magnitude : magnitude.negate();
    return quotient.round(bits, rounding);
  }

  /// The square root of a number that is not negative, rounded.
  Dyadic sqrt(int bits, Rounding rounding) {
    if (signum() == 0 || isInfinite()) {
      return this;
    }
    int wanted = Math.max(0, 2 * (bits + 2) - significand.bitLength());
    int shift = wanted + (int) ((exponent - wanted) & 1);
    BigInteger[] root = significand.shiftLeft(shift).sqrtAndRemainder();
    return withSticky(root[0], root[1], (exponent - shift) / 2).round(bits, rounding);
  }

  /// A truncated magnitude; one half of its last place is added where something was cut off, which
  /// every later rounding to fewer bits treats just as it would have treated the exact magnitude.
  private static Dyadic withSticky(BigInteger truncated, BigInteger rest, long exponent) {
    return rest.signum() == 0
        ? of(truncated, exponent)
        : of(truncated.shiftLeft(1).setBit(0), exponent - 1);
  }

  /// A power with a positive exponent, rounded.
  Dyadic power(long n, int bits, Rounding rounding) {
    if (signum() < 0) {
      boolean odd = (n & 1) != 0;
      Rounding ofMagnitude = odd ? opposite(rounding) : rounding;
      Dyadic magnitude = negate().power(n, bits, ofMagnitude);
      return odd ? magnitude.negate() : magnitude;
    }
    int working = bits + 2 * (64 - Long.numberOfLeadingZeros(n)) + 4;
    Dyadic result = this;
    for (long bit = Long.highestOneBit(n) >> 1; bit != 0; bit >>= 1) {
      result = result.multiply(result, working, rounding);
      if ((n & bit) != 0) {
        result = result.multiply(this, working, rounding);
      }
    }
    return result.round(bits, rounding);
  }

  private static Rounding opposite(Rounding rounding) {
    return rounding == Rounding.UP ? Rounding.DOWN : Rounding.UP;
  }

  Dyadic min(Dyadic y) {
    return compareTo(y) <= 0 ? this : y;
  }

  Dyadic max(Dyadic y) {
    return compareTo(y) >= 0 ? this : y;
  }

  /// The number times `2^bits`, rounded down to an integer; the number must be below `2^40` or so.
  BigInteger toFixed(int bits) {
    long shift = exponent + bits;
    if (shift >= 0) {
      return significand.shiftLeft(Math.toIntExact(shift));
    }
    return shift < -Integer.MAX_VALUE
        ? BigInteger.valueOf(signum() < 0 ? -1 : 0)
        : significand.shiftRight((int) -shift);
  }

  @Override
  public int compareTo(Dyadic y) {
    if (signum() != y.signum()) {
      return Integer.compare(signum(), y.signum());
    }
    if (signum() == 0 || isInfinite() && y.isInfinite()) {
      return 0;
    }
    int byTop = Long.compare(top(), y.top());
    if (byTop != 0) {
      return byTop * signum();
    }
    return plus(y.negate()).signum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Dyadic y && compareTo(y) == 0;
  }

  @Override
  public int hashCode() {
    if (signum() == 0) {
      return 0;
    }
    int zeros = significand.getLowestSetBit();
    return 31 * significand.shiftRight(zeros).hashCode() + Long.hashCode(exponent + zeros);
  }

  /// The nearest double on the stated side; zero comes out as +0.
  double toDouble(Rounding rounding) {
    boolean awayFromZero = (rounding == Rounding.UP) == (signum() > 0);
    double magnitude = awayFromZero ? magnitudeUp() : magnitudeDown();
    return signum() < 0 ? 0.0 - magnitude : magnitude;
  }

  private double magnitudeDown() {
    if (signum() == 0 || top() <= -1074) {
      return 0;
    }
    return top() > 1024 ? Double.MAX_VALUE : truncate(Precision.F64);
  }

  private double magnitudeUp() {
    if (top() > 1024) {
      return Double.POSITIVE_INFINITY;
    }
    if (signum() == 0 || top() <= -1074) {
      return signum() == 0 ? 0 : Double.MIN_VALUE;
    }
    double down = truncate(Precision.F64);
    return isExactly(down) ? down : Math.nextUp(down);
  }

  private boolean isExactly(double magnitude) {
    return abs().compareTo(of(magnitude)) == 0;
  }

  /// The magnitude with all bits below the last place of the format cut off; for magnitudes that
  /// are neither below the smallest subnormal nor beyond the topmost binade.
  private double truncate(Precision precision) {
    long last = lastPlace(precision);
    return Math.scalb(
        (double) significand.abs().shiftRight((int) (last - exponent)).longValue(), (int) last);
  }

  /// The exponent of the last place of the format in the binade of this number.
  private long lastPlace(Precision precision) {
    int bits = precision.significandBits();
    return Math.max(top() - bits, precision.minExponent() - bits + 1L);
  }

  /// The nearest number of a format, ties to even, with gradual underflow and overflow to infinity;
  /// a negative number that underflows gives -0.
  double toNearest(Precision precision) {
    if (signum() == 0) {
      return 0;
    }
    double magnitude = nearestMagnitude(precision);
    return signum() < 0 ? -magnitude : magnitude;
  }

  private double nearestMagnitude(Precision precision) {
    if (top() > precision.maxExponent() + 1L) {
      return Double.POSITIVE_INFINITY;
    }
    long last = lastPlace(precision);
    if (top() < last) {
      return 0;
    }
    // One more bit than the format has, then a sticky bit, decide the rounding.
    BigInteger magnitude = significand.abs();
    int shift = (int) (last - exponent) - 2;
    long truncated = magnitude.shiftRight(shift).longValue();
    boolean sticky = shift > 0 && magnitude.getLowestSetBit() < shift;
    long quarters = truncated | (sticky ? 1 : 0);
    long rounded = (quarters + 1 + (quarters >> 2 & 1)) >> 2;
    double value = Math.scalb((double) rounded, (int) last);
    return value > precision.maxValue() ? Double.POSITIVE_INFINITY : value;
  }
}
