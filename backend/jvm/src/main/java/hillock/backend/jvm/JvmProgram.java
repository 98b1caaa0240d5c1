// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.LoopCost;
import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.codegen.spi.Arguments;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Spares;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;

/// A compiled loop, with what a loop over whole vectors leaves over.
///
/// The last few elements go through padded copies of one vector's length, so that there is no
/// second version of the numerics for them. Memory off the heap and narrow matrices are copied
/// through tiles.
final class JvmProgram implements CompiledProgram {
  /// Elements that one call of the loop takes at most. A loop that is called often is compiled the
  /// sooner, and an array that is already being worked on gets the compiled code for its rest.
  private static final int PIECE = 16 * 1024;

  /// Vectors in a row of a matrix from which on it is not copied.
  private static final int WIDE_ROW = 16;

  private final Program program;
  private final VectorLoop loop;
  private final int lanes;
  private final double nanoseconds;
  private final CompiledProgram onTiles;
  private final Spares<Padding> paddings;

  JvmProgram(Program program, VectorLoop loop, int lanes) {
    this.program = program;
    this.loop = loop;
    this.lanes = lanes;
    this.nanoseconds = LoopCost.nanoseconds(program, lanes);
    this.onTiles = StagedTile.program(program, Stages.whole(program), List.of(loop), lanes);
    this.paddings = new Spares<>(() -> new Padding(program, lanes));
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public Storage storage() {
    return Storage.of(program.format());
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
    runWhole(inputs, inputOffsets, outputs, outputOffsets, length - length % lanes, parameters);
    int rest = length % lanes;
    if (rest > 0) {
      Padding padding = paddings.take();
      int done = length - rest;
      padding.run(loop, inputs, inputOffsets, outputs, outputOffsets, done, rest, parameters);
      paddings.give(padding);
    }
  }

  private void runWhole(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    if (length <= PIECE) {
      loop.run(inputs, inputOffsets, outputs, outputOffsets, length, parameters);
      return;
    }
    int[] from = inputOffsets.clone();
    int[] to = outputOffsets.clone();
    for (int done = 0; done < length; done += PIECE) {
      loop.run(inputs, from, outputs, to, Math.min(PIECE, length - done), parameters);
      move(from, PIECE);
      move(to, PIECE);
    }
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
    runWhole(inputs, inputOffsets, outputs, outputOffsets, length - length % lanes, parameters);
    int rest = length % lanes;
    if (rest > 0) {
      Padding padding = paddings.take();
      int done = length - rest;
      padding.run(loop, inputs, inputOffsets, outputs, outputOffsets, done, rest, parameters);
      paddings.give(padding);
    }
  }

  private void runWhole(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    if (length <= PIECE) {
      loop.run(inputs, inputOffsets, outputs, outputOffsets, length, parameters);
      return;
    }
    int[] from = inputOffsets.clone();
    int[] to = outputOffsets.clone();
    for (int done = 0; done < length; done += PIECE) {
      loop.run(inputs, from, outputs, to, Math.min(PIECE, length - done), parameters);
      move(from, PIECE);
      move(to, PIECE);
    }
  }

  private static void move(int[] offsets, int by) {
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] += by;
    }
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    onTiles.run(inputs, outputs, length, parameters);
  }

  @Override
  public void run(Rows[] inputs, Rows[] outputs, double[] parameters) {
    Arguments.check(this, inputs, outputs, parameters);
    if (isContiguous(inputs) && isContiguous(outputs)) {
      runRows(flat(inputs), flat(outputs), parameters);
    } else {
      runRows(inputs, outputs, parameters);
    }
  }

  /// Rows in arrays are whole vectors, which are computed where they are, and the rest of every row;
  /// all rests are computed together.
  private void runRows(Rows[] inputs, Rows[] outputs, double[] parameters) {
    boolean isWide = outputs.length > 0 && outputs[0].columns() >= (long) WIDE_ROW * lanes;
    if (!isWide || !areInArrays(inputs) || !areInArrays(outputs)) {
      onTiles.run(inputs, outputs, parameters);
      return;
    }
    int rest = (int) (outputs[0].columns() % lanes);
    int whole = (int) outputs[0].columns() - rest;
    switch (program.format()) {
      case F32 -> runFloatRows(inputs, outputs, whole, parameters);
      case F64 -> runDoubleRows(inputs, outputs, whole, parameters);
    }
    if (rest > 0) {
      onTiles.run(rest(inputs, whole, rest), rest(outputs, whole, rest), parameters);
    }
  }

  private void runFloatRows(Rows[] inputs, Rows[] outputs, int columns, double[] parameters) {
    float[][] sources = arrays(inputs).toArray(float[][]::new);
    float[][] targets = arrays(outputs).toArray(float[][]::new);
    int[] from = offsets(inputs);
    int[] to = offsets(outputs);
    for (long row = 0; row < outputs[0].rows(); row++) {
      runWhole(sources, from, targets, to, columns, parameters);
      moveToNextRow(from, inputs);
      moveToNextRow(to, outputs);
    }
  }

  private void runDoubleRows(Rows[] inputs, Rows[] outputs, int columns, double[] parameters) {
    double[][] sources = arrays(inputs).toArray(double[][]::new);
    double[][] targets = arrays(outputs).toArray(double[][]::new);
    int[] from = offsets(inputs);
    int[] to = offsets(outputs);
    for (long row = 0; row < outputs[0].rows(); row++) {
      runWhole(sources, from, targets, to, columns, parameters);
      moveToNextRow(from, inputs);
      moveToNextRow(to, outputs);
    }
  }

  private static boolean isContiguous(Rows[] all) {
    return Stream.of(all).allMatch(Rows::isContiguous);
  }

  private static Rows[] flat(Rows[] all) {
    return Stream.of(all).map(Rows::flat).toArray(Rows[]::new);
  }

  private boolean areInArrays(Rows[] all) {
    int bytes = program.format().bytes();
    for (Rows rows : all) {
      Object array = rows.memory().heapBase().orElse(null);
      boolean isArray = array instanceof float[] || array instanceof double[];
      if (!isArray || rows.memory().address() % bytes != 0) {
        return false;
      }
    }
    return true;
  }

  private int[] offsets(Rows[] all) {
    int bytes = program.format().bytes();
    return Stream.of(all).mapToInt(rows -> (int) (rows.memory().address() / bytes)).toArray();
  }

  private static void moveToNextRow(int[] offsets, Rows[] all) {
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] += (int) all[k].stride();
    }
  }

  private static Stream<Object> arrays(Rows[] all) {
    return Stream.of(all).map(rows -> rows.memory().heapBase().orElseThrow());
  }

  private Rows[] rest(Rows[] all, int from, int count) {
    int bytes = program.format().bytes();
    return Stream.of(all).map(rows -> rows.columns(from, count, bytes)).toArray(Rows[]::new);
  }
}
