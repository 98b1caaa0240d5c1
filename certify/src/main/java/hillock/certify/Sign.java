// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Interval;

/// Which signs the values of an expression can have on a set.
///
/// An answer may allow too much, never too little. It knows what an interval forgets: e^x is
/// positive even where its enclosure underflows to [0, 4.9e-324], and so is a product of such.
///
/// @param negative whether a value can be below zero
/// @param zero whether a value can be zero
/// @param positive whether a value can be above zero
record Sign(boolean negative, boolean zero, boolean positive) {
  /// No sign, because there is no value.
  static final Sign NONE = new Sign(false, false, false);

  static final Sign NEGATIVE = new Sign(true, false, false);
  static final Sign ZERO = new Sign(false, true, false);
  static final Sign POSITIVE = new Sign(false, false, true);
  static final Sign NON_NEGATIVE = new Sign(false, true, true);
  static final Sign ANY = new Sign(true, true, true);

  /// The signs in an interval.
  static Sign of(Interval x) {
    return new Sign(x.lo() < 0, x.containsZero(), x.hi() > 0);
  }

  /// The one sign of a number: negative, zero or positive.
  static Sign of(int signum) {
    return signum < 0 ? NEGATIVE : signum == 0 ? ZERO : POSITIVE;
  }

  boolean isNone() {
    return !negative && !zero && !positive;
  }

  /// True if both a negative and a positive value are possible.
  boolean isMixed() {
    return negative && positive;
  }

  /// True if values exist and all have the same sign, and none is zero.
  boolean isStrict() {
    return !zero && negative != positive;
  }

  boolean isZero() {
    return zero && !negative && !positive;
  }

  boolean isNonZero() {
    return !zero;
  }

  boolean isPositive() {
    return positive && !zero && !negative;
  }

  boolean isNegative() {
    return negative && !zero && !positive;
  }

  boolean isNonNegative() {
    return !negative;
  }

  boolean isNonPositive() {
    return !positive;
  }

  /// -1, 0 or 1 for values that are nowhere positive and negative both: the sign where not zero.
  ///
  /// @throws IllegalStateException if the sign is mixed
  int direction() {
    if (isMixed()) {
      throw new IllegalStateException("both signs are possible");
    }
    return negative ? -1 : positive ? 1 : 0;
  }

  /// The signs of the negatives.
  Sign negated() {
    return new Sign(/* negative= */ positive, zero, /* positive= */ negative);
  }

  /// The signs that both allow.
  Sign and(Sign other) {
    return new Sign(
        negative && other.negative, zero && other.zero, positive && other.positive);
  }

  /// The signs that one of the two allows.
  Sign or(Sign other) {
    return new Sign(
        negative || other.negative, zero || other.zero, positive || other.positive);
  }

  /// The signs of sums.
  Sign plus(Sign other) {
    boolean cancels = (negative && other.positive) || (positive && other.negative);
    return new Sign(
        negative || other.negative,
        cancels || (zero && other.zero),
        positive || other.positive);
  }

  /// The signs of products.
  Sign times(Sign other) {
    return new Sign(
        (negative && other.positive) || (positive && other.negative),
        zero || other.zero,
        (positive && other.positive) || (negative && other.negative));
  }
}
