// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static hillock.layers.Tile.A;
import static hillock.layers.Tile.B;
import static hillock.layers.Tile.C;
import static hillock.layers.Tile.FIRST;
import static hillock.layers.Tile.RESULT;
import static hillock.layers.Tile.SECOND;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.numerics.Precision;
import java.util.function.Function;

/// w·(dy − Σ w·dy / Σ w) with weights w that are 0 where y is.
final class MeanBackward implements RowProgram {
  private final TileProgram weights;
  private final TileProgram gradient;

  /// @param name the formula of the weight, for people
  /// @param weight the weight, by y
  MeanBackward(Precision precision, String name, Function<ProgramBuilder, Value> weight) {
    this.weights = TileProgram.of(name, precision, weight, C, FIRST);
    this.gradient =
        TileProgram.of(
            "w * (dy - g - h)", precision, MeanBackward::gradient, RESULT, C, SECOND, A, B);
  }

  private static Value gradient(ProgramBuilder b) {
    Value difference = b.subtract(b.subtract(b.input(1), b.input(2)), b.input(3));
    return b.multiply(b.input(0), difference);
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public double nanosecondsPerElement() {
    return 0.3
        + 2 * weights.nanosecondsPerElement()
        + gradient.nanosecondsPerElement();
  }

  @Override
  public void run(Tile tile) {
    int rows = tile.rows();
    tile.sums.fill(rows, 0);
    tile.others.fill(rows, 0);
    tile.forEachPiece(
        () -> {
          tile.run(weights);
          tile.sumOfProducts(C, SECOND, tile.sums);
          tile.sum(C, tile.others);
        });
    for (int row = 0; row < rows; row++) {
      tile.sums.divide(row, tile.sums.total(row), tile.others.total(row));
    }
    tile.forEachPiece(
        () -> {
          tile.run(weights);
          tile.spread(tile.sums, A, B);
          tile.run(gradient);
        });
  }
}
