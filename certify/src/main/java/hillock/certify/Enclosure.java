// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.Interval;

/// All values of an expression on a set of reals: an interval around them, and their signs.
///
/// Every operation encloses the results where its operands are defined; where none is, the result
/// is [#UNDEFINED].
///
/// @param interval an outward rounded interval around all values
/// @param sign the signs that occur
record Enclosure(Interval interval, Sign sign) {
  /// The enclosure of no value at all.
  static final Enclosure UNDEFINED = new Enclosure(Interval.ENTIRE, Sign.NONE);

  /// Halves of integers up to this are taken as powers of square roots, others by logarithms.
  private static final int MAX_ROOT_POWER = 1 << 10;

  static Enclosure of(Interval interval) {
    return new Enclosure(interval, Sign.of(interval));
  }

  /// The enclosure of values that lie in the interval and have one of the signs.
  static Enclosure of(Interval interval, Sign known) {
    Sign sign = known.and(Sign.of(interval));
    if (sign.isNone()) {
      return UNDEFINED;
    }
    double lo = sign.negative() ? interval.lo() : Math.max(0, interval.lo());
    double hi = sign.positive() ? interval.hi() : Math.min(0, interval.hi());
    return new Enclosure(Interval.of(lo, hi), sign);
  }

  boolean isUndefined() {
    return sign.isNone();
  }

  /// True if the interval is bounded, so that the values are.
  boolean isBounded() {
    return !isUndefined() && interval.isBounded();
  }

  Enclosure negate() {
    return isUndefined() ? this : new Enclosure(interval.negate(), sign.negated());
  }

  Enclosure add(Enclosure y) {
    return isUndefined() || y.isUndefined()
        ? UNDEFINED
        : of(interval.add(y.interval), sign.plus(y.sign));
  }

  Enclosure multiply(Enclosure y) {
    return isUndefined() || y.isUndefined()
        ? UNDEFINED
        : of(interval.multiply(y.interval), sign.times(y.sign));
  }

  /// The union, as far as an enclosure can tell.
  Enclosure hull(Enclosure y) {
    if (isUndefined() || y.isUndefined()) {
      return isUndefined() ? y : this;
    }
    return new Enclosure(interval.hull(y.interval), sign.or(y.sign));
  }

  /// What both enclose.
  Enclosure intersect(Enclosure y) {
    if (isUndefined() || y.isUndefined()) {
      return UNDEFINED;
    }
    Sign both = sign.and(y.sign);
    return interval.intersect(y.interval).map(common -> of(common, both)).orElse(UNDEFINED);
  }

  Enclosure min(Enclosure y) {
    return isUndefined() || y.isUndefined()
        ? UNDEFINED
        : of(interval.min(y.interval), minSign(sign, y.sign));
  }

  Enclosure max(Enclosure y) {
    return negate().min(y.negate()).negate();
  }

  private static Sign minSign(Sign a, Sign b) {
    return new Sign(
        a.negative() || b.negative(), a.zero() || b.zero(), a.positive() && b.positive());
  }

  Enclosure hypot(Enclosure y) {
    if (isUndefined() || y.isUndefined()) {
      return UNDEFINED;
    }
    boolean isPositive = sign.isNonZero() || y.sign.isNonZero();
    return of(
        interval.hypot(y.interval), isPositive ? Sign.POSITIVE : Sign.NON_NEGATIVE);
  }

  /// The powers with an integer exponent.
  Enclosure power(int n) {
    return isUndefined() || (n < 0 && sign.isZero())
        ? UNDEFINED
        : of(interval.power(n), integerPowerSign(n));
  }

  /// The powers of the members that are not negative, with an exponent that is no integer.
  Enclosure power(Rational exponent) {
    boolean isPole = exponent.signum() < 0;
    if (isUndefined() || interval.hi() < 0 || (isPole && interval.hi() == 0)) {
      return UNDEFINED;
    }
    boolean isPositive = isPole || sign.isNonZero();
    Sign result = isPositive ? Sign.POSITIVE : Sign.NON_NEGATIVE;
    Rational twice = exponent.multiply(Rational.TWO);
    if (twice.isIntegerWithin(MAX_ROOT_POWER)) {
      return of(interval.sqrt().power(twice.intValue()), result);
    }
    if (interval.hi() == 0) {
      return of(Interval.ZERO);
    }
    Interval logarithm = interval.max(Interval.ZERO).log();
    return of(logarithm.multiply(Numbers.enclose(exponent)).exp(), result);
  }

  private Sign integerPowerSign(int n) {
    if (n == 0) {
      return Sign.POSITIVE;
    }
    boolean zero = n > 0 && sign.zero();
    return (n & 1) == 0
        ? new Sign(false, zero, sign.negative() || sign.positive())
        : new Sign(sign.negative(), zero, sign.positive());
  }

  /// The powers of the positive members, with exponents from an enclosure, and 0 to positive
  /// powers, which is 0.
  Enclosure power(Enclosure exponent) {
    if (isUndefined() || exponent.isUndefined() || interval.hi() < 0) {
      return UNDEFINED;
    }
    boolean mayBeZero = sign.zero() && exponent.sign.positive();
    if (interval.hi() == 0) {
      return mayBeZero ? of(Interval.ZERO) : UNDEFINED;
    }
    Interval logarithm = interval.max(Interval.ZERO).log();
    return of(
        logarithm.multiply(exponent.interval).exp(),
        mayBeZero ? Sign.NON_NEGATIVE : Sign.POSITIVE);
  }

  /// The values of an elementary function.
  Enclosure apply(Function function) {
    boolean isEmpty =
        isUndefined()
            || (function == Function.LOG && interval.hi() <= 0)
            || (function == Function.LOG1P && interval.hi() <= -1);
    return isEmpty ? UNDEFINED : of(image(function), imageSign(function));
  }

  private Interval image(Function function) {
    return switch (function) {
      case ABS -> interval.abs();
      case EXP -> interval.exp();
      case EXPM1 -> interval.expm1();
      case LOG -> interval.log();
      case LOG1P -> interval.log1p();
      case SIN -> interval.sin();
      case COS -> interval.cos();
      case ATAN -> interval.atan();
      case SINH -> interval.sinh();
      case COSH -> interval.cosh();
      case TANH -> interval.tanh();
      case ASINH -> interval.asinh();
      case SIGMOID -> interval.sigmoid();
      case SOFTPLUS -> interval.softplus();
      case ERF -> interval.erf();
      case ERFC -> interval.erfc();
      case ERFCX -> interval.erfcx();
    };
  }

  private Sign imageSign(Function function) {
    return switch (function) {
      case ABS -> new Sign(false, sign.zero(), sign.negative() || sign.positive());
      case EXP, COSH, SIGMOID, SOFTPLUS, ERFC, ERFCX -> Sign.POSITIVE;
      case EXPM1, LOG1P, ATAN, SINH, TANH, ASINH, ERF -> sign;
      case LOG, SIN, COS -> Sign.ANY;
    };
  }

  @Override
  public String toString() {
    return isUndefined() ? "undefined" : interval.toString();
  }
}
