// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.util.List;

/// One way to write a digit: pen strokes through points of a square of side 100.
///
/// @param digit what it means
/// @param style how it differs from other ways to write that digit
/// @param strokes the strokes, each of pieces drawn without lifting the pen
record Glyph(int digit, String style, List<List<Piece>> strokes) {
  /// The side of the square that glyphs are drawn in; x goes right, y down.
  static final double SIDE = 100;

  Glyph {
    strokes = strokes.stream().map(List::copyOf).toList();
  }

  record Point(double x, double y) {}

  /// A part of a stroke: a smooth curve or a chain of straight lines.
  record Piece(boolean isSmooth, List<Point> points) {
    Piece {
      points = List.copyOf(points);
    }
  }
}
