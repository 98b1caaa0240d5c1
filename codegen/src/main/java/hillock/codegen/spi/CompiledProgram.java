// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import java.lang.foreign.MemorySegment;

/// A program that runs on whole arrays, element by element, bit for bit like
/// [hillock.codegen.Interpreter].
///
/// Element i of every output depends on element i of the inputs only, so an output may be the same
/// array at the same offset as an input. Runs on the calling thread; safe for use by several.
public interface CompiledProgram {
  Program program();

  /// The format of the arrays.
  Storage storage();

  /// About how long an element takes on one thread, if the code is compiled and the arrays are in
  /// the cache; a hint.
  double nanosecondsPerElement();

  /// Runs a program on floats.
  ///
  /// @param inputs one array per input of the program
  /// @param inputOffsets where each begins
  /// @param outputs one array per output of the program
  /// @param outputOffsets where each begins
  /// @param length the number of elements
  /// @param parameters one number per parameter of the program, rounded to its precision
  /// @throws IndexOutOfBoundsException if an array is too short
  void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters);

  /// Runs a program on doubles.
  void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters);

  /// Runs a program on memory, on the heap or off it, in the byte order of the machine.
  void run(MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters);

  /// Runs a program on matrices of equal size, each with a stride of its own.
  ///
  /// @throws IllegalArgumentException if sizes differ
  /// @throws IndexOutOfBoundsException if the memory of one is too small
  void run(Rows[] inputs, Rows[] outputs, double[] parameters);
}
