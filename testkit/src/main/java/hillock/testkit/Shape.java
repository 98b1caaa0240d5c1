// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

/// How elements lie in memory: rows, with a gap between each and the next.
record Shape(int rows, int columns, int gap) {
  /// Elements one after another.
  static Shape line(int length) {
    return new Shape(1, length, 0);
  }

  boolean isLine() {
    return rows == 1;
  }

  /// The number of elements.
  int size() {
    return rows * columns;
  }

  /// How many elements later a row begins.
  int stride() {
    return columns + gap;
  }

  /// How many elements the memory has, gaps included.
  int extent() {
    return rows * stride();
  }

  /// Where an element lies.
  int place(int index) {
    return index / columns * stride() + index % columns;
  }

  /// True if an element lies there, and not a gap.
  boolean isElement(int place) {
    return place % stride() < columns;
  }

  /// The same rows, farther apart.
  Shape apart(int more) {
    return isLine() ? this : new Shape(rows, columns, gap + more);
  }

  @Override
  public String toString() {
    return isLine() ? String.valueOf(columns) : rows + " x " + columns;
  }
}
