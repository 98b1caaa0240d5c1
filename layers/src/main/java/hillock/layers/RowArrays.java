// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;

/// Whole arrays as rows of equal length, one after another.
final class RowArrays {
  private RowArrays() {}

  static Rows rows(float[] array, int columns) {
    return Rows.of(array, 0, count(array.length, columns), columns, columns);
  }

  static Rows rows(double[] array, int columns) {
    return Rows.of(array, 0, count(array.length, columns), columns, columns);
  }

  private static int count(int length, int columns) {
    if (columns < 1 || length % columns != 0) {
      throw new IllegalArgumentException(
          "%d numbers are not rows of %d: the length must be a multiple".formatted(length, columns));
    }
    return length / columns;
  }
}
