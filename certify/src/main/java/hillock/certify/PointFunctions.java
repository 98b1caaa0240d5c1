// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Function;
import hillock.numerics.Interval;

/// The elementary functions in double precision, good to a few ulps, for quadrature and for
/// choosing where to look; nothing is proved with them.
final class PointFunctions {
  private PointFunctions() {}

  static double apply(Function function, double u) {
    return switch (function) {
      case ABS -> Math.abs(u);
      case EXP -> StrictMath.exp(u);
      case EXPM1 -> StrictMath.expm1(u);
      case LOG -> StrictMath.log(u);
      case LOG1P -> StrictMath.log1p(u);
      case SIN -> StrictMath.sin(u);
      case COS -> StrictMath.cos(u);
      case ATAN -> StrictMath.atan(u);
      case SINH -> StrictMath.sinh(u);
      case COSH -> StrictMath.cosh(u);
      case TANH -> StrictMath.tanh(u);
      case SIGMOID -> 1 / (1 + StrictMath.exp(-u));
      case SOFTPLUS -> Math.max(u, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(u)));
      case ASINH -> middle(function, u);
      case ERF, ERFC, ERFCX -> middle(function, u);
    };
  }

  /// The middle of an enclosure of a few ulps.
  private static double middle(Function function, double u) {
    return Double.isFinite(u)
        ? Enclosure.of(Interval.point(u)).apply(function).interval().midpoint()
        : Double.NaN;
  }
}
