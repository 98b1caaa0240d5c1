// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// Double arithmetic rounded in one direction, for the endpoints of [Interval].
///
/// Each operation rounds to nearest, computes the sign of its own rounding error exactly, and steps
/// to the neighbor only where that sign asks for it: exact results stay exact. Where the error may
/// have underflowed it steps always. An infinite operand stands for an absent bound; a finite
/// result that overflows away from the direction of rounding becomes the largest finite number.
final class Directed {
  /// Residuals of products and quotients of at least this magnitude are representable.
  private static final double EXACT_RESIDUAL = 0x1p-960;

  private static final long BOTTOM = Ulp.ordinal(Double.NEGATIVE_INFINITY);

  private Directed() {}

  static double addDown(double x, double y) {
    double sum = x + y;
    if (Double.isInfinite(sum)) {
      return overflowDown(sum, Double.isInfinite(x) || Double.isInfinite(y));
    }
    return sumError(x, y, sum) >= 0 ? sum : Math.nextDown(sum);
  }

  static double addUp(double x, double y) {
    return -addDown(-x, -y);
  }

  /// The rounding error `x + y - sum`, exact but for overflow, where it may be NaN (Knuth's
  /// TwoSum).
  private static double sumError(double x, double y, double sum) {
    double yPart = sum - x;
    return (x - (sum - yPart)) + (y - yPart);
  }

  static double multiplyDown(double x, double y) {
    if (x == 0 || y == 0) {
      return 0;
    }
    double product = x * y;
    if (Double.isInfinite(product)) {
      return overflowDown(product, Double.isInfinite(x) || Double.isInfinite(y));
    }
    if (Math.abs(product) < EXACT_RESIDUAL) {
      return x > 0 == y > 0 ? Math.max(0, Math.nextDown(product)) : Math.nextDown(product);
    }
    return Math.fma(x, y, -product) >= 0 ? product : Math.nextDown(product);
  }

  static double multiplyUp(double x, double y) {
    return -multiplyDown(-x, y);
  }

  /// The quotient by a divisor that is not 0.
  static double divideDown(double x, double y) {
    if (x == 0 || Double.isInfinite(y)) {
      return 0;
    }
    double quotient = x / y;
    if (Double.isInfinite(quotient)) {
      return overflowDown(quotient, Double.isInfinite(x));
    }
    boolean exactResidual = Math.abs(quotient) >= EXACT_RESIDUAL && Math.abs(x) >= EXACT_RESIDUAL;
    if (!exactResidual) {
      return x > 0 == y > 0 ? Math.max(0, Math.nextDown(quotient)) : Math.nextDown(quotient);
    }
    double residual = Math.fma(-quotient, y, x);
    return (y > 0 ? residual : -residual) >= 0 ? quotient : Math.nextDown(quotient);
  }

  static double divideUp(double x, double y) {
    return -divideDown(-x, y);
  }

  static double sqrtDown(double x) {
    double root = Math.sqrt(x);
    return x == 0 || rootResidual(x, root) >= 0 ? root : Math.nextDown(root);
  }

  static double sqrtUp(double x) {
    double root = Math.sqrt(x);
    return x == 0 || rootResidual(x, root) <= 0 ? root : Math.nextUp(root);
  }

  /// `x - root^2`, exact but for its scale; NaN for infinity, whose root is infinity.
  private static double rootResidual(double x, double root) {
    double scale = x < EXACT_RESIDUAL ? 0x1p600 : 1;
    double scaledRoot = root * (x < EXACT_RESIDUAL ? 0x1p300 : 1);
    return Math.fma(-scaledRoot, scaledRoot, x * scale);
  }

  private static double overflowDown(double infinity, boolean unbounded) {
    return infinity > 0 && !unbounded ? Double.MAX_VALUE : infinity;
  }

  /// The number some steps below a result whose error bound is stated in ulps.
  ///
  /// Such a result has the right sign, so that the steps end at zero, and a result of zero is
  /// exact.
  static double below(double value, int steps) {
    if (value == 0 || value == Double.NEGATIVE_INFINITY) {
      return value;
    }
    long floor = value > 0 ? 0 : BOTTOM;
    return Ulp.fromOrdinal(Math.max(Ulp.ordinal(value) - steps, floor));
  }

  /// The number some steps above; see [#below].
  static double above(double value, int steps) {
    return -below(-value, steps);
  }
}
