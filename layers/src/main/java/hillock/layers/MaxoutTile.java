// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;
import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;

/// Copies of what maxout works on: the elements as they are, and one array for every place among
/// neighbors.
abstract class MaxoutTile {
  static final double[] NO_PARAMETERS = {};

  final int pieces;

  private final int bytes;

  MaxoutTile(int pieces, Precision precision) {
    this.pieces = pieces;
    this.bytes = precision.bytes();
  }

  static MaxoutTile of(int pieces, Precision precision) {
    return switch (precision) {
      case F32 -> new FloatMaxoutTile(pieces);
      case F64 -> new DoubleMaxoutTile(pieces);
    };
  }

  /// The elements, neighbors together; room for a tile of results.
  abstract MemorySegment elements();

  /// The results, or their gradients.
  abstract MemorySegment results();

  /// From elements to one array for every place.
  abstract void split(int count);

  /// From one array for every place to elements.
  abstract void join(int count);

  /// Computes results of split elements.
  abstract void runForward(CompiledProgram program, int count);

  /// Puts the gradients of split elements in their places.
  abstract void runBackward(CompiledProgram program, int count);

  /// Computes rows: all that fit, or one.
  final void forward(CompiledProgram program, Rows x, Rows y, long row, int rows) {
    for (long column = 0; column < y.columns(); column += Tile.SIZE) {
      int width = (int) Math.min(Tile.SIZE, y.columns() - column);
      load(x, row, rows, column * pieces, width * pieces, elements());
      split(rows * width);
      runForward(program, rows * width);
      store(results(), y, row, rows, column, width);
    }
  }

  /// Computes the gradients of rows: of all that fit, or of one.
  final void backward(CompiledProgram program, Rows x, Rows dy, Rows dx, long row, int rows) {
    for (long column = 0; column < dy.columns(); column += Tile.SIZE) {
      int width = (int) Math.min(Tile.SIZE, dy.columns() - column);
      load(x, row, rows, column * pieces, width * pieces, elements());
      load(dy, row, rows, column, width, results());
      split(rows * width);
      runBackward(program, rows * width);
      join(rows * width);
      store(elements(), dx, row, rows, column * pieces, width * pieces);
    }
  }

  private void load(Rows from, long row, int rows, long column, int width, MemorySegment to) {
    long size = (long) width * bytes;
    for (int i = 0; i < rows; i++) {
      long place = ((row + i) * from.stride() + column) * bytes;
      MemorySegment.copy(from.memory(), place, to, i * size, size);
    }
  }

  private void store(MemorySegment from, Rows to, long row, int rows, long column, int width) {
    long size = (long) width * bytes;
    for (int i = 0; i < rows; i++) {
      long place = ((row + i) * to.stride() + column) * bytes;
      MemorySegment.copy(from, i * size, to.memory(), place, size);
    }
  }
}
