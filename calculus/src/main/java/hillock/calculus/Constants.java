// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.numerics.BigReal;
import java.util.Map;

/// Decides the signs of closed expressions.
///
/// A constant that the algebra does not find to be zero is taken to be non-zero only if an
/// enclosure says so: equality is proved by algebra, inequality by arithmetic, and neither is
/// guessed.
record Constants(Algebra algebra) {
  private static final int[] BITS = {128, 512, 2048};

  /// The sign of a closed expression.
  ///
  /// @throws UndecidableException if neither algebra nor arithmetic decides it
  int sign(Expr constant) {
    if (constant instanceof Const(var value)) {
      return value.signum();
    }
    for (int bits : BITS) {
      try {
        BigReal value = RealEvaluator.enclose(constant, Map.of(), bits);
        switch (value.sign()) {
          case NEGATIVE -> {
            return -1;
          }
          case ZERO -> {
            return 0;
          }
          case POSITIVE -> {
            return 1;
          }
          case UNKNOWN -> {
            // More bits may tell.
          }
        }
      } catch (RealEvaluator.UndecidedException needsMoreBits) {
        // More bits may tell.
      } catch (ArithmeticException undefined) {
        throw new UndecidableException("a constant of the expansion has no value");
      }
    }
    throw new UndecidableException("cannot tell a constant of the expansion from zero");
  }

  /// An expansion that cannot be computed, with the reason.
  static final class UndecidableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidableException(String reason) {
      super(reason);
    }
  }
}
