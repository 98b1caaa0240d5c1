// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.function.DoubleUnaryOperator;

/// The elementary functions of [Interval].
///
/// Monotone functions are evaluated at the endpoints, and the results stepped outward by more than
/// the error of the evaluation. One step is at least 2^-53 of the number, so that an error of `n`
/// units of 2^-53 is covered by `n` steps. [StrictMath] is fdlibm, the same on every machine; it
/// states errors of less than 1 ulp, which is 2 units, and 2.5 ulp for the hyperbolic functions.
/// Composed functions add 1 unit per rounding.
final class IntervalFunctions {
  /// For exp, expm1, log, log1p, sin, cos, atan, hypot: 1 ulp.
  private static final int ONE_ULP = 2;

  /// For sinh, cosh, tanh: 2.5 ulp.
  private static final int HYPERBOLIC = 5;

  /// For sigmoid and softplus: an exponential, two roundings, perhaps a logarithm.
  private static final int COMPOSED = 6;

  /// For asinh: six roundings and a logarithm.
  private static final int ASINH = 10;

  /// For erf, erfc, erfcx; see [ErrorFunction].
  private static final int ERROR_FUNCTION = 11;

  private static final double TWO_PI = 2 * Math.PI;

  private IntervalFunctions() {}

  private static Interval increasing(
      Interval x, DoubleUnaryOperator f, int steps, double min, double max) {
    double low = Directed.below(f.applyAsDouble(x.lo()), steps);
    double high = Directed.above(f.applyAsDouble(x.hi()), steps);
    return new Interval(Math.max(low, min), Math.min(high, max));
  }

  private static Interval decreasing(
      Interval x, DoubleUnaryOperator f, int steps, double min, double max) {
    double low = Directed.below(f.applyAsDouble(x.hi()), steps);
    double high = Directed.above(f.applyAsDouble(x.lo()), steps);
    return new Interval(Math.max(low, min), Math.min(high, max));
  }

  /// The upper end of a positive function: a computed 0 is an underflow, not a zero.
  private static double positive(double value) {
    return value == 0 ? Double.MIN_VALUE : value;
  }

  static Interval exp(Interval x) {
    return increasing(
        x, v -> v == 0 ? 1 : positive(StrictMath.exp(v)), ONE_ULP, 0, Double.POSITIVE_INFINITY);
  }

  static Interval expm1(Interval x) {
    return increasing(x, StrictMath::expm1, ONE_ULP, -1, Double.POSITIVE_INFINITY);
  }

  static Interval log(Interval x) {
    if (x.hi() <= 0) {
      throw new ArithmeticException("logarithm of " + x + ", which is not positive");
    }
    return increasing(
        x.max(Interval.ZERO),
        StrictMath::log,
        ONE_ULP,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  static Interval log1p(Interval x) {
    if (x.hi() <= -1) {
      throw new ArithmeticException("log1p of " + x + ", which is not above -1");
    }
    return increasing(
        x.max(Interval.point(-1)),
        StrictMath::log1p,
        ONE_ULP,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  static Interval atan(Interval x) {
    return increasing(x, StrictMath::atan, ONE_ULP, -0x1.921fb54442d19p0, 0x1.921fb54442d19p0);
  }

  static Interval sinh(Interval x) {
    return increasing(
        x, StrictMath::sinh, HYPERBOLIC, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  static Interval cosh(Interval x) {
    return increasing(x.abs(), StrictMath::cosh, HYPERBOLIC, 1, Double.POSITIVE_INFINITY);
  }

  static Interval tanh(Interval x) {
    return increasing(x, StrictMath::tanh, HYPERBOLIC, -1, 1);
  }

  static Interval asinh(Interval x) {
    return increasing(
        x, IntervalFunctions::asinh, ASINH, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /// `log1p(x + x^2 / (1 + sqrt(1 + x^2)))`, and `log(2x)` where the square would not matter.
  private static double asinh(double x) {
    double magnitude = Math.abs(x);
    if (magnitude > 0x1p30) {
      return Math.copySign(StrictMath.log(magnitude) + StrictMath.log(2), x);
    }
    double square = x * x;
    double rest = square / (1 + Math.sqrt(1 + square));
    return Math.copySign(StrictMath.log1p(magnitude + rest), x);
  }

  static Interval sigmoid(Interval x) {
    return increasing(x, IntervalFunctions::sigmoid, COMPOSED, 0, 1);
  }

  private static double sigmoid(double x) {
    double decay = StrictMath.exp(-Math.abs(x));
    return positive((x < 0 ? decay : 1) / (1 + decay));
  }

  static Interval softplus(Interval x) {
    double min = Math.max(0, x.lo());
    return increasing(x, IntervalFunctions::softplus, COMPOSED, min, Double.POSITIVE_INFINITY);
  }

  private static double softplus(double x) {
    return positive(Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
  }

  static Interval hypot(Interval x, Interval y) {
    double low = Directed.below(StrictMath.hypot(x.mig(), y.mig()), ONE_ULP);
    double high = Directed.above(StrictMath.hypot(x.mag(), y.mag()), ONE_ULP);
    return new Interval(Math.max(low, Math.max(x.mig(), y.mig())), high);
  }

  static Interval sin(Interval x) {
    return wave(x, StrictMath::sin, 0.25);
  }

  static Interval cos(Interval x) {
    return wave(x, StrictMath::cos, 0);
  }

  /// A sine or cosine whose maxima are at `(k + phase)` turns and whose minima half a turn later.
  private static Interval wave(Interval x, DoubleUnaryOperator f, double phase) {
    if (!x.isBounded()) {
      return new Interval(-1, 1);
    }
    double atLo = f.applyAsDouble(x.lo());
    double atHi = f.applyAsDouble(x.hi());
    double low = Directed.below(Math.min(atLo, atHi), ONE_ULP);
    double high = Directed.above(Math.max(atLo, atHi), ONE_ULP);
    boolean reachesMax = !x.isPoint() && mayContainTurn(x, phase);
    boolean reachesMin = !x.isPoint() && mayContainTurn(x, phase + 0.5);
    return new Interval(reachesMin ? -1 : Math.max(low, -1), reachesMax ? 1 : Math.min(high, 1));
  }

  /// Whether some `k + phase` turns lie in the interval; where rounding leaves that open, yes.
  private static boolean mayContainTurn(Interval x, double phase) {
    double first = x.lo() / TWO_PI - phase;
    double last = x.hi() / TWO_PI - phase;
    double slack = 0x1p-50 * (1 + Math.max(Math.abs(first), Math.abs(last)));
    return Math.ceil(first - slack) <= Math.floor(last + slack);
  }

  static Interval erf(Interval x) {
    return increasing(x, ErrorFunction::erf, ERROR_FUNCTION, -1, 1);
  }

  static Interval erfc(Interval x) {
    return decreasing(x, v -> positive(ErrorFunction.erfc(v)), ERROR_FUNCTION, 0, 2);
  }

  static Interval erfcx(Interval x) {
    return decreasing(
        x, v -> positive(ErrorFunction.erfcx(v)), ERROR_FUNCTION, 0, Double.POSITIVE_INFINITY);
  }
}
