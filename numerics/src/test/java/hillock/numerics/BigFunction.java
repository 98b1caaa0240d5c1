// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// The functions of one variable that [BigReal] and [Interval] share, for tests over all of them.
@SuppressWarnings("ImmutableEnumChecker") // method references are immutable, but do not say so
enum BigFunction {
  EXP(BigReal::exp, Interval::exp),
  EXPM1(BigReal::expm1, Interval::expm1),
  LOG(BigReal::log, Interval::log),
  LOG1P(BigReal::log1p, Interval::log1p),
  SIN(BigReal::sin, Interval::sin),
  COS(BigReal::cos, Interval::cos),
  ATAN(BigReal::atan, Interval::atan),
  SINH(BigReal::sinh, Interval::sinh),
  COSH(BigReal::cosh, Interval::cosh),
  TANH(BigReal::tanh, Interval::tanh),
  ASINH(BigReal::asinh, Interval::asinh),
  SIGMOID(BigReal::sigmoid, Interval::sigmoid),
  SOFTPLUS(BigReal::softplus, Interval::softplus),
  ERF(BigReal::erf, Interval::erf),
  ERFC(BigReal::erfc, Interval::erfc),
  ERFCX(BigReal::erfcx, Interval::erfcx),
  SQRT(BigReal::sqrt, Interval::sqrt);

  /// The method of [BigReal].
  interface Big {
    BigReal at(BigReal x, int bits);
  }

  /// The method of [Interval].
  interface OfInterval {
    Interval at(Interval x);
  }

  final Big big;
  final OfInterval interval;

  BigFunction(Big big, OfInterval interval) {
    this.big = big;
    this.interval = interval;
  }

  /// Whether the function is defined at a double.
  boolean isDefinedAt(double x) {
    return switch (this) {
      case LOG -> x > 0;
      case SQRT -> x >= 0;
      case LOG1P -> x > -1;
      case EXP,
          EXPM1,
          SIN,
          COS,
          ATAN,
          SINH,
          COSH,
          TANH,
          ASINH,
          SIGMOID,
          SOFTPLUS,
          ERF,
          ERFC,
          ERFCX ->
          true;
    };
  }
}
