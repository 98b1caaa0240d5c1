// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Function;
import hillock.numerics.Interval;

/// Enclosures of f(u)/u for functions that vanish at 0, continued by f'(0) at u = 0.
///
/// As a quotient of two intervals tanh(u)/u is worthless near 0 and where u underflows. But all
/// these quotients are monotone in u or in |u|, so that two endpoints enclose them.
final class Quotient {
  /// Below this, f(u)/u differs from f'(0) by less than |u| relatively: each series has
  /// coefficients of at most 1/2 after the first.
  private static final double TINY = 0x1p-30;

  /// A lower bound of sin(u)/u, whose minimum -0.21723... is at 4.4934....
  private static final Interval SINC = Interval.of(-0.2173, 1);

  private Quotient() {}

  /// Whether f(u)/u is known for the function.
  static boolean isKnown(Function function) {
    return switch (function) {
      case SIN, ATAN, SINH, TANH, ASINH, ERF, EXPM1, LOG1P -> true;
      case ABS, EXP, LOG, COS, COSH, SIGMOID, SOFTPLUS, ERFC, ERFCX -> false;
    };
  }

  /// The values of f(u)/u for all u of an enclosure.
  ///
  /// @throws IllegalArgumentException for a function that does not vanish at 0
  static Enclosure of(Function function, Enclosure u) {
    if (u.isUndefined()) {
      return u;
    }
    Interval x = u.interval();
    return switch (function) {
      case ATAN, TANH, ASINH, ERF -> positive(between(function, x.mag(), x.mig()));
      case SINH -> positive(between(function, x.mig(), x.mag()));
      case EXPM1 -> positive(between(function, x.lo(), x.hi()));
      case LOG1P ->
          x.hi() <= -1
              ? Enclosure.UNDEFINED
              : positive(between(function, x.hi(), Math.max(x.lo(), -1)));
      case SIN -> sine(x);
      case ABS, EXP, LOG, COS, COSH, SIGMOID, SOFTPLUS, ERFC, ERFCX ->
          throw new IllegalArgumentException(function + "(u)/u has a pole at 0");
    };
  }

  private static Enclosure positive(Interval quotient) {
    return Enclosure.of(quotient, Sign.POSITIVE);
  }

  private static Enclosure sine(Interval x) {
    if (x.mag() <= 3) {
      return positive(between(Function.SIN, x.mag(), x.mig()));
    }
    return x.mig() == 0
        ? Enclosure.of(SINC)
        : Enclosure.of(x.sin().divide(x).intersect(SINC).orElse(SINC));
  }

  /// The hull of the quotients at the place of the least and at the place of the greatest.
  private static Interval between(Function function, double least, double greatest) {
    double lo = Math.max(0, at(function, least).lo());
    return Interval.of(lo, Math.max(lo, at(function, greatest).hi()));
  }

  private static Interval at(Function function, double u) {
    if (Double.isInfinite(u)) {
      boolean grows = (function == Function.EXPM1 && u > 0) || function == Function.SINH;
      return grows ? Interval.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY) : Interval.ZERO;
    }
    if (Math.abs(u) <= TINY) {
      Interval nearOne = Interval.of(Math.nextDown(1 - Math.abs(u)), Math.nextUp(1 + Math.abs(u)));
      return nearOne.multiply(slopeAtZero(function));
    }
    if (function == Function.LOG1P && u == -1) {
      return Interval.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    }
    Interval point = Interval.point(u);
    return Enclosure.of(point).apply(function).interval().divide(point);
  }

  private static Interval slopeAtZero(Function function) {
    return function == Function.ERF
        ? Interval.of(0x1.20dd750429b6dp0, 0x1.20dd750429b6ep0)
        : Interval.ONE;
  }
}
