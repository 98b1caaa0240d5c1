// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.numerics.BigReal;
import java.util.IdentityHashMap;
import java.util.Map;

/// Decides the signs of closed expressions, within the work that one expansion may take.
///
/// A constant that the algebra does not find to be zero is taken to be non-zero only if an
/// enclosure says so: equality is proved by algebra, inequality by arithmetic, and neither is
/// guessed.
final class Constants {
  private static final int[] BITS = {128, 512, 2048};

  /// Products of terms and signs of constants. Expansions of formulas that people use take a small
  /// part of it; those of towers of exponentials would take hours.
  private static final int MOST_WORK = 5_000;

  /// A sign takes as long as so many products of terms.
  private static final int WORK_OF_SIGN = 10;

  private final Algebra algebra;
  private final IdentityHashMap<Expr, Integer> signs = new IdentityHashMap<>();
  private int work;

  Constants(Algebra algebra) {
    this.algebra = algebra;
  }

  Algebra algebra() {
    return algebra;
  }

  /// Counts the work done.
  ///
  /// @throws UndecidableException if it is too much
  void spend(int more) {
    work += more;
    if (work > MOST_WORK) {
      throw new UndecidableException("the expansion takes too much work");
    }
  }

  /// The sign of a closed expression.
  ///
  /// @throws UndecidableException if neither algebra nor arithmetic decides it
  int sign(Expr constant) {
    if (constant instanceof Const(var value)) {
      return value.signum();
    }
    Integer known = signs.get(constant);
    if (known == null) {
      spend(WORK_OF_SIGN);
      known = signOf(constant);
      signs.put(constant, known);
    }
    return known;
  }

  private static int signOf(Expr constant) {
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
