// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Printer;
import java.util.IdentityHashMap;

/// Decides the signs of constants, within the work that one expansion may take.
///
/// A constant that the algebra does not find to be zero is taken to be non-zero only if an
/// enclosure says so: equality is proved by algebra, inequality by arithmetic, and neither is
/// guessed.
final class Constants {

  /// Products of terms and signs of constants. Expansions of formulas that people use take a small
  /// part of it; those of towers of exponentials would take hours.
  private static final int MOST_WORK = 5_000;

  /// A sign takes as long as so many products of terms.
  private static final int WORK_OF_SIGN = 10;

  private final Algebra algebra;
  private final boolean allowsParameters;
  private final IdentityHashMap<Expr, Integer> signs = new IdentityHashMap<>();
  private int work;

  /// @param allowsParameters whether parameters, of which the domains are known, are constants too
  Constants(Algebra algebra, boolean allowsParameters) {
    this.algebra = algebra;
    this.allowsParameters = allowsParameters;
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

  /// The sign of a constant.
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

  /// True if a constant is zero; a constant with parameters only if it is zero for all of them.
  ///
  /// @throws UndecidableException if that is not decided of a number
  boolean isZero(Expr constant) {
    boolean isNumber = !allowsParameters || Variables.isClosed(constant);
    return isNumber ? sign(constant) == 0 : Algebra.isZero(constant);
  }

  /// @throws UndecidableException if a constant is zero for some parameters, or may be
  void requireNonZero(Expr constant) {
    if (allowsParameters && sign(constant) == 0) {
      throw new UndecidableException("a division by zero");
    }
  }

  private int signOf(Expr constant) {
    return Variables.isClosed(constant) ? signOfNumber(constant) : signForAllParameters(constant);
  }

  private int signForAllParameters(Expr constant) {
    if (!allowsParameters) {
      throw new UndecidableException("the limit depends on a parameter");
    }
    if (algebra.isNonZero(constant)) {
      if (algebra.isNonNegative(constant)) {
        return 1;
      }
      if (algebra.isNonNegative(algebra.negate(constant))) {
        return -1;
      }
    }
    throw new UndecidableException("the limit depends on the sign of " + Printer.print(constant));
  }

  private static int signOfNumber(Expr constant) {
    try {
      return RealEvaluator.sign(constant)
          .orElseThrow(
              () -> new UndecidableException("cannot tell a constant of the expansion from zero"));
    } catch (ArithmeticException undefined) {
      throw new UndecidableException("a constant of the expansion has no value");
    }
  }

  /// An expansion that cannot be computed, with the reason.
  static final class UndecidableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidableException(String reason) {
      super(reason);
    }
  }
}
