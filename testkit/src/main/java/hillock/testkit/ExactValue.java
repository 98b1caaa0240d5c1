// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.calculus.RealEvaluator;
import hillock.calculus.RealEvaluator.UndecidedException;
import hillock.expr.Expr;
import hillock.expr.Printer;
import hillock.numerics.BigReal;
import java.util.Map;
import java.util.Optional;

/// What an expression is worth at a point, to 120 bits or more.
public final class ExactValue {
  private static final int[] BITS = {256, 1024, 4096};

  /// Relative width below which an enclosure is narrow.
  private static final int NARROW = -120;

  /// Magnitude below which a number that is not told from zero counts as zero.
  private static final int NEGLIGIBLE = -400;

  /// Magnitude below which a number is so small that enclosures say little about it.
  private static final int BEYOND_REACH = -100_000;

  private ExactValue() {}

  /// A narrow enclosure; empty where the expression has no value, or none that can be told.
  public static Optional<BigReal> of(Expr expr, Map<Expr, BigReal> point) {
    for (int bits : BITS) {
      Optional<BigReal> value = enclosure(expr, point, bits);
      if (value.filter(ExactValue::isNarrow).isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  /// Asserts that two expressions have the same value at a point.
  ///
  /// @return false if there is nothing to compare: the first has no value there, or the second
  ///     compares numbers that cannot be told apart or is too small to be told from zero
  /// @throws AssertionError if the second has another value, or none
  public static boolean assertSame(Expr original, Expr changed, Map<Expr, BigReal> point) {
    Optional<BigReal> expected = of(original, point);
    if (expected.isEmpty()) {
      return false;
    }
    Optional<BigReal> actual = of(changed, point);
    if (actual.isEmpty() && isBeyondReach(changed, point)) {
      return false;
    }
    if (actual.isEmpty()) {
      throw new AssertionError(
          "%s is %s at %s, but %s has no value"
              .formatted(
                  Printer.print(original), expected.get(), point, Printer.print(changed)));
    }
    if (!overlap(expected.get(), actual.get())) {
      throw new AssertionError(
          "%s is %s at %s, but %s is %s"
              .formatted(
                  Printer.print(original),
                  expected.get(),
                  point,
                  Printer.print(changed),
                  actual.get()));
    }
    return true;
  }

  /// True if one real number can lie in both enclosures.
  public static boolean overlap(BigReal left, BigReal right) {
    BigReal.Sign difference = left.subtract(right, 4096).sign();
    return difference == BigReal.Sign.UNKNOWN || difference == BigReal.Sign.ZERO;
  }

  private static Optional<BigReal> enclosure(Expr expr, Map<Expr, BigReal> point, int bits) {
    try {
      return Optional.of(RealEvaluator.enclose(expr, point, bits));
    } catch (ArithmeticException | UndecidedException noValue) {
      return Optional.empty();
    }
  }

  private static boolean isBeyondReach(Expr expr, Map<Expr, BigReal> point) {
    try {
      return isBeyondReach(RealEvaluator.enclose(expr, point, BITS[BITS.length - 1]));
    } catch (UndecidedException undecided) {
      return true;
    } catch (ArithmeticException undefined) {
      return false;
    }
  }

  private static boolean isNarrow(BigReal value) {
    BigReal width = value.subtract(value, 64).abs();
    return isBelow(width, value.abs().scale(NARROW))
        || (isBelow(value.abs(), BigReal.ONE.scale(NEGLIGIBLE)) && !isBeyondReach(value));
  }

  private static boolean isBeyondReach(BigReal value) {
    return isBelow(value.abs(), BigReal.ONE.scale(BEYOND_REACH));
  }

  private static boolean isBelow(BigReal left, BigReal right) {
    BigReal.Sign sign = right.subtract(left, 64).sign();
    return sign == BigReal.Sign.POSITIVE || left.sign() == BigReal.Sign.ZERO;
  }
}
