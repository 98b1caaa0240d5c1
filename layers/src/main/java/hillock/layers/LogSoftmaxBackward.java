// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static hillock.layers.Tile.A;
import static hillock.layers.Tile.B;
import static hillock.layers.Tile.C;
import static hillock.layers.Tile.FIRST;
import static hillock.layers.Tile.RESULT;
import static hillock.layers.Tile.SECOND;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.ShiftedExponential;
import hillock.codegen.Value;
import hillock.numerics.Precision;

/// dy − exp(y)·Σ dy.
final class LogSoftmaxBackward implements RowProgram {
  private final TileProgram exp;
  private final TileProgram gradient;

  LogSoftmaxBackward(Precision precision) {
    this.exp = TileProgram.of(ShiftedExponential.program(precision), C, FIRST, A);
    this.gradient =
        TileProgram.of(
            "dy - p * (g + h)", precision, LogSoftmaxBackward::gradient, RESULT, C, SECOND, A, B);
  }

  private static Value gradient(ProgramBuilder b) {
    Value minus = b.negate(b.input(0));
    return b.fma(minus, b.input(3), b.fma(minus, b.input(2), b.input(1)));
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public double nanosecondsPerElement() {
    return 0.2 + exp.nanosecondsPerElement() + gradient.nanosecondsPerElement();
  }

  @Override
  public void run(Tile tile) {
    tile.sums.fill(tile.rows(), 0);
    tile.forEachPiece(() -> tile.sum(SECOND, tile.sums));
    tile.forEachPiece(
        () -> {
          tile.others.fill(tile.rows(), 0);
          tile.spread(tile.others, A);
          tile.run(exp);
          tile.spread(tile.sums, A, B);
          tile.run(gradient);
        });
  }
}
