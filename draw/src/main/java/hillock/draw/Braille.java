// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.Arrays;

/// A grid of dots, two wide and four high in each character.
final class Braille {
  static final int DOTS_ACROSS = 2;
  static final int DOTS_DOWN = 4;

  /// Drawn dots and pauses of a dashed line.
  private static final int DASH = 3;

  /// The bit of each dot in a character, by row and column.
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final int NOBODY = -1;

  private final int columns;
  private final int rows;
  private final int[][] dots;
  private final int[][] owners;

  Braille(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.dots = new int[rows][columns];
    this.owners = new int[rows][columns];
    for (int[] row : owners) {
      Arrays.fill(row, NOBODY);
    }
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  int width() {
    return columns * DOTS_ACROSS;
  }

  int height() {
    return rows * DOTS_DOWN;
  }

  /// The dots of one character, or a space if there are none.
  char character(int row, int column) {
    return dots[row][column] == 0 ? ' ' : (char) (0x2800 + dots[row][column]);
  }

  boolean isEmpty(int row, int column) {
    return dots[row][column] == 0;
  }

  /// The number of the series that first touched a character.
  int owner(int row, int column) {
    return owners[row][column];
  }

  /// Sets a dot; one outside the grid is ignored.
  void dot(int x, int y, int series) {
    if (x < 0 || y < 0 || x >= width() || y >= height()) {
      return;
    }
    int row = y / DOTS_DOWN;
    int column = x / DOTS_ACROSS;
    dots[row][column] |= BITS[y % DOTS_DOWN][x % DOTS_ACROSS];
    if (owners[row][column] == NOBODY) {
      owners[row][column] = series;
    }
  }

  /// Draws a line from dot to dot.
  ///
  /// @param phase how many dots the pen has drawn before; dashes go on from there
  /// @return the phase after this line
  int line(int x0, int y0, int x1, int y1, int series, int phase) {
    if (Math.max(y0, y1) < 0 || Math.min(y0, y1) >= height()) {
      return phase;
    }
    int steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    for (int i = 0; i <= steps; i++) {
      double part = steps == 0 ? 0 : (double) i / steps;
      boolean pause = series > 0 && (phase + i) / DASH % 2 == 1;
      if (!pause) {
        dot(rounded(x0, x1, part), rounded(y0, y1, part), series);
      }
    }
    return phase + steps;
  }

  private static int rounded(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }
}
