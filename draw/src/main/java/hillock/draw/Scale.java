// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

/// Where on the paper a number lies: linear from an extent to pixels, in either direction.
///
/// @param extent the numbers
/// @param from the pixel of the lower end
/// @param to the pixel of the upper end
record Scale(Extent extent, double from, double to) {
  /// Pixels farther out than this are of no use and only make coordinates long.
  private static final double FAR = 1e5;

  /// The pixel of a number, at most [#FAR] away from the paper. Halves keep the largest extents
  /// from overflowing.
  double at(double value) {
    double part = (value / 2 - extent.lo() / 2) / (extent.hi() / 2 - extent.lo() / 2);
    return Math.clamp(from + part * (to - from), -FAR, FAR);
  }

  double length() {
    return Math.abs(to - from);
  }
}
