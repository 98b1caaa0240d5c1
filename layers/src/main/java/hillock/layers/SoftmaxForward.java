// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static hillock.layers.Tile.A;
import static hillock.layers.Tile.FIRST;
import static hillock.layers.Tile.RESULT;

import hillock.codegen.Program;
import hillock.codegen.ShiftedExponential;
import hillock.numerics.Precision;

/// exp(x − m) over its sum, m being the largest element of the row.
///
/// x − m is not rounded before the exponential sees it, and the sum is one of doubles.
final class SoftmaxForward implements RowProgram {
  private final boolean isOfNegative;
  private final TileProgram negate;
  private final TileProgram exp;
  private final TileProgram scale;

  /// @param isOfNegative true for softmin
  SoftmaxForward(Precision precision, boolean isOfNegative) {
    Program shifted =
        isOfNegative
            ? ShiftedExponential.programOfNegative(precision)
            : ShiftedExponential.program(precision);
    this.isOfNegative = isOfNegative;
    this.negate = TileProgram.of("-x", precision, b -> b.negate(b.input(0)), A, FIRST);
    this.exp = TileProgram.of(shifted, RESULT, FIRST, A);
    this.scale =
        TileProgram.of(
            "y * r", precision, b -> b.multiply(b.input(0), b.input(1)), RESULT, RESULT, A);
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public double nanosecondsPerElement() {
    return 0.2 + exp.nanosecondsPerElement() + scale.nanosecondsPerElement();
  }

  @Override
  public void run(Tile tile) {
    int rows = tile.rows();
    tile.largest.fill(rows, Double.NEGATIVE_INFINITY);
    tile.forEachPiece(() -> largest(tile));
    tile.sums.fill(rows, 0);
    tile.forEachPiece(
        () -> {
          tile.spread(tile.largest, A);
          tile.run(exp);
          tile.sum(RESULT, tile.sums);
        });
    for (int row = 0; row < rows; row++) {
      tile.sums.set(row, 1 / tile.sums.total(row), 0);
    }
    tile.forEachPiece(
        () -> {
          tile.spread(tile.sums, A);
          tile.run(scale);
        });
  }

  private void largest(Tile tile) {
    if (isOfNegative) {
      tile.run(negate);
      tile.max(A, tile.largest);
    } else {
      tile.max(FIRST, tile.largest);
    }
  }
}
