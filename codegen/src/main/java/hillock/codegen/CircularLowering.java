// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Variables;
import hillock.expr.Expr;
import org.jspecify.annotations.Nullable;

/// Lowers sine and cosine, whose errors are those of their arguments: these are taken with what
/// rounding took away from them.
final class CircularLowering {
  /// Up to here the square of what rounding took away is below all ulps. Beyond, arguments are some
  /// hundred millions, and more of them is given up.
  private static final double MOST_LOW = 0x1p-26;

  private final Lowering lowering;
  private final ProgramBuilder b;

  CircularLowering(Lowering lowering, ProgramBuilder builder) {
    this.lowering = lowering;
    this.b = builder;
  }

  /// sin(hi + lo) = sin(hi) + lo·cos(hi).
  Value sine(Expr argument) {
    Lowered angle = angle(argument);
    Value sine = b.sin(angle.hi());
    Value low = low(angle);
    return low == null ? sine : b.fma(low, b.cos(angle.hi()), sine);
  }

  /// cos(hi + lo) = cos(hi) - lo·sin(hi).
  Value cosine(Expr argument) {
    Lowered angle = angle(argument);
    Value cosine = b.cos(angle.hi());
    Value low = low(angle);
    return low == null ? cosine : b.fma(b.negate(low), b.sin(angle.hi()), cosine);
  }

  private @Nullable Value low(Lowered angle) {
    return angle.lo() == null ? null : b.atMost(b.atLeast(angle.lo(), -MOST_LOW), MOST_LOW);
  }

  /// The argument; finite for finite inputs, even if it overflows, as the sine has a value there too.
  private Lowered angle(Expr argument) {
    Lowered pair = lowering.pair(argument);
    double most = b.precision().maxValue();
    if (argument instanceof Expr.Input || b.range(pair.hi()).mag() <= most) {
      return pair;
    }
    Value bounded = b.atMost(b.atLeast(lowering.value(argument), -most), most);
    for (Expr variable : Variables.in(argument)) {
      if (variable instanceof Expr.Input) {
        bounded = b.fma(lowering.value(variable), b.constant(0), bounded);
      }
    }
    return lowering.whereFinite(pair, bounded);
  }
}
