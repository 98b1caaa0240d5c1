// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.codegen.Workers;
import hillock.codegen.spi.Spares;
import hillock.numerics.Precision;
import java.util.stream.Stream;

/// A program of rows that is run tile by tile, on several threads if there is much to do.
final class SharedRows {
  private final RowProgram program;
  private final Precision precision;
  private final Workers workers;
  private final Spares<Tile> spares;

  SharedRows(RowProgram program, Precision precision, Workers workers) {
    this(program, precision, workers, new Spares<>(() -> Tile.of(precision)));
  }

  private SharedRows(
      RowProgram program, Precision precision, Workers workers, Spares<Tile> spares) {
    this.program = program;
    this.precision = precision;
    this.workers = workers;
    this.spares = spares;
  }

  /// The same program on other threads.
  SharedRows with(Workers others) {
    return new SharedRows(program, precision, others, spares);
  }

  /// Computes a matrix of others of the same size.
  void run(Rows[] inputs, Rows output) {
    Rows[] all = Stream.concat(Stream.of(inputs), Stream.of(output)).toArray(Rows[]::new);
    Matrices.checkSizes(all);
    Matrices.checkMemory(all, Storage.of(precision));
    double nanoseconds = output.size() * program.nanosecondsPerElement();
    if (output.rows() > 1 && workers.isWorthSharing(nanoseconds) && Workers.mayUse(all)) {
      workers.shareRows(output.rows(), (from, to) -> run(inputs, output, from, to));
    } else {
      run(inputs, output, 0, output.rows());
    }
  }

  private void run(Rows[] inputs, Rows output, long from, long to) {
    Tile tile = spares.take();
    for (int k = 0; k < inputs.length; k++) {
      tile.attach(Tile.FIRST + k, inputs[k]);
    }
    tile.attach(Tile.RESULT, output);
    int columns = (int) output.columns();
    int together = Tile.rowsTogether(columns);
    for (long row = from; row < to; row += together) {
      tile.moveTo(row, (int) Math.min(together, to - row), columns);
      program.run(tile);
      tile.finish(row);
    }
    tile.detach();
    spares.give(tile);
  }
}
