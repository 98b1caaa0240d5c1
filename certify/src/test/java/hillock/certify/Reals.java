// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.BigReal;

/// Comparisons and quotients of enclosed reals, for tests.
final class Reals {
  static final int BITS = 600;

  private Reals() {}

  /// The sign of a - b where it is certain, else 0.
  static int compare(BigReal a, BigReal b) {
    return switch (a.subtract(b, BITS).sign()) {
      case NEGATIVE -> -1;
      case ZERO, UNKNOWN -> 0;
      case POSITIVE -> 1;
    };
  }

  static int compare(BigReal a, double b) {
    return compare(a, BigReal.of(b));
  }

  /// True only if a and b are certainly the same real.
  static boolean areEqual(BigReal a, BigReal b) {
    return a.subtract(b, BITS).sign() == BigReal.Sign.ZERO;
  }

  /// |a - b| for a finite b.
  static BigReal distance(BigReal a, double b) {
    return a.subtract(BigReal.of(b), BITS).abs();
  }

  /// 2a.
  static BigReal twice(BigReal a) {
    return a.multiply(BigReal.TWO, BITS);
  }

  /// The n-th difference quotient of the values at p, p + h, …, p + n·h.
  static BigReal difference(BigReal[] values, double h) {
    BigReal[] row = values.clone();
    int n = row.length - 1;
    for (int level = n; level > 0; level--) {
      for (int i = 0; i < level; i++) {
        row[i] = row[i + 1].subtract(row[i], BITS).divide(BigReal.of(h), BITS);
      }
    }
    return row[0];
  }
}
