// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A compiled loop, with what a loop over whole vectors leaves over.
///
/// The last few elements go through padded copies of one vector's length, so that there is no
/// second version of the numerics for them. The copies are kept for the next call. Memory given as
/// segments is copied through tiles.
final class JvmProgram implements CompiledProgram {
  private final Program program;
  private final VectorLoop loop;
  private final int lanes;
  private final StagedProgram onTiles;
  private final AtomicReference<@Nullable Padding> spare = new AtomicReference<>();

  JvmProgram(Program program, VectorLoop loop, int lanes) {
    this.program = program;
    this.loop = loop;
    this.lanes = lanes;
    this.onTiles = new StagedProgram(program, Stages.whole(program), List.of(loop), lanes);
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    Arguments.check(
        program, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    int whole = length - length % lanes;
    loop.run(inputs, inputOffsets, outputs, outputOffsets, whole, parameters);
    if (whole < length) {
      Padding padding = takePadding();
      for (int k = 0; k < inputs.length; k++) {
        System.arraycopy(inputs[k], inputOffsets[k] + whole, padding.floats[k], 0, length - whole);
      }
      runPadded(padding, parameters);
      for (int k = 0; k < outputs.length; k++) {
        float[] result = padding.floatResults[k];
        System.arraycopy(result, 0, outputs[k], outputOffsets[k] + whole, length - whole);
      }
      spare.set(padding);
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
    Arguments.check(
        program, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    int whole = length - length % lanes;
    loop.run(inputs, inputOffsets, outputs, outputOffsets, whole, parameters);
    if (whole < length) {
      Padding padding = takePadding();
      for (int k = 0; k < inputs.length; k++) {
        System.arraycopy(inputs[k], inputOffsets[k] + whole, padding.doubles[k], 0, length - whole);
      }
      runPadded(padding, parameters);
      for (int k = 0; k < outputs.length; k++) {
        double[] result = padding.doubleResults[k];
        System.arraycopy(result, 0, outputs[k], outputOffsets[k] + whole, length - whole);
      }
      spare.set(padding);
    }
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    onTiles.run(inputs, outputs, length, parameters);
  }

  private Padding takePadding() {
    Padding kept = spare.getAndSet(null);
    return kept == null ? new Padding() : kept;
  }

  private void runPadded(Padding padding, double[] parameters) {
    switch (program.precision()) {
      case F32 ->
          loop.run(
              padding.floats,
              padding.zeros,
              padding.floatResults,
              padding.zeros,
              lanes,
              parameters);
      case F64 ->
          loop.run(
              padding.doubles,
              padding.zeros,
              padding.doubleResults,
              padding.zeros,
              lanes,
              parameters);
    }
  }

  /// Copies of one vector for every input and output; of the program's precision only.
  private final class Padding {
    final int[] zeros = new int[Math.max(program.inputs(), program.outputs().size())];
    final float[][] floats;
    final float[][] floatResults;
    final double[][] doubles;
    final double[][] doubleResults;

    Padding() {
      boolean isFloat = program.precision() == Precision.F32;
      int outputs = program.outputs().size();
      floats = new float[isFloat ? program.inputs() : 0][lanes];
      floatResults = new float[isFloat ? outputs : 0][lanes];
      doubles = new double[isFloat ? 0 : program.inputs()][lanes];
      doubleResults = new double[isFloat ? 0 : outputs][lanes];
    }
  }
}
