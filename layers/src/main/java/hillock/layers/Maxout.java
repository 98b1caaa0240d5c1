// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.CompiledPrograms;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.codegen.Workers;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Spares;
import hillock.numerics.Precision;

/// The largest of every k neighboring elements of a row (`goodfellow2013maxout`).
///
/// ```java
/// Maxout maxout = Maxout.of(2, Precision.F32);
/// maxout.forward(x, y, 100);      // rows of 200 numbers become rows of 100
/// maxout.backward(x, dy, dx, 100);
/// ```
///
/// Result i of a row with n results is the largest of elements i·k to i·k + k − 1 of a row with n·k
/// elements, as if channels C were reshaped to (C/k, k). Its gradient goes to the first of the largest, and
/// all others get 0. NaN among the k gives NaN, in value and gradients. Zero
/// results are +0.
///
/// Exact; `y` and `dx` must not overlap the inputs. Safe for use by several threads.
public final class Maxout {
  /// Far more than layers have.
  private static final int MOST = 32;

  /// About how long the exchange of rows and columns takes for an element.
  private static final double NANOSECONDS = 1;

  private final int pieces;
  private final Precision precision;
  private final Workers workers;
  private final CompiledProgram forward;
  private final CompiledProgram backward;
  private final Spares<MaxoutTile> spares;

  private Maxout(
      int pieces,
      Precision precision,
      Workers workers,
      CompiledProgram forward,
      CompiledProgram backward,
      Spares<MaxoutTile> spares) {
    this.pieces = pieces;
    this.precision = precision;
    this.workers = workers;
    this.forward = forward;
    this.backward = backward;
    this.spares = spares;
  }

  /// Maxout with so many elements for a result.
  ///
  /// @param pieces k, from 1 to 32
  public static Maxout of(int pieces, Precision precision) {
    if (pieces < 1 || pieces > MOST) {
      throw new IllegalArgumentException(
          "maxout takes the largest of 1 to %d elements, not of %d".formatted(MOST, pieces));
    }
    return new Maxout(
        pieces,
        precision,
        Workers.all(),
        CompiledPrograms.compiled(MaxoutPrograms.forward(pieces, precision)),
        CompiledPrograms.compiled(MaxoutPrograms.backward(pieces, precision)),
        new Spares<>(() -> MaxoutTile.of(pieces, precision)));
  }

  /// This function on a number of threads at most, the caller included; 1 for the caller alone.
  public Maxout withThreads(int threads) {
    return new Maxout(pieces, precision, Workers.atMost(threads), forward, backward, spares);
  }

  /// The number of elements of which the largest is taken.
  public int pieces() {
    return pieces;
  }

  /// y = the largest of every k elements.
  ///
  /// @param columns the number of results of a row
  public void forward(float[] x, float[] y, int columns) {
    forward(RowArrays.rows(x, columns * pieces), RowArrays.rows(y, columns));
  }

  /// y = the largest of every k elements.
  ///
  /// @param columns the number of results of a row
  public void forward(double[] x, double[] y, int columns) {
    forward(RowArrays.rows(x, columns * pieces), RowArrays.rows(y, columns));
  }

  /// y = the largest of every k elements.
  ///
  /// @param x with k times as many columns as y
  /// @throws IllegalArgumentException if sizes do not fit, or the memory is of another precision
  /// @throws IndexOutOfBoundsException if the memory of one is too small
  public void forward(Rows x, Rows y) {
    checkSizes(x, y);
    Matrices.checkMemory(new Rows[] {x, y}, Storage.of(precision));
    share(new Rows[] {x, y}, y, tile -> (row, count) -> tile.forward(forward, x, y, row, count));
  }

  /// The gradient in x of a function whose gradient in y is dy.
  ///
  /// @param columns the number of results of a row
  public void backward(float[] x, float[] dy, float[] dx, int columns) {
    backward(
        RowArrays.rows(x, columns * pieces),
        RowArrays.rows(dy, columns),
        RowArrays.rows(dx, columns * pieces));
  }

  /// The gradient in x of a function whose gradient in y is dy.
  ///
  /// @param columns the number of results of a row
  public void backward(double[] x, double[] dy, double[] dx, int columns) {
    backward(
        RowArrays.rows(x, columns * pieces),
        RowArrays.rows(dy, columns),
        RowArrays.rows(dx, columns * pieces));
  }

  /// The gradient in x of a function whose gradient in y is dy.
  ///
  /// @param x with k times as many columns as dy
  /// @throws IllegalArgumentException if sizes do not fit, or the memory is of another precision
  /// @throws IndexOutOfBoundsException if the memory of one is too small
  public void backward(Rows x, Rows dy, Rows dx) {
    checkSizes(x, dy);
    Matrices.checkSizes(new Rows[] {x, dx});
    Matrices.checkMemory(new Rows[] {x, dy, dx}, Storage.of(precision));
    share(
        new Rows[] {x, dy, dx},
        dy,
        tile -> (row, count) -> tile.backward(backward, x, dy, dx, row, count));
  }

  private void checkSizes(Rows x, Rows y) {
    if (x.rows() != y.rows() || x.columns() != pieces * y.columns()) {
      throw new IllegalArgumentException(
          "maxout of %d makes rows of n numbers of %d n, not %d x %d of %d x %d"
              .formatted(pieces, pieces, y.rows(), y.columns(), x.rows(), x.columns()));
    }
  }

  /// Works on some rows of a matrix.
  private interface Work {
    void rows(long row, int count);
  }

  /// What works with a tile.
  private interface TileWork {
    Work with(MaxoutTile tile);
  }

  private void share(Rows[] all, Rows results, TileWork work) {
    double nanoseconds = results.size() * pieces * NANOSECONDS;
    if (results.rows() > 1 && workers.isWorthSharing(nanoseconds) && Workers.mayUse(all)) {
      workers.shareRows(results.rows(), (from, to) -> run(results, work, from, to));
    } else {
      run(results, work, 0, results.rows());
    }
  }

  private void run(Rows results, TileWork work, long from, long to) {
    MaxoutTile tile = spares.take();
    Work withTile = work.with(tile);
    int together = Tile.rowsTogether(results.columns());
    for (long row = from; row < to; row += together) {
      withTile.rows(row, (int) Math.min(together, to - row));
    }
    spares.give(tile);
  }
}
