// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;
import hillock.codegen.spi.Reductions;
import hillock.numerics.Precision;

/// The part of some matrices that is being worked on: a few short rows, or a piece of a long one.
///
/// It has *channels* of equal size: two for inputs, one for results, and scratch. Those of matrices are
/// where the matrices are, if these are arrays with nothing between the rows; else they are copies. For
/// one thread at a time.
abstract class Tile {
  /// The number of elements of a channel; some four channels fit the nearest cache.
  static final int SIZE = 2048;

  static final int FIRST = 0;
  static final int SECOND = 1;
  static final int RESULT = 2;
  static final int A = 3;
  static final int B = 4;
  static final int C = 5;
  static final int CHANNELS = 6;

  /// Numbers of rows, for whatever they are needed.
  final RowNumbers largest = new RowNumbers();

  final RowNumbers sums = new RowNumbers();
  final RowNumbers others = new RowNumbers();

  final Reductions.Worker reductions = Reductions.installed().worker();

  private int rows;
  private int columns;
  private int start;
  private int width;

  static Tile of(Precision precision) {
    return switch (precision) {
      case F32 -> new FloatTile();
      case F64 -> new DoubleTile();
    };
  }

  /// How many rows fit, at least one.
  static int rowsTogether(long columns) {
    return (int) Math.max(1, Math.min(SIZE, SIZE / Math.max(1, columns)));
  }

  /// Lays a channel on a matrix.
  abstract void attach(int channel, Rows matrix);

  /// Forgets the matrices.
  abstract void detach();

  /// Goes to some rows: all that fit, or one.
  final void moveTo(long row, int count, int columns) {
    this.rows = count;
    this.columns = columns;
    this.start = 0;
    this.width = Math.min(columns, count == 1 ? SIZE : columns);
    bind(row);
  }

  /// Finds the rows in the arrays, or copies them.
  abstract void bind(long row);

  /// Copies results to where they belong, if they are not there.
  abstract void finish(long row);

  /// Does something for all columns: at once, or piece by piece from left to right.
  final void forEachPiece(Runnable work) {
    for (start = 0; start < columns; start += SIZE) {
      width = Math.min(columns - start, rows == 1 ? SIZE : columns);
      work.run();
    }
    start = 0;
  }

  /// The number of rows at hand.
  final int rows() {
    return rows;
  }

  /// The number of elements of a row.
  final int columns() {
    return columns;
  }

  /// Where in its row the present piece begins.
  final int start() {
    return start;
  }

  /// The number of columns of the present piece.
  final int width() {
    return width;
  }

  /// Raises the numbers of rows to their largest elements.
  abstract void max(int channel, RowNumbers to);

  /// Adds the elements of rows to their numbers.
  abstract void sum(int channel, RowNumbers to);

  /// Adds the products of elements of rows to their numbers.
  abstract void sumOfProducts(int channel, int other, RowNumbers to);

  /// Fills rows of a channel with their numbers.
  abstract void spread(RowNumbers from, int channel);

  /// Fills rows of two channels with their numbers: the nearest, and what it lacks.
  abstract void spread(RowNumbers from, int channel, int rest);

  /// Collects what is left of the elements of a row less its number, times a factor, if it is larger
  /// than -1 or not a number.
  abstract void collect(int channel, int row, double less, double factor, Candidates to);

  /// Puts 0 in place of the first 1 of a row.
  ///
  /// @return false if there is none
  abstract boolean removeOne(int channel, int row);

  /// Runs a program on channels.
  abstract void run(TileProgram program);
}
