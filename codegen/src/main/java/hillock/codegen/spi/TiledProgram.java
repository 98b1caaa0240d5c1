// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/// A program that is run tile by tile: inputs are copied to scratch memory, outputs out of it.
///
/// So one way of computing serves arrays, memory and rows of any stride; a tile takes a part of a
/// long row or several short ones. A copy takes a twentieth of a nanosecond per element.
public final class TiledProgram implements CompiledProgram {
  private final Program program;
  private final Storage storage;
  private final double nanoseconds;
  private final int tile;
  private final int bytes;
  private final Spares<TileMemory> spares;

  /// @param storage the format of the arrays
  /// @param nanoseconds about how long an element takes
  /// @param tile the number of elements that the memory has room for
  /// @param memories makes the memory of a tile
  public TiledProgram(
      Program program,
      Storage storage,
      double nanoseconds,
      int tile,
      Supplier<TileMemory> memories) {
    this.program = program;
    this.storage = storage;
    this.nanoseconds = nanoseconds;
    this.tile = tile;
    this.bytes = storage.bytes();
    this.spares = new Spares<>(memories);
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public double nanosecondsPerElement() {
    return nanoseconds;
  }

  @Override
  public void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    Arguments.check(this, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    runTiles(
        Segments.rows(inputs, inputOffsets, length),
        Segments.rows(outputs, outputOffsets, length),
        parameters);
  }

  @Override
  public void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    Arguments.check(this, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    runTiles(
        Segments.rows(inputs, inputOffsets, length),
        Segments.rows(outputs, outputOffsets, length),
        parameters);
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    Arguments.check(this, inputs, outputs, length, parameters);
    runTiles(Segments.rows(inputs, length), Segments.rows(outputs, length), parameters);
  }

  @Override
  public void run(Rows[] inputs, Rows[] outputs, double[] parameters) {
    Arguments.check(this, inputs, outputs, parameters);
    runTiles(inputs, outputs, parameters);
  }

  private void runTiles(Rows[] inputs, Rows[] outputs, double[] parameters) {
    if (outputs.length == 0) {
      return;
    }
    TileMemory memory = spares.take();
    Tiles.forEach(
        outputs[0].rows(),
        outputs[0].columns(),
        tile,
        (row, rows, column, columns) ->
            runTile(memory, inputs, outputs, row, rows, column, columns, parameters));
    spares.give(memory);
  }

  /// Computes some columns of some rows.
  private void runTile(
      TileMemory memory,
      Rows[] inputs,
      Rows[] outputs,
      long row,
      int count,
      long column,
      int width,
      double[] parameters) {
    long size = (long) width * bytes;
    for (int k = 0; k < inputs.length; k++) {
      for (int i = 0; i < count; i++) {
        long place = ((row + i) * inputs[k].stride() + column) * bytes;
        MemorySegment.copy(inputs[k].memory(), place, memory.input(k), i * size, size);
      }
    }
    memory.compute(count * width, parameters);
    for (int k = 0; k < outputs.length; k++) {
      for (int i = 0; i < count; i++) {
        long place = ((row + i) * outputs[k].stride() + column) * bytes;
        MemorySegment.copy(memory.output(k), i * size, outputs[k].memory(), place, size);
      }
    }
  }
}
