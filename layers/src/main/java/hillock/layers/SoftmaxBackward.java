// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static hillock.layers.Tile.A;
import static hillock.layers.Tile.B;
import static hillock.layers.Tile.FIRST;
import static hillock.layers.Tile.RESULT;
import static hillock.layers.Tile.SECOND;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.numerics.Precision;

/// y·(dy − Σ y·dy), or its negative.
final class SoftmaxBackward implements RowProgram {
  private final TileProgram gradient;

  /// @param isOfNegative true for softmin
  SoftmaxBackward(Precision precision, boolean isOfNegative) {
    this.gradient =
        TileProgram.of(
            isOfNegative ? "y * (g + h - dy)" : "y * (dy - g - h)",
            precision,
            b -> gradient(b, isOfNegative),
            RESULT,
            FIRST,
            SECOND,
            A,
            B);
  }

  private static Value gradient(ProgramBuilder b, boolean isOfNegative) {
    Value y = b.input(0);
    Value difference = b.subtract(b.subtract(b.input(1), b.input(2)), b.input(3));
    return b.multiply(isOfNegative ? b.negate(y) : y, difference);
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public double nanosecondsPerElement() {
    return 0.2 + gradient.nanosecondsPerElement();
  }

  @Override
  public void run(Tile tile) {
    tile.sums.fill(tile.rows(), 0);
    tile.forEachPiece(() -> tile.sumOfProducts(FIRST, SECOND, tile.sums));
    tile.forEachPiece(
        () -> {
          tile.spread(tile.sums, A, B);
          tile.run(gradient);
        });
  }
}
