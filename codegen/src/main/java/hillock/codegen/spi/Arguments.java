// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import java.lang.foreign.MemorySegment;

/// Refuses what a program cannot be run on, before anything is written.
public final class Arguments {
  private Arguments() {}

  /// Checks the arguments of a program on floats.
  ///
  /// @throws IllegalArgumentException if their kind or number is wrong
  /// @throws IndexOutOfBoundsException if an array is too short
  public static void check(
      CompiledProgram program,
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    checkArrays(program, Storage.F32);
    checkCounts(program.program(), inputs.length, outputs.length, parameters.length);
    checkOffsets("inputs", inputs.length, inputOffsets.length);
    checkOffsets("outputs", outputs.length, outputOffsets.length);
    for (int k = 0; k < inputs.length; k++) {
      checkRange("input", k, inputs[k].length, inputOffsets[k], length);
    }
    for (int k = 0; k < outputs.length; k++) {
      checkRange("output", k, outputs[k].length, outputOffsets[k], length);
    }
  }

  /// Checks the arguments of a program on doubles.
  ///
  /// @throws IllegalArgumentException if their kind or number is wrong
  /// @throws IndexOutOfBoundsException if an array is too short
  public static void check(
      CompiledProgram program,
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    checkArrays(program, Storage.F64);
    checkCounts(program.program(), inputs.length, outputs.length, parameters.length);
    checkOffsets("inputs", inputs.length, inputOffsets.length);
    checkOffsets("outputs", outputs.length, outputOffsets.length);
    for (int k = 0; k < inputs.length; k++) {
      checkRange("input", k, inputs[k].length, inputOffsets[k], length);
    }
    for (int k = 0; k < outputs.length; k++) {
      checkRange("output", k, outputs[k].length, outputOffsets[k], length);
    }
  }

  /// Checks memory.
  ///
  /// @throws IllegalArgumentException if the number of segments or parameters is wrong, or an
  ///     output is read-only
  /// @throws IndexOutOfBoundsException if a segment is too short
  public static void check(
      CompiledProgram program,
      MemorySegment[] inputs,
      MemorySegment[] outputs,
      long length,
      double[] parameters) {
    int bytes = program.storage().bytes();
    checkCounts(program.program(), inputs.length, outputs.length, parameters.length);
    for (int k = 0; k < inputs.length; k++) {
      checkRange("input", k, inputs[k].byteSize() / bytes, 0, length);
    }
    for (int k = 0; k < outputs.length; k++) {
      checkRange("output", k, outputs[k].byteSize() / bytes, 0, length);
      checkWritable(k, outputs[k]);
    }
  }

  /// Checks matrices.
  ///
  /// @throws IllegalArgumentException if the number of matrices or parameters is wrong, sizes
  ///     differ, or an output is read-only
  /// @throws IndexOutOfBoundsException if the memory of one is too small
  public static void check(CompiledProgram program, Rows[] inputs, Rows[] outputs, double[] parameters) {
    checkCounts(program.program(), inputs.length, outputs.length, parameters.length);
    for (int k = 0; k < inputs.length; k++) {
      checkSize("input", k, inputs[k], inputs[0]);
      checkMemory(program.storage(), "input", k, inputs[k]);
    }
    for (int k = 0; k < outputs.length; k++) {
      checkSize("output", k, outputs[k], inputs.length > 0 ? inputs[0] : outputs[0]);
      checkMemory(program.storage(), "output", k, outputs[k]);
      checkWritable(k, outputs[k].memory());
    }
  }

  private static void checkSize(String what, int number, Rows rows, Rows first) {
    if (rows.rows() != first.rows() || rows.columns() != first.columns()) {
      throw new IllegalArgumentException(
          "%s %d is a matrix of %d x %d, but the first one of %d x %d"
              .formatted(
                  what, number, rows.rows(), rows.columns(), first.rows(), first.columns()));
    }
  }

  private static void checkMemory(Storage storage, String what, int number, Rows rows) {
    checkRange(what, number, rows.memory().byteSize() / storage.bytes(), 0, rows.extent());
    rows.memory()
        .heapBase()
        .filter(array -> !(array instanceof byte[]) && !storage.arrays().isInstance(array))
        .ifPresent(
            array -> {
              throw new IllegalArgumentException(
                  "%s %d is %s, but this program takes %s"
                      .formatted(
                          what,
                          number,
                          array.getClass().getSimpleName(),
                          storage.arrays().getSimpleName()));
            });
  }

  private static void checkArrays(CompiledProgram program, Storage given) {
    if (program.storage() != given) {
      throw new IllegalArgumentException(
          "this program takes %s: give it %s"
              .formatted(
                  numbers(program.storage()), program.storage().arrays().getSimpleName()));
    }
  }

  private static String numbers(Storage storage) {
    return switch (storage) {
      case BF16, F16 -> storage + " numbers";
      case F32 -> "floats";
      case F64 -> "doubles";
    };
  }

  private static void checkWritable(int output, MemorySegment memory) {
    if (memory.isReadOnly()) {
      throw new IllegalArgumentException("output " + output + " is read-only memory");
    }
  }

  private static void checkCounts(Program program, int inputs, int outputs, int parameters) {
    if (inputs != program.inputs()) {
      throw new IllegalArgumentException(
          "%s takes %d inputs, not %d".formatted(program.name(), program.inputs(), inputs));
    }
    if (outputs != program.outputs().size()) {
      throw new IllegalArgumentException(
          "%s has %d outputs, not %d".formatted(program.name(), program.outputs().size(), outputs));
    }
    if (parameters < program.parameters()) {
      throw new IllegalArgumentException(
          "%s takes %d parameters, not %d"
              .formatted(program.name(), program.parameters(), parameters));
    }
  }

  private static void checkOffsets(String what, int count, int offsets) {
    if (offsets < count) {
      throw new IllegalArgumentException("%d offsets for %d %s".formatted(offsets, count, what));
    }
  }

  private static void checkRange(String what, int number, long size, long from, long length) {
    if (from < 0 || length < 0 || from > size - length) {
      throw new IndexOutOfBoundsException(
          "%s %d has %d elements, of which %d cannot be taken from %d on"
              .formatted(what, number, size, length, from));
    }
  }
}
