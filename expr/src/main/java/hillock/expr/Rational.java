// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact rational number, the only kind of number a formula contains.
///
/// Always in lowest terms with a positive denominator, so that equal numbers are equal records.
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);
  public static final Rational TWO = of(2);
  public static final Rational HALF = of(1, 2);
  public static final Rational MINUS_ONE = of(-1);

  /// Reduces to lowest terms.
  ///
  /// @throws ArithmeticException if the denominator is zero
  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /// The exact value of a finite double.
  ///
  /// @throws NumberFormatException if the value is infinite or NaN
  public static Rational of(double value) {
    return of(new BigDecimal(value));
  }

  /// The exact value of a decimal number; `0.1` is one tenth.
  public static Rational of(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    return value.scale() >= 0
        ? new Rational(unscaled, BigInteger.TEN.pow(value.scale()))
        : new Rational(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), BigInteger.ONE);
  }

  public Rational add(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational subtract(Rational other) {
    return add(other.negate());
  }

  public Rational multiply(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /// The quotient.
  ///
  /// @throws ArithmeticException if the other number is zero
  public Rational divide(Rational other) {
    return multiply(other.reciprocal());
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  /// One divided by this number.
  ///
  /// @throws ArithmeticException if this number is zero
  public Rational reciprocal() {
    return new Rational(denominator, numerator);
  }

  /// This number to an integer power, negative powers included.
  public Rational power(int exponent) {
    if (exponent < 0) {
      return reciprocal().power(-exponent);
    }
    return new Rational(numerator.pow(exponent), denominator.pow(exponent));
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return signum() == 0;
  }

  public boolean isOne() {
    return equals(ONE);
  }

  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /// True if this is an integer of at most the given magnitude, so that `intValue` is exact.
  public boolean isIntegerWithin(int magnitude) {
    return isInteger() && numerator.abs().compareTo(BigInteger.valueOf(magnitude)) <= 0;
  }

  public int intValue() {
    return numerator.intValueExact();
  }

  /// The larger of the bit lengths of numerator and denominator: what this number costs to store.
  public int bitLength() {
    return Math.max(numerator.bitLength(), denominator.bitLength());
  }

  @Override
  public int compareTo(Rational other) {
    return numerator
        .multiply(other.denominator)
        .compareTo(other.numerator.multiply(denominator));
  }

  /// The binary logarithm of the magnitude, to about 15 digits of the larger of the logarithms of
  /// numerator and denominator; minus infinity for zero.
  public double log2() {
    return log2(numerator.abs()) - log2(denominator);
  }

  private static double log2(BigInteger magnitude) {
    int shift = Math.max(0, magnitude.bitLength() - Long.SIZE);
    return StrictMath.log(magnitude.shiftRight(shift).doubleValue()) / StrictMath.log(2) + shift;
  }

  /// A nearby double: within one ulp, or infinite or zero outside the range of double.
  public double toDouble() {
    int shift = numerator.bitLength() - denominator.bitLength();
    int scale = 64 - shift;
    BigInteger scaled =
        scale >= 0
            ? numerator.shiftLeft(scale).divide(denominator)
            : numerator.divide(denominator.shiftLeft(-scale));
    return Math.scalb(scaled.doubleValue(), -scale);
  }

  /// The exact decimal text where it is finite and short, else `numerator/denominator`.
  @Override
  public String toString() {
    if (isInteger()) {
      return numerator.toString();
    }
    String decimal = shortDecimal();
    return decimal.isEmpty() ? numerator + "/" + denominator : decimal;
  }

  /// True if `toString` is a plain decimal and not a quotient.
  public boolean isShortDecimal() {
    return isInteger() || !shortDecimal().isEmpty();
  }

  private String shortDecimal() {
    BigInteger rest = denominator;
    int digits = 0;
    for (int prime : new int[] {2, 5}) {
      BigInteger divisor = BigInteger.valueOf(prime);
      int count = 0;
      while (rest.mod(divisor).signum() == 0 && count <= MAX_DECIMALS) {
        rest = rest.divide(divisor);
        count++;
      }
      digits = Math.max(digits, count);
    }
    boolean isFinite = rest.equals(BigInteger.ONE) && digits <= MAX_DECIMALS;
    return isFinite
        ? new BigDecimal(numerator).divide(new BigDecimal(denominator)).toPlainString()
        : "";
  }

  /// Longer expansions (a double's 52 binary digits, say) read better as a quotient.
  private static final int MAX_DECIMALS = 36;
}
