// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.Matrix;
import java.util.Arrays;

/// Copies parts of matrices into the order in which tiles read them.
///
/// A panel is a few neighbouring lines of a matrix, rows or columns, with what stands side by side
/// in them stored together: number p of line i is at `p·width + i`. Lines missing up to the width
/// of the panel are zero.
final class Packing {
  /// Numbers of a line copied together, so that what is written stays in the nearest cache.
  private static final int BLOCK = 16;

  private Packing() {}

  /// Writes a panel of rows.
  ///
  /// @param first the first row
  /// @param count the number of rows
  /// @param start the first column
  /// @param depth the number of columns
  /// @param width the number of lines that the panel has
  static void rows(
      Matrix matrix,
      int first,
      int count,
      int start,
      int depth,
      int width,
      float[] panel,
      int offset) {
    clear(panel, offset, depth, width, count);
    float[] src = matrix.elements();
    int stride = matrix.stride();
    if (matrix.isTransposed()) {
      int from = matrix.offset() + start * stride + first;
      besideEachOther(src, from, stride, count, depth, width, panel, offset);
    } else {
      int from = matrix.offset() + first * stride + start;
      oneByOne(src, from, stride, count, depth, width, panel, offset);
    }
  }

  /// Writes a panel of whole columns.
  ///
  /// @param first the first column
  /// @param count the number of columns
  /// @param width the number of lines that the panel has
  static void columns(Matrix matrix, int first, int count, int width, float[] panel, int offset) {
    int depth = matrix.rows();
    clear(panel, offset, depth, width, count);
    float[] src = matrix.elements();
    int stride = matrix.stride();
    if (matrix.isTransposed()) {
      int from = matrix.offset() + first * stride;
      oneByOne(src, from, stride, count, depth, width, panel, offset);
    } else {
      int from = matrix.offset() + first;
      besideEachOther(src, from, stride, count, depth, width, panel, offset);
    }
  }

  private static void clear(float[] panel, int offset, int depth, int width, int count) {
    if (count < width) {
      Arrays.fill(panel, offset, offset + depth * width, 0);
    }
  }

  /// Copies lines of which equal places are neighbours in the array.
  private static void besideEachOther(
      float[] src,
      int from,
      int stride,
      int count,
      int depth,
      int width,
      float[] panel,
      int offset) {
    for (int p = 0; p < depth; p++) {
      System.arraycopy(src, from + p * stride, panel, offset + p * width, count);
    }
  }

  /// Copies lines each of which is contiguous in the array.
  private static void oneByOne(
      float[] src,
      int from,
      int stride,
      int count,
      int depth,
      int width,
      float[] panel,
      int offset) {
    for (int p = 0; p < depth; p += BLOCK) {
      int length = Math.min(BLOCK, depth - p);
      for (int i = 0; i < count; i++) {
        line(src, from + i * stride + p, length, panel, offset + p * width + i, width);
      }
    }
  }

  private static void line(float[] src, int from, int length, float[] panel, int to, int width) {
    for (int p = 0; p < length; p++) {
      panel[to + p * width] = src[from + p];
    }
  }
}
