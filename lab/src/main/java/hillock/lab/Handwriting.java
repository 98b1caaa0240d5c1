// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Glyph.Piece;
import hillock.lab.Glyph.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One handwritten image of a glyph, with everything that differs between hands.
final class Handwriting {
  /// Pixels a side.
  static final int SIDE = 28;

  /// Steps of a smooth curve between two of its points.
  private static final int STEPS = 6;

  private static final double MARGIN = 3.5;

  private final Draws draws;

  Handwriting(Draws draws) {
    this.draws = draws;
  }

  /// Writes an image, row by row, one byte per pixel from 0 (paper) to 255 (ink).
  void write(Glyph glyph, byte[] pixels, int offset) {
    UnaryOperator<Point> hand = hand();
    Pen pen = new Pen(SIDE, draws.between(0.7, 1.7));
    for (List<Piece> stroke : glyph.strokes()) {
      pen.draw(path(stroke).stream().map(hand).toList());
    }
    if (draws.chance(0.2)) {
      pen.draw(strayLine());
    }
    expose(pen.ink(), pixels, offset);
  }

  /// From glyph coordinates to pixels: slant, turn, size and place, then the rubber sheet.
  private UnaryOperator<Point> hand() {
    double angle = draws.normal(0.14);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double slant = draws.normal(0.2);
    double width = draws.between(0.7, 1.05);
    double height = draws.between(0.8, 1.08);
    double right = draws.normal(0.04);
    double down = draws.normal(0.035);
    Elastic elastic = new Elastic(draws, draws.between(0.02, 0.05));
    return p -> {
      double y = (p.y() / Glyph.SIDE - 0.5) * height;
      double x = (p.x() / Glyph.SIDE - 0.5) * width - slant * y;
      Point turned = new Point(0.5 + cos * x - sin * y + right, 0.5 + sin * x + cos * y + down);
      Point moved = elastic.moved(turned);
      double scale = SIDE - 2 * MARGIN;
      return new Point(MARGIN + scale * moved.x(), MARGIN + scale * moved.y());
    };
  }

  /// The points of a stroke; where the glyph says a point, the hand comes near it.
  private List<Point> path(List<Piece> stroke) {
    List<Point> path = new ArrayList<>();
    @Nullable Point join = null;
    for (Piece piece : stroke) {
      List<Point> shaky = new ArrayList<>();
      for (Point p : piece.points()) {
        boolean joins = join != null && shaky.isEmpty();
        shaky.add(joins ? join : new Point(p.x() + draws.normal(2.5), p.y() + draws.normal(2.5)));
      }
      path.addAll(piece.isSmooth() ? smooth(shaky) : shaky);
      join = shaky.getLast();
    }
    return path;
  }

  /// A Catmull-Rom spline through points; its ends are doubled.
  private static List<Point> smooth(List<Point> points) {
    List<Point> curve = new ArrayList<>();
    int last = points.size() - 1;
    for (int i = 0; i < last; i++) {
      Point before = points.get(Math.max(0, i - 1));
      Point after = points.get(Math.min(last, i + 2));
      for (int k = 0; k < STEPS; k++) {
        curve.add(between(before, points.get(i), points.get(i + 1), after, (double) k / STEPS));
      }
    }
    curve.add(points.getLast());
    return curve;
  }

  private static Point between(Point before, Point a, Point b, Point after, double t) {
    return new Point(
        cubic(before.x(), a.x(), b.x(), after.x(), t),
        cubic(before.y(), a.y(), b.y(), after.y(), t));
  }

  private static double cubic(double before, double a, double b, double after, double t) {
    double slopeA = (b - before) / 2;
    double slopeB = (after - a) / 2;
    double square = t * t;
    double cube = square * t;
    return (2 * cube - 3 * square + 1) * a
        + (cube - 2 * square + t) * slopeA
        + (3 * square - 2 * cube) * b
        + (cube - square) * slopeB;
  }

  /// A short line that does not belong to the digit.
  private List<Point> strayLine() {
    Point start = new Point(draws.between(0, SIDE), draws.between(0, SIDE));
    Point end = new Point(start.x() + draws.normal(3), start.y() + draws.normal(3));
    return List.of(start, end);
  }

  /// Ink on paper as seen by a camera: contrast, brightness and noise.
  private void expose(double[] ink, byte[] pixels, int offset) {
    double paper = draws.between(0, 0.15);
    double contrast = draws.between(0.6, 1) * (1 - paper);
    double strength = draws.between(0.02, 0.12);
    double[] noise = new double[ink.length];
    draws.fillNoise(noise);
    for (int i = 0; i < ink.length; i++) {
      double brightness = paper + contrast * ink[i] + strength * noise[i];
      pixels[offset + i] = (byte) Math.round(255 * Math.clamp(brightness, 0.0, 1.0));
    }
  }
}
