// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Extent;
import hillock.expr.Printer;
import hillock.numerics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them.
public final class Digits {
  private static final int DECIMALS = 11;
  private static final int MAX_NODES = 8;
  private static final int MAX_BITS = 40;

  private Digits() {}

  /// The expression if it is short, else the middle of the interval to the digits shown.
  static String text(@Nullable Expr exact, Interval enclosure) {
    return exact != null && isShort(exact) ? Printer.print(exact) : middle(enclosure);
  }

  /// The expression if it is short, else a number that is not above the interval.
  static String below(@Nullable Expr exact, Interval enclosure) {
    return exact != null && isShort(exact)
        ? Printer.print(exact)
        : rounded(enclosure.lo(), RoundingMode.FLOOR);
  }

  /// The expression if it is short, else a number that is not below the interval.
  static String above(@Nullable Expr exact, Interval enclosure) {
    return exact != null && isShort(exact)
        ? Printer.print(exact)
        : rounded(enclosure.hi(), RoundingMode.CEILING);
  }

  /// A double to the digits shown.
  static String nearest(double x) {
    return rounded(x, RoundingMode.HALF_EVEN);
  }

  /// A number that is known between bounds, to as many digits as are certain: both bounds round to
  /// them. Where fewer than two are, the bounds themselves.
  public static String certain(Interval enclosure, int mostDigits) {
    if (enclosure.containsZero() && enclosure.isBounded()) {
      return enclosure.equals(Interval.ZERO)
          ? "0"
          : "0 within " + roundedUp(enclosure.mag(), 2);
    }
    for (int digits = mostDigits; digits >= 2 && enclosure.isBounded(); digits--) {
      String lo = rounded(enclosure.lo(), digits, RoundingMode.HALF_EVEN);
      if (lo.equals(rounded(enclosure.hi(), digits, RoundingMode.HALF_EVEN))) {
        return lo;
      }
    }
    return between(enclosure, 3);
  }

  /// A number that is not below a double.
  public static String roundedUp(double x, int digits) {
    return rounded(x, digits, RoundingMode.CEILING);
  }

  private static String between(Interval enclosure, int digits) {
    return "between %s and %s"
        .formatted(
            rounded(enclosure.lo(), digits, RoundingMode.FLOOR),
            rounded(enclosure.hi(), digits, RoundingMode.CEILING));
  }

  private static String middle(Interval enclosure) {
    if (!enclosure.isBounded()) {
      return between(enclosure, DECIMALS);
    }
    boolean isNarrow = enclosure.width() <= 1e-9 * Math.max(1e-290, enclosure.mag());
    return isNarrow || enclosure.width() < 1e-12
        ? nearest(enclosure.midpoint())
        : between(enclosure, DECIMALS);
  }

  private static String rounded(double x, RoundingMode mode) {
    return rounded(x, DECIMALS, mode);
  }

  private static String rounded(double x, int digits, RoundingMode mode) {
    if (!Double.isFinite(x)) {
      return x > 0 ? "inf" : "-inf";
    }
    BigDecimal decimal =
        new BigDecimal(x).round(new MathContext(digits, mode)).stripTrailingZeros();
    boolean isPlain = Math.abs(x) < 1e15 && (x == 0 || Math.abs(x) >= 1e-6);
    return isPlain ? decimal.toPlainString() : decimal.toString();
  }

  private static boolean isShort(Expr exact) {
    boolean isLongNumber = exact instanceof Const(var value) && value.bitLength() > MAX_BITS;
    return !isLongNumber && Extent.of(exact).nodes() <= MAX_NODES;
  }
}
