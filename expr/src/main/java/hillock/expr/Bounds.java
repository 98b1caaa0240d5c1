// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Const;

/// A set of reals between two ends, each open, closed or infinite: `(0, inf)`, `[-1/2, 1]`.
public record Bounds(End lo, boolean loClosed, End hi, boolean hiClosed) {
  /// All reals.
  public static final Bounds ALL =
      new Bounds(End.NEGATIVE_INFINITY, false, End.POSITIVE_INFINITY, false);

  /// The single point.
  public static Bounds point(Expr value) {
    return new Bounds(End.of(value), true, End.of(value), true);
  }

  /// An end of a set: an exact constant expression, or infinity.
  public sealed interface End {
    record Finite(Expr value) implements End {}

    record Infinite(boolean positive) implements End {}

    End POSITIVE_INFINITY = new Infinite(true);
    End NEGATIVE_INFINITY = new Infinite(false);

    static End of(Expr value) {
      return new Finite(value);
    }
  }

  /// True if the number lies in the set; ends that are not rational numbers bound nothing.
  public boolean contains(Rational value) {
    boolean aboveLo =
        switch (lo) {
          case End.Infinite(var positive) -> !positive;
          case End.Finite(Const(var end)) -> value.compareTo(end) > (loClosed ? -1 : 0);
          case End.Finite _ -> true;
        };
    boolean belowHi =
        switch (hi) {
          case End.Infinite(var positive) -> positive;
          case End.Finite(Const(var end)) -> value.compareTo(end) < (hiClosed ? 1 : 0);
          case End.Finite _ -> true;
        };
    return aboveLo && belowHi;
  }

  /// True if the set is one finite point.
  public boolean isPoint() {
    return lo instanceof End.Finite && loClosed && hiClosed && lo.equals(hi);
  }

  @Override
  public String toString() {
    return (loClosed ? "[" : "(") + text(lo) + ", " + text(hi) + (hiClosed ? "]" : ")");
  }

  static String text(End end) {
    return switch (end) {
      case End.Infinite(var positive) -> positive ? "inf" : "-inf";
      case End.Finite(var value) -> Printer.print(value);
    };
  }
}
