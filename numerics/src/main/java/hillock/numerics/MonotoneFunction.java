// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// A monotone real function that is known at exact points, extended to enclosures.
///
/// @param f the function at exact points
/// @param increasing whether it increases, else it decreases
/// @param atBottom the limit toward negative infinity
/// @param atTop the limit toward positive infinity
record MonotoneFunction(PointFunction f, boolean increasing, Dyadic atBottom, Dyadic atTop) {
  /// An enclosure of a function's value at an exact point.
  interface PointFunction {
    BigReal at(Dyadic x, int bits);
  }

  static MonotoneFunction increasing(PointFunction f, Dyadic atBottom, Dyadic atTop) {
    return new MonotoneFunction(f, true, atBottom, atTop);
  }

  static MonotoneFunction decreasing(PointFunction f, Dyadic atBottom, Dyadic atTop) {
    return new MonotoneFunction(f, false, atBottom, atTop);
  }

  BigReal at(BigReal x, int bits) {
    if (x.isExact()) {
      return f.at(x.lowest(), bits);
    }
    BigReal first = x.lowest().isInfinite() ? BigReal.point(atBottom) : f.at(x.lowest(), bits);
    BigReal last = x.highest().isInfinite() ? BigReal.point(atTop) : f.at(x.highest(), bits);
    return increasing
        ? BigReal.between(first.lowest(), last.highest())
        : BigReal.between(last.lowest(), first.highest());
  }
}
