// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import java.lang.foreign.MemorySegment;

/// What a generated class is: the loop of one program over whole vectors.
///
/// Only the methods of the program's precision are generated; `length` is a multiple of the number
/// of lanes.
abstract class VectorLoop {
  void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    throw new AssertionError("this program computes doubles");
  }

  void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    throw new AssertionError("this program computes floats");
  }

  abstract void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters);
}
