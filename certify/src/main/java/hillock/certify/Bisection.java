// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Interval;
import hillock.numerics.Ulp;

/// Where to split boxes: in the middle near the origin, where activation functions live, and at the
/// geometric mean in the tails, so that a few dozen splits reach the largest double.
final class Bisection {
  /// How far from 0 boxes are split in the middle.
  static final double CORE = 16;

  private Bisection() {}

  /// A double that splits a box; an end of the box if it holds no other double.
  static double middle(Interval box) {
    double lo = box.lo();
    double hi = box.hi();
    if (hi > CORE && lo < CORE) {
      return CORE;
    }
    if (lo < -CORE && hi > -CORE) {
      return -CORE;
    }
    return box.mag() <= CORE ? box.midpoint() : middleOfOrdinals(lo, hi);
  }

  private static double middleOfOrdinals(double lo, double hi) {
    long first = Ulp.ordinal(lo);
    long last = Ulp.ordinal(hi);
    return Ulp.fromOrdinal((first & last) + ((first ^ last) >> 1));
  }
}
