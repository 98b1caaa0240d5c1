// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

/// A view of an array of floats as a matrix: rows one after another, or the transpose of that.
///
/// Element (i, j) is number `offset + i·stride + j` of the array or, of a transposed view, number
/// `offset + j·stride + i`. The array is not copied.
public final class Matrix {
  private final float[] elements;
  private final int offset;
  private final int rows;
  private final int columns;
  private final int stride;
  private final boolean isTransposed;

  /// A view of part of an array.
  ///
  /// @param offset where the first element is
  /// @param rows the number of rows of the view
  /// @param columns the number of columns of the view
  /// @param stride how far apart in the array two rows are, or two columns of a transposed view
  /// @param isTransposed whether what stands side by side in the array is a column of the view
  /// @throws IllegalArgumentException if the view does not lie within the array
  public Matrix(
      float[] elements, int offset, int rows, int columns, int stride, boolean isTransposed) {
    int lines = isTransposed ? columns : rows;
    int width = isTransposed ? rows : columns;
    if (offset < 0 || rows < 0 || columns < 0 || stride < width) {
      throw new IllegalArgumentException(
          ("no matrix of %d x %d at offset %d with stride %d:"
                  + " numbers must not be negative, nor lines overlap")
              .formatted(rows, columns, offset, stride));
    }
    long end = lines == 0 || width == 0 ? offset : offset + (lines - 1L) * stride + width;
    if (end > elements.length) {
      throw new IllegalArgumentException(
          "a matrix of %d x %d at offset %d with stride %d needs %d floats, not %d"
              .formatted(rows, columns, offset, stride, end, elements.length));
    }
    this.elements = elements;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.stride = stride;
    this.isTransposed = isTransposed;
  }

  /// The first `rows · columns` elements of an array.
  public static Matrix of(float[] elements, int rows, int columns) {
    return new Matrix(elements, 0, rows, columns, columns, false);
  }

  /// The same numbers with rows and columns exchanged.
  public Matrix transposed() {
    return new Matrix(elements, offset, columns, rows, stride, !isTransposed);
  }

  /// The array itself.
  public float[] elements() {
    return elements;
  }

  public int offset() {
    return offset;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int stride() {
    return stride;
  }

  public boolean isTransposed() {
    return isTransposed;
  }

  @Override
  public String toString() {
    return "%d x %d%s at %d, stride %d"
        .formatted(rows, columns, isTransposed ? " transposed" : "", offset, stride);
  }
}
