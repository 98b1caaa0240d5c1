// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import org.jspecify.annotations.Nullable;

/// A point of the real line, known exactly or between two doubles; or an end of the line.
///
/// @param lo a double that is not above the point; -∞ for the left end of the line
/// @param hi a double that is not below the point; +∞ for the right end of the line
/// @param exact the point as a closed expression in normal form, if known
/// @param nature what is known of the function there from how the point was found
public record Place(double lo, double hi, @Nullable Expr exact, Nature nature) {
  /// What is known of a function at a point.
  public enum Nature {
    /// Nothing.
    PLAIN,
    /// The point is not known exactly, but two branches meet there, as those of a maximum do: the
    /// function is continuous.
    SEAM,
    /// The function is not defined there.
    HOLE
  }

  static final Place LEFT_END =
      new Place(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, null, Nature.PLAIN);
  static final Place RIGHT_END =
      new Place(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, null, Nature.PLAIN);

  /// A point that a closed expression in normal form states.
  ///
  /// @throws ArithmeticException if the expression has no value
  static Place of(Expr exact) {
    Interval enclosure = Numbers.enclose(exact);
    return new Place(enclosure.lo(), enclosure.hi(), exact, Nature.PLAIN);
  }

  /// A point somewhere in an interval.
  static Place in(Interval enclosure) {
    return new Place(enclosure.lo(), enclosure.hi(), null, Nature.PLAIN);
  }

  /// The exact point at a double.
  static Place at(double x, Context context) {
    return new Place(x, x, context.algebra().number(Rational.of(x)), Nature.PLAIN);
  }

  /// The expression of a place that is known exactly.
  ///
  /// @throws IllegalStateException if it is not
  Expr exactly() {
    if (exact == null) {
      throw new IllegalStateException(this + " is not known exactly");
    }
    return exact;
  }

  /// The place where two branches meet.
  Place asSeam() {
    return exact == null ? new Place(lo, hi, null, Nature.SEAM) : this;
  }

  /// The place where there is no value.
  Place asHole() {
    return new Place(lo, hi, exact, Nature.HOLE);
  }

  /// Whether this is a point and no end of the line.
  public boolean isFinite() {
    return Double.isFinite(lo) && Double.isFinite(hi);
  }

  /// The interval around a point that is no end of the line.
  Interval enclosure() {
    return Interval.of(lo, hi);
  }

  /// A double at or next to the point.
  public double nearest() {
    return isFinite() ? enclosure().midpoint() : lo;
  }

  /// The expression if it is short, else digits.
  @Override
  public String toString() {
    if (!isFinite()) {
      return lo < 0 ? "-inf" : "inf";
    }
    return Digits.text(exact, enclosure());
  }
}
