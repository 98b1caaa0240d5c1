// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import java.util.Arrays;

/// A tile without vectors: the same sums, one product after another.
final class ScalarTile extends Tile {
  private final int rows;
  private final int columns;

  ScalarTile(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  void run(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int stride,
      int depth,
      boolean isFresh) {
    for (int i = 0; i < rows; i++) {
      int row = cOffset + i * stride;
      if (isFresh) {
        Arrays.fill(c, row, row + columns, 0);
      }
      for (int p = 0; p < depth; p++) {
        addProducts(a[aOffset + p * rows + i], b, bOffset + p * columns, c, row);
      }
    }
  }

  private void addProducts(float factor, float[] b, int from, float[] c, int to) {
    for (int j = 0; j < columns; j++) {
      c[to + j] = Math.fma(factor, b[from + j], c[to + j]);
    }
  }
}
