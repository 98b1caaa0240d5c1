// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

/// What a generated class is: the loop of one program over whole vectors.
///
/// Only the method of the program's precision is generated; `length` is a multiple of the number
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
}
