// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.spi.Arguments;
import hillock.codegen.spi.CompiledProgram;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.Stream;

/// A program whose long runs are shared among threads; short ones stay with the caller.
///
/// The bits do not depend on the number of threads, because those of an element depend on nothing
/// but that element.
final class ParallelProgram implements CompiledProgram {
  private final CompiledProgram program;
  private final Workers workers;

  ParallelProgram(CompiledProgram program, Workers workers) {
    this.program = program;
    this.workers = workers;
  }

  /// The program as it runs on one thread.
  CompiledProgram sequential() {
    return program;
  }

  @Override
  public Program program() {
    return program.program();
  }

  @Override
  public Storage storage() {
    return program.storage();
  }

  @Override
  public double nanosecondsPerElement() {
    return program.nanosecondsPerElement();
  }

  private boolean isWorthSharing(long length) {
    return workers.isWorthSharing(length * program.nanosecondsPerElement());
  }

  /// Runs on whole arrays of equal length.
  void run(float[][] inputs, float[][] outputs, double[] parameters) {
    int length = inputs[0].length;
    checkLengths(inputs, length);
    checkLengths(outputs, length);
    run(inputs, new int[inputs.length], outputs, new int[outputs.length], length, parameters);
  }

  /// Runs on whole arrays of equal length.
  void run(double[][] inputs, double[][] outputs, double[] parameters) {
    int length = inputs[0].length;
    checkLengths(inputs, length);
    checkLengths(outputs, length);
    run(inputs, new int[inputs.length], outputs, new int[outputs.length], length, parameters);
  }

  private static void checkLengths(Object[] arrays, int length) {
    for (Object array : arrays) {
      int other = Array.getLength(array);
      if (other != length) {
        throw new IllegalArgumentException(
            "arrays must have equal lengths, not %d and %d".formatted(length, other));
      }
    }
  }

  @Override
  public void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    if (!isWorthSharing(length)) {
      program.run(inputs, inputOffsets, outputs, outputOffsets, length, parameters);
      return;
    }
    Arguments.check(this, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    workers.shareElements(
        length,
        (from, to) ->
            program.run(
                inputs,
                moved(inputOffsets, from),
                outputs,
                moved(outputOffsets, from),
                (int) (to - from),
                parameters));
  }

  @Override
  public void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    if (!isWorthSharing(length)) {
      program.run(inputs, inputOffsets, outputs, outputOffsets, length, parameters);
      return;
    }
    Arguments.check(this, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    workers.shareElements(
        length,
        (from, to) ->
            program.run(
                inputs,
                moved(inputOffsets, from),
                outputs,
                moved(outputOffsets, from),
                (int) (to - from),
                parameters));
  }

  private static int[] moved(int[] offsets, long by) {
    int[] moved = offsets.clone();
    Arrays.setAll(moved, k -> offsets[k] + (int) by);
    return moved;
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    if (!isWorthSharing(length) || !Workers.mayUse(inputs) || !Workers.mayUse(outputs)) {
      program.run(inputs, outputs, length, parameters);
      return;
    }
    Arguments.check(this, inputs, outputs, length, parameters);
    int bytes = storage().bytes();
    workers.shareElements(
        length,
        (from, to) ->
            program.run(
                moved(inputs, from * bytes),
                moved(outputs, from * bytes),
                to - from,
                parameters));
  }

  private static MemorySegment[] moved(MemorySegment[] segments, long by) {
    return Stream.of(segments).map(s -> s.asSlice(by)).toArray(MemorySegment[]::new);
  }

  @Override
  public void run(Rows[] inputs, Rows[] outputs, double[] parameters) {
    if (outputs.length == 0
        || !isWorthSharing(outputs[0].size())
        || !Workers.mayUse(inputs)
        || !Workers.mayUse(outputs)) {
      program.run(inputs, outputs, parameters);
      return;
    }
    Arguments.check(this, inputs, outputs, parameters);
    workers.shareMatrices(
        inputs, outputs, storage().bytes(), (in, out) -> program.run(in, out, parameters));
  }
}
