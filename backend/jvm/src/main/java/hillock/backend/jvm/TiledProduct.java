// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.Matrix;
import hillock.codegen.spi.MatrixProduct;

/// Cuts a product into tiles whose operands are packed and in the nearest caches.
///
/// B is packed once per product. Then, for each block of rows of C and each stretch of the sums,
/// the block of A is packed, and every panel of B is read from the first-level cache by all tiles
/// of the block. Source of the scheme: Goto and van de Geijn, *Anatomy of high-performance matrix
/// multiplication* (ACM TOMS 34, 2008).
final class TiledProduct implements MatrixProduct.Worker {
  /// Products added per visit of a tile: a panel of B of two AVX-512 vectors then takes 32 KiB.
  static final int DEPTH = 256;

  /// Rows of C per block, a multiple of the rows of a tile: 32 KiB of A.
  static final int BLOCK = 32;

  private final Tile narrow;
  private final Tile wide;
  private final int tileRows;
  private final int lanes;
  private final float[] packedA = new float[BLOCK * DEPTH];
  private final float[] edge;
  private float[] packedB = new float[0];

  /// @param narrow a tile one vector wide
  /// @param wide a tile two vectors wide
  TiledProduct(Tile narrow, Tile wide, int tileRows, int lanes) {
    this.narrow = narrow;
    this.wide = wide;
    this.tileRows = tileRows;
    this.lanes = lanes;
    this.edge = new float[tileRows * 2 * lanes];
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c, MatrixProduct.RowsDone done) {
    run(a, b, c, true, done);
  }

  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix c, MatrixProduct.RowsDone done) {
    run(a, b, c, false, done);
  }

  private void run(Matrix a, Matrix b, Matrix c, boolean isFresh, MatrixProduct.RowsDone done) {
    checkSizes(a, b, c);
    packColumns(b);
    for (int first = 0; first < c.rows(); first += BLOCK) {
      int count = Math.min(BLOCK, c.rows() - first);
      int start = 0;
      do {
        int depth = Math.min(DEPTH, a.columns() - start);
        packRows(a, first, count, start, depth);
        for (int column = 0; column < c.columns(); column += 2 * lanes) {
          int b0 = column * b.rows() + start * width(column, c.columns());
          panel(c, first, count, column, b0, depth, isFresh && start == 0);
        }
        start += depth;
      } while (start < a.columns());
      done.rows(first, count);
    }
  }

  private static void checkSizes(Matrix a, Matrix b, Matrix c) {
    boolean fits = a.columns() == b.rows() && a.rows() == c.rows() && b.columns() == c.columns();
    if (!fits || c.isTransposed()) {
      throw new IllegalArgumentException(
          "the product of %d x %d and %d x %d does not fit a%s matrix of %d x %d"
              .formatted(
                  a.rows(),
                  a.columns(),
                  b.rows(),
                  b.columns(),
                  c.isTransposed() ? " transposed" : "",
                  c.rows(),
                  c.columns()));
    }
  }

  /// The width of the panel that begins at a column: the last may need one vector only.
  private int width(int column, int columns) {
    return columns - column > lanes ? 2 * lanes : lanes;
  }

  private void packColumns(Matrix b) {
    int panel = 2 * lanes;
    long size = (b.columns() + panel - 1L) / panel * panel * b.rows();
    if (size > packedB.length) {
      packedB = new float[Math.toIntExact(size)];
    }
    for (int j = 0; j < b.columns(); j += panel) {
      int count = Math.min(panel, b.columns() - j);
      Packing.columns(b, j, count, width(j, b.columns()), packedB, j * b.rows());
    }
  }

  private void packRows(Matrix a, int first, int count, int start, int depth) {
    for (int i = 0; i < count; i += tileRows) {
      int rows = Math.min(tileRows, count - i);
      Packing.rows(a, first + i, rows, start, depth, tileRows, packedA, i * depth);
    }
  }

  /// Computes the tiles of a block of rows in one panel of columns.
  ///
  /// @param column the first column
  /// @param b where the panel's part begins in packed B
  private void panel(
      Matrix c, int first, int count, int column, int b, int depth, boolean isFresh) {
    int width = width(column, c.columns());
    int columns = Math.min(width, c.columns() - column);
    Tile tile = width > lanes ? wide : narrow;
    float[] sums = c.elements();
    int stride = c.stride();
    for (int i = 0; i < count; i += tileRows) {
      int rows = Math.min(tileRows, count - i);
      int place = c.offset() + (first + i) * stride + column;
      if (rows == tileRows && columns == width) {
        tile.run(packedA, i * depth, packedB, b, sums, place, stride, depth, isFresh);
      } else {
        copy(sums, place, stride, edge, 0, width, rows, columns);
        tile.run(packedA, i * depth, packedB, b, edge, 0, width, depth, isFresh);
        copy(edge, 0, width, sums, place, stride, rows, columns);
      }
    }
  }

  /// Copies part of a matrix.
  private static void copy(
      float[] src, int from, int step, float[] dst, int to, int stride, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(src, from + i * step, dst, to + i * stride, columns);
    }
  }
}
