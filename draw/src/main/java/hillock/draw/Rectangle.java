// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

/// A part of the paper in pixels; `top` is less than `bottom`.
record Rectangle(double left, double top, double right, double bottom) {
  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  boolean contains(double x, double y) {
    return left <= x && x <= right && top <= y && y <= bottom;
  }

  boolean overlaps(Rectangle other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  Rectangle grown(double by) {
    return new Rectangle(left - by, top - by, right + by, bottom + by);
  }
}
