// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Side;
import hillock.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A polynomial with integer coefficients.
///
/// @param coefficients those of 1, x, x² and so on; the last is not zero, and zero has none
record Polynomial(List<BigInteger> coefficients) {
  static final Polynomial ZERO = new Polynomial(List.of());
  static final Polynomial ONE = constant(BigInteger.ONE);
  static final Polynomial X = new Polynomial(List.of(BigInteger.ZERO, BigInteger.ONE));

  Polynomial {
    int size = coefficients.size();
    while (size > 0 && coefficients.get(size - 1).signum() == 0) {
      size--;
    }
    coefficients = List.copyOf(coefficients.subList(0, size));
  }

  static Polynomial constant(BigInteger value) {
    return new Polynomial(List.of(value));
  }

  /// The polynomial of degree one that is zero at a point.
  static Polynomial withZero(Rational point) {
    return new Polynomial(List.of(point.numerator().negate(), point.denominator()));
  }

  /// The highest power; -1 for zero.
  int degree() {
    return coefficients.size() - 1;
  }

  boolean isZero() {
    return coefficients.isEmpty();
  }

  private BigInteger coefficient(int power) {
    return power < coefficients.size() ? coefficients.get(power) : BigInteger.ZERO;
  }

  private BigInteger leading() {
    return coefficients.getLast();
  }

  Polynomial add(Polynomial other) {
    List<BigInteger> sum = new ArrayList<>();
    for (int i = 0; i <= Math.max(degree(), other.degree()); i++) {
      sum.add(coefficient(i).add(other.coefficient(i)));
    }
    return new Polynomial(sum);
  }

  Polynomial negate() {
    return new Polynomial(coefficients.stream().map(BigInteger::negate).toList());
  }

  Polynomial multiply(Polynomial other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    List<BigInteger> product = zeros(degree() + other.degree() + 1);
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        BigInteger term = coefficients.get(i).multiply(other.coefficients.get(j));
        product.set(i + j, product.get(i + j).add(term));
      }
    }
    return new Polynomial(product);
  }

  private static List<BigInteger> zeros(int size) {
    return new ArrayList<>(Collections.nCopies(size, BigInteger.ZERO));
  }

  Polynomial derivative() {
    List<BigInteger> slope = new ArrayList<>();
    for (int i = 1; i <= degree(); i++) {
      slope.add(coefficients.get(i).multiply(BigInteger.valueOf(i)));
    }
    return new Polynomial(slope);
  }

  /// The quotient by a polynomial that divides this one.
  ///
  /// @param divisor a divisor whose coefficients have no common factor that those of this lack
  Polynomial dividedBy(Polynomial divisor) {
    List<BigInteger> rest = new ArrayList<>(coefficients);
    List<BigInteger> quotient = zeros(Math.max(0, degree() - divisor.degree() + 1));
    for (int shift = quotient.size() - 1; shift >= 0; shift--) {
      BigInteger factor = rest.get(shift + divisor.degree()).divide(divisor.leading());
      quotient.set(shift, factor);
      for (int i = 0; i <= divisor.degree(); i++) {
        BigInteger part = factor.multiply(divisor.coefficients.get(i));
        rest.set(shift + i, rest.get(shift + i).subtract(part));
      }
    }
    return new Polynomial(quotient);
  }

  /// What a division leaves, times some positive number.
  Polynomial remainder(Polynomial divisor) {
    Polynomial rest = this;
    BigInteger scale = divisor.leading().abs();
    BigInteger sign = BigInteger.valueOf(divisor.leading().signum());
    while (rest.degree() >= divisor.degree()) {
      BigInteger factor = rest.leading().multiply(sign).negate();
      Polynomial shifted = divisor.shifted(rest.degree() - divisor.degree());
      rest = rest.scale(scale).add(shifted.scale(factor));
    }
    return rest.primitive();
  }

  private Polynomial scale(BigInteger factor) {
    return new Polynomial(coefficients.stream().map(factor::multiply).toList());
  }

  private Polynomial shifted(int powers) {
    List<BigInteger> shifted = zeros(powers);
    shifted.addAll(coefficients);
    return new Polynomial(shifted);
  }

  /// A common divisor of the highest degree, its coefficients without a common factor.
  Polynomial gcd(Polynomial other) {
    Polynomial a = primitive();
    Polynomial b = other.primitive();
    while (!b.isZero()) {
      Polynomial rest = a.remainder(b);
      a = b;
      b = rest;
    }
    return a;
  }

  /// The greatest common factor of the coefficients; 0 for zero.
  BigInteger content() {
    return coefficients.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
  }

  /// The same polynomial with coefficients without a common factor.
  Polynomial primitive() {
    BigInteger content = content();
    return content.signum() == 0 || content.equals(BigInteger.ONE) ? this : withoutFactor(content);
  }

  /// The same polynomial with coefficients divided by a common factor of them.
  Polynomial withoutFactor(BigInteger factor) {
    return new Polynomial(coefficients.stream().map(c -> c.divide(factor)).toList());
  }

  /// A polynomial with the same zeros, all simple.
  Polynomial squareFree() {
    Polynomial primitive = primitive();
    return degree() < 1 ? primitive : primitive.dividedBy(primitive.gcd(derivative()));
  }

  /// The sign of the value at a point.
  int signAt(Rational x) {
    BigInteger value = BigInteger.ZERO;
    BigInteger scale = BigInteger.ONE;
    for (BigInteger c : coefficients.reversed()) {
      value = value.multiply(x.numerator()).add(c.multiply(scale));
      scale = scale.multiply(x.denominator());
    }
    return value.signum();
  }

  /// The sign far out on a side.
  int signAtEnd(Side side) {
    if (isZero()) {
      return 0;
    }
    boolean turns = side == Side.LEFT && degree() % 2 == 1;
    return turns ? -leading().signum() : leading().signum();
  }

  /// A number that is larger than the magnitude of every zero.
  ///
  /// @throws IllegalStateException if everything is a zero
  Rational boundOfZeros() {
    if (isZero()) {
      throw new IllegalStateException("the polynomial is zero everywhere");
    }
    BigInteger largest =
        coefficients.stream()
            .limit(degree())
            .map(BigInteger::abs)
            .reduce(BigInteger.ZERO, BigInteger::max);
    return new Rational(largest, leading().abs()).add(Rational.ONE);
  }
}
