// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Glyph.Point;
import java.util.List;

/// Draws lines with a round pen on a square of pixels, from white 0 to ink 1.
///
/// A pixel takes as much ink as the pen covers of it, by the distance of its center from the line;
/// crossing strokes do not add up.
final class Pen {
  private final int side;
  private final double radius;
  private final double[] ink;

  /// @param side pixels a side
  /// @param radius half the width of the line, in pixels
  Pen(int side, double radius) {
    this.side = side;
    this.radius = radius;
    this.ink = new double[side * side];
  }

  /// Draws a chain of straight lines.
  void draw(List<Point> points) {
    for (int i = 1; i < points.size(); i++) {
      drawLine(points.get(i - 1), points.get(i));
    }
  }

  /// How much ink the pixels have, row by row.
  double[] ink() {
    return ink;
  }

  private void drawLine(Point a, Point b) {
    double reach = radius + 1;
    int left = Math.max(0, (int) Math.floor(Math.min(a.x(), b.x()) - reach));
    int right = Math.min(side - 1, (int) Math.ceil(Math.max(a.x(), b.x()) + reach));
    int top = Math.max(0, (int) Math.floor(Math.min(a.y(), b.y()) - reach));
    int bottom = Math.min(side - 1, (int) Math.ceil(Math.max(a.y(), b.y()) + reach));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double cover = radius + 0.5 - distance(column + 0.5, row + 0.5, a, b);
        int i = row * side + column;
        ink[i] = Math.max(ink[i], Math.min(1, cover));
      }
    }
  }

  /// The distance of a point from the line from `a` to `b`.
  private static double distance(double x, double y, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length2 = dx * dx + dy * dy;
    double along = (x - a.x()) * dx + (y - a.y()) * dy;
    double t = length2 == 0 ? 0 : Math.clamp(along / length2, 0.0, 1.0);
    double px = a.x() + t * dx - x;
    double py = a.y() + t * dy - y;
    return Math.sqrt(px * px + py * py);
  }
}
