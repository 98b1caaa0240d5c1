// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.lang.foreign.MemorySegment;

/// Rows of numbers in memory, a stride apart: a matrix, or part of a larger one.
///
/// Element (i, j) is number `i·stride + j` of the memory, counted in elements of the program that
/// works on it. Nothing is copied.
///
/// ```java
/// // The second half of every row of 100 x 64 numbers.
/// Rows half = Rows.of(numbers, 32, 100, 32, 64);
/// kernel.run(Kind.FORWARD, new Rows[] {half}, new Rows[] {half});
/// ```
///
/// @param memory begins with the first element
/// @param rows the number of rows
/// @param columns the number of elements of a row
/// @param stride how many elements later the next row begins; at least `columns`
public record Rows(MemorySegment memory, long rows, long columns, long stride) {
  /// @throws IllegalArgumentException if a number is negative or rows overlap
  public Rows {
    if (rows < 0 || columns < 0 || stride < columns) {
      throw new IllegalArgumentException(
          "no %d rows of %d elements with stride %d: numbers must not be negative, nor rows overlap"
              .formatted(rows, columns, stride));
    }
  }

  /// A whole array as one row.
  public static Rows of(float[] array) {
    return of(MemorySegment.ofArray(array), array.length);
  }

  /// A whole array as one row.
  public static Rows of(double[] array) {
    return of(MemorySegment.ofArray(array), array.length);
  }

  /// A whole array of 16-bit numbers as one row.
  public static Rows of(short[] array) {
    return of(MemorySegment.ofArray(array), array.length);
  }

  /// Rows in an array.
  ///
  /// @param offset where the first row begins
  public static Rows of(float[] array, int offset, int rows, int columns, int stride) {
    long start = (long) offset * Float.BYTES;
    return new Rows(MemorySegment.ofArray(array).asSlice(start), rows, columns, stride);
  }

  /// Rows in an array.
  ///
  /// @param offset where the first row begins
  public static Rows of(double[] array, int offset, int rows, int columns, int stride) {
    long start = (long) offset * Double.BYTES;
    return new Rows(MemorySegment.ofArray(array).asSlice(start), rows, columns, stride);
  }

  /// Rows in an array of 16-bit numbers.
  ///
  /// @param offset where the first row begins
  public static Rows of(short[] array, int offset, int rows, int columns, int stride) {
    long start = (long) offset * Short.BYTES;
    return new Rows(MemorySegment.ofArray(array).asSlice(start), rows, columns, stride);
  }

  /// One row.
  public static Rows of(MemorySegment memory, long length) {
    return new Rows(memory, 1, length, length);
  }

  /// The number of elements.
  public long size() {
    return rows * columns;
  }

  /// How many elements the memory must have.
  public long extent() {
    return rows == 0 || columns == 0
        ? 0
        : Math.addExact(Math.multiplyExact(rows - 1, stride), columns);
  }

  /// True if there is nothing between the rows.
  public boolean isContiguous() {
    return rows <= 1 || stride == columns;
  }

  /// Some of the rows.
  ///
  /// @param bytes the size of an element
  public Rows rows(long firstRow, long count, int bytes) {
    return new Rows(memory.asSlice(firstRow * stride * bytes), count, columns, stride);
  }

  /// The elements of contiguous rows as one row.
  public Rows flat() {
    return of(memory, size());
  }

  /// Some of the columns.
  ///
  /// @param bytes the size of an element
  public Rows columns(long firstColumn, long count, int bytes) {
    return new Rows(memory.asSlice(firstColumn * bytes), rows, count, stride);
  }
}
