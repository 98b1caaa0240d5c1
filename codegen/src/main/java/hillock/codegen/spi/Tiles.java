// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

/// The tiles of a matrix, each small enough for the nearest cache: a part of a row, or several rows.
public final class Tiles {
  private Tiles() {}

  /// Told of one tile after another.
  @FunctionalInterface
  public interface Visitor {
    /// @param row the first row
    /// @param rows the number of rows
    /// @param column the first column
    /// @param columns the number of columns
    void tile(long row, int rows, long column, int columns);
  }

  /// Visits all tiles, in order.
  ///
  /// @param size the most elements that a tile has
  public static void forEach(long rows, long columns, int size, Visitor visitor) {
    if (columns == 0) {
      return;
    }
    if (columns <= size) {
      long together = size / columns;
      for (long row = 0; row < rows; row += together) {
        visitor.tile(row, (int) Math.min(together, rows - row), 0, (int) columns);
      }
      return;
    }
    for (long row = 0; row < rows; row++) {
      for (long column = 0; column < columns; column += size) {
        visitor.tile(row, 1, column, (int) Math.min(size, columns - column));
      }
    }
  }
}
