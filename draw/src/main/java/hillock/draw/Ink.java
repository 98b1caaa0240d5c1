// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.List;

/// How one series looks: a colour, a dash pattern and a shape of its points.
///
/// The colours were searched for by a small program: near blue, orange, purple, green, sky, black,
/// pink and brown, with the largest distance between any two in CIELAB as seen with normal vision,
/// protanopia, deuteranopia and tritanopia, and with lightnesses at least six apart, so that they
/// remain apart in grey. All are dark enough for thin lines on white.
///
/// @param color an SVG colour
/// @param dash the SVG dash array; empty for a solid line
/// @param shape how points are drawn
record Ink(String color, String dash, Shape shape) {
  /// The outlines of points.
  enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND
  }

  static final List<String> COLORS =
      List.of(
          "#0c4cb8", "#e17012", "#45025a", "#1b805a", "#3ba9eb", "#133d2d", "#e139a1", "#683a06");

  private static final List<String> DASHES = List.of("", "7 2.5", "6 2 1.5 2", "2.2 2", "10 2 2 2");

  /// The ink of the series with that number; colours repeat after 8, together with dashes after 40.
  static Ink of(int number) {
    Shape[] shapes = Shape.values();
    return new Ink(
        COLORS.get(number % COLORS.size()),
        DASHES.get(number % DASHES.size()),
        shapes[number % shapes.length]);
  }
}
