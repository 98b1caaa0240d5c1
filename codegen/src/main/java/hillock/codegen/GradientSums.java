// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Reductions;
import hillock.codegen.spi.Spares;
import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;

/// Runs a program whose last outputs are summed over all elements: the gradients in learned parameters.
///
/// Terms are computed tile by tile together with the other outputs, and never leave the cache. Those of
/// a tile are summed beyond their precision by [Reductions], those of doubles to twice their precision,
/// and the sums of tiles are added in order with what rounding takes away. Tiles depend on nothing but
/// the shape of the arrays, so the bits of a sum depend neither on threads nor on the width of vectors.
///
/// For one caller at a time.
public final class GradientSums {
  /// Elements of a tile: their terms fit into the cache, and a call for each costs little.
  private static final int TILE = 8192;

  private final CompiledProgram program;
  private final int terms;
  private final Workers workers;
  private final Spares<Scratch> spares;
  private final double[] sums;
  private final double[] lost;

  /// @param terms how many outputs are summed, the last ones
  GradientSums(CompiledProgram program, int terms, Workers workers) {
    if (program.storage().isConverted()) {
      throw new IllegalArgumentException(
          "gradients in parameters are not summed from %s: widen the arrays to floats"
              .formatted(program.storage()));
    }
    this.program = program;
    this.terms = terms;
    this.workers = workers;
    this.spares = new Spares<>(() -> new Scratch(program.program().format(), terms));
    this.sums = new double[terms];
    this.lost = new double[terms];
  }

  /// Sums on the calling thread alone.
  ///
  /// @param terms how many outputs are summed, the last ones
  public GradientSums(CompiledProgram program, int terms) {
    this(program, terms, Workers.atMost(1));
  }

