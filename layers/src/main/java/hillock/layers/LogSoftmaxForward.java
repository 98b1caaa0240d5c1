// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static hillock.layers.Tile.A;
import static hillock.layers.Tile.B;
import static hillock.layers.Tile.FIRST;
import static hillock.layers.Tile.RESULT;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.ProgramBuilder;
import hillock.codegen.ShiftedExponential;
import hillock.codegen.Value;
import hillock.codegen.spi.CompiledProgram;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.Precision;
import java.util.Map;

/// (x − m) − log(1 + s): m is the largest element of the row, s the sum of exp(x − m) over all others.
///
/// So the result for an element far above all others is not rounded to 0.
final class LogSoftmaxForward implements RowProgram {
  /// Sums that are smaller are not known well enough after 1 is taken away.
  private final double oneSided;

  private final TileProgram exp;
  private final TileProgram shift;
  private final CompiledProgram logarithm;

  LogSoftmaxForward(Precision precision) {
    this.oneSided =
        switch (precision) {
          case F32 -> 1 + 0x1p-16;
          case F64 -> 2;
        };
    this.exp = TileProgram.of(ShiftedExponential.program(precision), B, FIRST, A);
    this.shift =
        TileProgram.of("x - m - l", precision, LogSoftmaxForward::shift, RESULT, FIRST, A, B);
    this.logarithm = logarithm();
  }

  private static Value shift(ProgramBuilder b) {
    return b.subtract(b.subtract(b.input(0), b.input(1)), b.input(2));
  }

  private static CompiledProgram logarithm() {
    return Kernel.of(Formula.typed("log1p(x)", Scope.EMPTY, Map.of()), Precision.F64)
        .compiled(Kind.FORWARD);
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public double nanosecondsPerElement() {
    return 0.4
        + exp.nanosecondsPerElement()
        + shift.nanosecondsPerElement();
  }

  @Override
  public void run(Tile tile) {
    int rows = tile.rows();
    tile.largest.fill(rows, Double.NEGATIVE_INFINITY);
    tile.forEachPiece(() -> tile.max(FIRST, tile.largest));
    tile.sums.fill(rows, 0);
    tile.forEachPiece(
        () -> {
          exponentials(tile);
          tile.sum(B, tile.sums);
        });
    if (isAnyOneSided(tile.sums, rows)) {
      sumOthers(tile, rows);
    }
    logarithms(tile, rows);
    tile.forEachPiece(
        () -> {
          tile.spread(tile.largest, A);
          tile.spread(tile.sums, B);
          tile.run(shift);
        });
  }

  private void exponentials(Tile tile) {
    tile.spread(tile.largest, A);
    tile.run(exp);
  }

  private boolean isAnyOneSided(RowNumbers sums, int rows) {
    for (int row = 0; row < rows; row++) {
      if (sums.total(row) < oneSided) {
        return true;
      }
    }
    return false;
  }

  /// Adds again, but leaves out the 1 that the largest element contributes.
  private void sumOthers(Tile tile, int rows) {
    boolean[] isLeftOut = new boolean[rows];
    tile.others.fill(rows, 0);
    tile.forEachPiece(
        () -> {
          exponentials(tile);
          for (int row = 0; row < rows; row++) {
            boolean isSought = !isLeftOut[row] && tile.sums.total(row) < oneSided;
            isLeftOut[row] |= isSought && tile.removeOne(B, row);
          }
          tile.sum(B, tile.others);
        });
  }

  private void logarithms(Tile tile, int rows) {
    double[] others = new double[rows];
    for (int row = 0; row < rows; row++) {
      double sum = tile.sums.total(row);
      others[row] = sum < oneSided ? tile.others.total(row) : sum - 1;
    }
    double[][] both = {others};
    logarithm.run(both, new int[1], both, new int[1], rows, new double[0]);
    for (int row = 0; row < rows; row++) {
      tile.sums.set(row, others[row], 0);
    }
  }
}
