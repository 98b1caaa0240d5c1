// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

/// The numbers from `lo` to `hi`.
record Extent(double lo, double hi) {
  /// No number at all.
  static final Extent EMPTY = new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  private static final double SMALLEST_LENGTH = 1e-300;

  /// The smallest extent with a number in it too; what is not finite is left out.
  Extent with(double value) {
    return Double.isFinite(value) ? new Extent(Math.min(lo, value), Math.max(hi, value)) : this;
  }

  Extent with(double[] values) {
    Extent extent = this;
    for (double value : values) {
      extent = extent.with(value);
    }
    return extent;
  }

  boolean isEmpty() {
    return lo > hi;
  }

  boolean contains(double value) {
    return lo <= value && value <= hi;
  }

  double length() {
    return isEmpty() ? 0 : hi - lo;
  }

  /// An extent that can be drawn: not empty, finite, and longer than the rounding of its ends.
  Extent drawable() {
    if (isEmpty()) {
      return new Extent(0, 1);
    }
    double magnitude = Math.max(Math.abs(lo), Math.abs(hi));
    if (hi - lo > Math.max(1e-12 * magnitude, SMALLEST_LENGTH)) {
      return this;
    }
    double half = magnitude < SMALLEST_LENGTH ? 1 : 0.05 * magnitude;
    return new Extent(finite(lo - half), finite(hi + half));
  }

  /// This extent with a part of its length added at either end.
  Extent padded(double below, double above) {
    double half = hi / 2 - lo / 2;
    return new Extent(finite(lo - 2 * below * half), finite(hi + 2 * above * half));
  }

  private static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
