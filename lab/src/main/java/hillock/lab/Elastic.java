// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Glyph.Point;

/// A smooth random displacement of the plane, as if drawn on rubber.
///
/// Source: Simard, Steinkraus and Platt, *Best practices for convolutional neural networks applied
/// to visual document analysis* (ICDAR 2003): independent uniform displacements on a grid, smoothed
/// by a Gaussian. Here it moves the pen instead of pixels, so that strokes stay sharp.
final class Elastic {
  /// Grid points a side; the grid covers a square of side 1 with its first and last points.
  private static final int GRID = 15;

  /// The standard deviation of the Gaussian, in grid steps.
  private static final double SIGMA = 2;

  private static final int REACH = 5;
  private static final double[] KERNEL = kernel();

  private final double[] dx;
  private final double[] dy;

  /// @param strength the root mean square of each coordinate of the displacement
  Elastic(Draws draws, double strength) {
    dx = field(draws, strength);
    dy = field(draws, strength);
  }

  /// Where a point goes; one outside the unit square moves like the nearest inside.
  Point moved(Point p) {
    return new Point(p.x() + at(dx, p), p.y() + at(dy, p));
  }

  private static double at(double[] field, Point p) {
    double column = Math.clamp(p.x(), 0.0, 1.0) * (GRID - 1);
    double row = Math.clamp(p.y(), 0.0, 1.0) * (GRID - 1);
    int c = Math.min((int) column, GRID - 2);
    int r = Math.min((int) row, GRID - 2);
    double right = column - c;
    double down = row - r;
    int i = r * GRID + c;
    double upper = field[i] * (1 - right) + field[i + 1] * right;
    double lower = field[i + GRID] * (1 - right) + field[i + GRID + 1] * right;
    return upper * (1 - down) + lower * down;
  }

  private static double[] field(Draws draws, double strength) {
    double[] field = new double[GRID * GRID];
    for (int i = 0; i < field.length; i++) {
      field[i] = draws.between(-1, 1);
    }
    field = smoothed(smoothed(field, 1, GRID), GRID, 1);
    double squares = 0;
    for (double value : field) {
      squares += value * value;
    }
    double scale = strength / Math.sqrt(squares / field.length);
    for (int i = 0; i < field.length; i++) {
      field[i] *= scale;
    }
    return field;
  }

  /// Smooths along one direction; beyond the border the field is 0.
  private static double[] smoothed(double[] field, int step, int otherStep) {
    double[] result = new double[field.length];
    for (int line = 0; line < GRID; line++) {
      for (int i = 0; i < GRID; i++) {
        double sum = 0;
        for (int k = Math.max(0, i - REACH); k <= Math.min(GRID - 1, i + REACH); k++) {
          sum += KERNEL[Math.abs(k - i)] * field[line * otherStep + k * step];
        }
        result[line * otherStep + i * step] = sum;
      }
    }
    return result;
  }

  private static double[] kernel() {
    double[] kernel = new double[REACH + 1];
    for (int i = 0; i <= REACH; i++) {
      kernel[i] = StrictMath.exp(-i * i / (2 * SIGMA * SIGMA));
    }
    return kernel;
  }
}
