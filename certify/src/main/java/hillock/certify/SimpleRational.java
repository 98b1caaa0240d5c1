// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.math.BigInteger;
import java.util.Optional;

/// The fraction with the smallest denominator in an interval, by the continued fraction of its
/// ends.
final class SimpleRational {
  private static final int MAX_BITS = 10;
  private static final double MAX_MAGNITUDE = 1e6;

  private SimpleRational() {}

  /// The simplest fraction, if its denominator is small.
  static Optional<Rational> in(Interval box) {
    if (!box.isBounded() || box.mag() > MAX_MAGNITUDE) {
      return Optional.empty();
    }
    if (box.containsZero()) {
      return Optional.of(Rational.ZERO);
    }
    boolean isNegative = box.hi() < 0;
    Interval positive = box.abs();
    Rational simplest =
        simplest(Rational.of(positive.lo()), Rational.of(positive.hi()));
    return simplest.denominator().bitLength() <= MAX_BITS
        ? Optional.of(isNegative ? simplest.negate() : simplest)
        : Optional.empty();
  }

  private static Rational simplest(Rational lo, Rational hi) {
    BigInteger whole = lo.numerator().divide(lo.denominator());
    Rational floor = new Rational(whole, BigInteger.ONE);
    if (floor.equals(lo)) {
      return floor;
    }
    Rational next = floor.add(Rational.ONE);
    if (next.compareTo(hi) <= 0) {
      return next;
    }
    Rational rest =
        simplest(hi.subtract(floor).reciprocal(), lo.subtract(floor).reciprocal());
    return floor.add(rest.reciprocal());
  }
}
