// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.spi.CompiledProgram;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A program of floats that computes in doubles.
///
/// Blocks of floats are converted, computed and rounded back while they are in the nearest cache.
/// The copies are kept for the next call.
final class WideProgram implements CompiledProgram {
  private static final int BLOCK = 512;

  private final Program program;
  private final CompiledProgram doubles;
  private final AtomicReference<@Nullable Blocks> spare = new AtomicReference<>();

  /// @param program has the format F32
  /// @param doubles the same computation on doubles
  WideProgram(Program program, CompiledProgram doubles) {
    this.program = program;
    this.doubles = doubles;
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
    Arguments.check(program, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    Blocks blocks = take();
    for (int from = 0; from < length; from += BLOCK) {
      int count = Math.min(BLOCK, length - from);
      for (int k = 0; k < inputs.length; k++) {
        widen(inputs[k], inputOffsets[k] + from, blocks.inputs[k], count);
      }
      compute(blocks, count, parameters);
      for (int k = 0; k < outputs.length; k++) {
        round(blocks.outputs[k], outputs[k], outputOffsets[k] + from, count);
      }
    }
    spare.set(blocks);
  }

  @Override
  public void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    Arguments.check(program, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    Arguments.check(program, inputs, outputs, length, parameters);
    Blocks blocks = take();
    for (long from = 0; from < length; from += BLOCK) {
      int count = (int) Math.min(BLOCK, length - from);
      long at = from * Float.BYTES;
      for (int k = 0; k < inputs.length; k++) {
        MemorySegment.copy(
            inputs[k], ValueLayout.JAVA_FLOAT_UNALIGNED, at, blocks.floats, 0, count);
        widen(blocks.floats, 0, blocks.inputs[k], count);
      }
      compute(blocks, count, parameters);
      for (int k = 0; k < outputs.length; k++) {
        round(blocks.outputs[k], blocks.floats, 0, count);
        MemorySegment.copy(
            blocks.floats, 0, outputs[k], ValueLayout.JAVA_FLOAT_UNALIGNED, at, count);
      }
    }
    spare.set(blocks);
  }

  private void compute(Blocks blocks, int count, double[] parameters) {
    doubles.run(blocks.inputs, blocks.zeros, blocks.outputs, blocks.zeros, count, parameters);
  }

  private static void widen(float[] source, int offset, double[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = source[offset + i];
    }
  }

  private static void round(double[] source, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) source[i];
    }
  }

  private Blocks take() {
    Blocks kept = spare.getAndSet(null);
    return kept == null ? new Blocks() : kept;
  }

  /// A block of every input and output.
  private final class Blocks {
    final int[] zeros = new int[Math.max(program.inputs(), program.outputs().size())];
    final double[][] inputs = new double[program.inputs()][BLOCK];
    final double[][] outputs = new double[program.outputs().size()][BLOCK];
    final float[] floats = new float[BLOCK];
  }
}