  /// Forgets the sums.
  public void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(lost, 0);
  }

  /// The sums so far.
  public double[] sums() {
    double[] all = new double[terms];
    Arrays.setAll(all, k -> Double.isFinite(sums[k]) ? sums[k] + lost[k] : sums[k]);
    return all;
  }

  /// Computes the outputs that are not summed, and adds to the sums.
  ///
  /// @param inputs of the program
  /// @param outputs of the program, without the last ones; may be inputs
  /// @throws IllegalArgumentException if sizes differ
  public void add(Rows[] inputs, Rows[] outputs, double[] parameters) {
    Tiling tiling = new Tiling(inputs, outputs, program.storage().bytes());
    double[] sumOfTile = new double[tiling.count() * terms];
    double[] lostOfTile = new double[tiling.count() * terms];
    Workers.Part part =
        (from, to) -> {
          Scratch scratch = spares.take();
          for (int tile = (int) from; tile < to; tile++) {
            int place = tile * terms;
            int length = runTile(scratch, tiling, tile, parameters);
            scratch.sum(length, sumOfTile, lostOfTile, place);
          }
          spares.give(scratch);
        };
    if (isShared(tiling, inputs, outputs)) {
      workers.shareRows(tiling.count(), part);
    } else {
      part.run(0, tiling.count());
    }
    for (int i = 0; i < sumOfTile.length; i++) {
      add(i % terms, sumOfTile[i], lostOfTile[i]);
    }
  }

  private boolean isShared(Tiling tiling, Rows[] inputs, Rows[] outputs) {
    return workers.isWorthSharing(tiling.elements() * program.nanosecondsPerElement())
        && Workers.mayUse(inputs)
        && Workers.mayUse(outputs);
  }

  /// Computes a tile; its terms are in the scratch memory then.
  ///
  /// @return the number of elements
  private int runTile(Scratch scratch, Tiling tiling, int tile, double[] parameters) {
    Rows[] sources = tiling.inputs(tile);
    Rows[] others = tiling.outputs(tile);
    Rows shape = sources[0];
    Rows[] all = Arrays.copyOf(others, others.length + terms);
    for (int k = 0; k < terms; k++) {
      all[others.length + k] =
          new Rows(scratch.memory(k), shape.rows(), shape.columns(), shape.columns());
    }
    program.run(sources, all, parameters);
    return (int) shape.size();
  }

  /// Adds to a sum, and to what it lost, exactly (Knuth).
  private void add(int number, double x, double lostBefore) {
    double old = sums[number];
    double sum = old + x;
    double part = sum - old;
    lost[number] += (old - (sum - part)) + (x - part) + lostBefore;
    sums[number] = sum;
  }

  /// Parts of matrices of equal size, each of at most [#TILE] elements.
  private static final class Tiling {
    private final Rows[] inputs;
    private final Rows[] outputs;
    private final int bytes;
    private final long rows;
    private final long columns;
    private final long rowsOfTile;
    private final long columnsOfTile;

    Tiling(Rows[] inputs, Rows[] outputs, int bytes) {
      boolean isFlat = areContiguous(inputs) && areContiguous(outputs);
      this.inputs = isFlat ? flat(inputs) : inputs.clone();
      this.outputs = isFlat ? flat(outputs) : outputs.clone();
      this.bytes = bytes;
      this.rows = this.inputs[0].rows();
      this.columns = this.inputs[0].columns();
      this.columnsOfTile = Math.min(columns, TILE);
      this.rowsOfTile = Math.max(1, TILE / Math.max(1, columns));
      for (Rows each : this.inputs) {
        check(each);
      }
      for (Rows each : this.outputs) {
        check(each);
      }
    }

    private void check(Rows other) {
      if (other.rows() != rows || other.columns() != columns) {
        throw new IllegalArgumentException(
            "arrays must have equal sizes, not %d x %d and %d x %d"
                .formatted(rows, columns, other.rows(), other.columns()));
      }
    }

    private static boolean areContiguous(Rows[] all) {
      boolean are = true;
      for (Rows each : all) {
        are &= each.isContiguous();
      }
      return are;
    }

    private static Rows[] flat(Rows[] all) {
      Rows[] flat = new Rows[all.length];
      Arrays.setAll(flat, k -> all[k].rows() == 1 ? all[k] : all[k].flat());
      return flat;
    }

    long elements() {
      return rows * columns;
    }

    private long tilesOfRow() {
      return columns == 0 ? 0 : Math.ceilDiv(columns, columnsOfTile);
    }

    int count() {
      return Math.toIntExact(Math.ceilDiv(rows, rowsOfTile) * tilesOfRow());
    }

    Rows[] inputs(int tile) {
      return tiles(inputs, tile);
    }

    Rows[] outputs(int tile) {
      return tiles(outputs, tile);
    }

    private Rows[] tiles(Rows[] all, int tile) {
      if (count() == 1) {
        return all;
      }
      long row = tile / tilesOfRow() * rowsOfTile;
      long column = tile % tilesOfRow() * columnsOfTile;
      long height = Math.min(rowsOfTile, rows - row);
      long width = Math.min(columnsOfTile, columns - column);
      Rows[] tiles = new Rows[all.length];
      for (int k = 0; k < tiles.length; k++) {
        long start = (row * all[k].stride() + column) * bytes;
        tiles[k] = new Rows(all[k].memory().asSlice(start), height, width, all[k].stride());
      }
      return tiles;
    }
  }

  /// The terms of a tile.
  private static final class Scratch {
    private final float[][] floats;
    private final double[][] doubles;
    private final MemorySegment[] memory;
    private final Reductions.Worker worker = Reductions.installed().worker();

    Scratch(Precision format, int terms) {
      this.floats = format == Precision.F32 ? new float[terms][TILE] : new float[0][];
      this.doubles = format == Precision.F64 ? new double[terms][TILE + 1] : new double[0][];
      this.memory =
          Stream.concat(
                  Stream.of(floats).map(MemorySegment::ofArray),
                  Stream.of(doubles).map(MemorySegment::ofArray))
              .toArray(MemorySegment[]::new);
    }

    MemorySegment memory(int term) {
      return memory[term];
    }

    /// Sums all terms into elements of arrays, and what the sums lost.
    void sum(int length, double[] sums, double[] lost, int place) {
      for (int k = 0; k < floats.length; k++) {
        sums[place + k] = worker.sum(floats[k], 0, length);
      }
      for (int k = 0; k < doubles.length; k++) {
        double sum = worker.sum(doubles[k], 0, length);
        sums[place + k] = sum;
        // With its negative as one more term, what is left is what the sum has lost.
        doubles[k][length] = -sum;
        lost[place + k] = Double.isFinite(sum) ? worker.sum(doubles[k], 0, length + 1) : 0;
      }
    }
  }
}
