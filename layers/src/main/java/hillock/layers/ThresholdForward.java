// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static hillock.layers.Tile.A;
import static hillock.layers.Tile.B;
import static hillock.layers.Tile.C;
import static hillock.layers.Tile.FIRST;
import static hillock.layers.Tile.RESULT;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.codegen.spi.Spares;
import hillock.numerics.Precision;

/// A function of what elements are above a threshold of their row, and 0 below.
final class ThresholdForward implements RowProgram {
  private final Threshold threshold;
  private final TileProgram result;
  private final Spares<Candidates> spares = new Spares<>(Candidates::new);

  ThresholdForward(Precision precision, Threshold threshold) {
    this.threshold = threshold;
    this.result =
        TileProgram.wide(
            "max(0, (x - m) * f - t - u)",
            precision,
            b -> threshold.result(b, above(b, threshold.factor())),
            RESULT,
            FIRST,
            A,
            B,
            C);
  }

  /// How far an element is above the threshold, or 0; NaN stays.
  private static Value above(ProgramBuilder b, double factor) {
    Value less = b.multiply(b.subtract(b.input(0), b.input(1)), b.constant(factor));
    Value above = b.subtract(b.subtract(less, b.input(2)), b.input(3));
    return b.ifLessOrEqual(above, b.constant(0), b.constant(0), above);
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public double nanosecondsPerElement() {
    return 1.5 + result.nanosecondsPerElement();
  }

  @Override
  public void run(Tile tile) {
    int rows = tile.rows();
    tile.largest.fill(rows, Double.NEGATIVE_INFINITY);
    tile.forEachPiece(() -> tile.max(FIRST, tile.largest));
    Candidates candidates = spares.take();
    for (int row = 0; row < rows; row++) {
      find(tile, row, candidates);
    }
    spares.give(candidates);
    tile.forEachPiece(
        () -> {
          tile.spread(tile.largest, A);
          tile.spread(tile.sums, B, C);
          tile.run(result);
        });
  }

  private void find(Tile tile, int row, Candidates candidates) {
    double largest = tile.largest.value(row);
    candidates.clear();
    tile.forEachPiece(
        () -> tile.collect(FIRST, row, largest, threshold.factor(), candidates));
    threshold.find(candidates, tile.sums, row);
  }
}
