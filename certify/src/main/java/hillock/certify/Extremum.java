// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.numerics.Interval;
import org.jspecify.annotations.Nullable;

/// The supremum or infimum of a function, as far as it is known.
///
/// @param lo a bound that it is not below; infinite where nothing better is known, or where the
///     extremum is infinite
/// @param hi a bound that it is not above
/// @param exact its value as a closed expression, if known
/// @param attained whether it is a value of the function
/// @param where the point or end where it is attained or approached
public record Extremum(
    double lo, double hi, @Nullable Expr exact, Attained attained, String where) {
  /// Whether a bound is a value.
  public enum Attained {
    YES,
    NO,
    MAYBE
  }

  /// True if the extremum is infinite.
  public boolean isInfinite() {
    return Double.isInfinite(lo) && lo == hi;
  }

  /// True if it is known to be finite, or to be infinite, and in the first case between finite
  /// numbers.
  public boolean isKnown() {
    return isInfinite() || (Double.isFinite(lo) && Double.isFinite(hi));
  }

  /// The reals between the bounds of an extremum that is not known to be infinite.
  Interval enclosure() {
    return Interval.of(lo, hi);
  }

  /// Minus this, the other extremum of minus the function.
  Extremum negated(Context context) {
    Expr negative = exact == null ? null : context.algebra().negate(exact);
    return new Extremum(-hi, -lo, negative, attained, where);
  }

  /// The lower end of a range, rounded down; open only if it is known that no value is there.
  String asLowerEnd() {
    String bracket = attained == Attained.NO ? "(" : "[";
    return Double.isInfinite(lo) ? "(-inf" : bracket + Digits.below(exact, enclosure());
  }

  /// The upper end of a range, rounded up; open only if it is known that no value is there.
  String asUpperEnd() {
    String bracket = attained == Attained.NO ? ")" : "]";
    return Double.isInfinite(hi) ? "inf)" : Digits.above(exact, enclosure()) + bracket;
  }

  /// Where it is, in words: `at 2.4`, `on -inf to 0`, `toward inf`.
  String whereabouts() {
    String word = attained == Attained.NO ? "toward " : where.contains(" to ") ? "on " : "at ";
    return word + where;
  }

  /// The number, or the bounds between which it lies.
  @Override
  public String toString() {
    return isInfinite() ? (lo > 0 ? "inf" : "-inf") : Digits.text(exact, enclosure());
  }
}
