// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.numerics.Precision;

/// Copies of one vector for every input and output of a program, for the last elements of arrays.
final class Padding {
  private final int lanes;
  private final int[] zeros;
  private final float[][] floats;
  private final float[][] floatResults;
  private final double[][] doubles;
  private final double[][] doubleResults;

  Padding(Program program, int lanes) {
    boolean isFloat = program.format() == Precision.F32;
    int inputs = program.inputs();
    int outputs = program.outputs().size();
    this.lanes = lanes;
    this.zeros = new int[Math.max(inputs, outputs)];
    this.floats = new float[isFloat ? inputs : 0][lanes];
    this.floatResults = new float[isFloat ? outputs : 0][lanes];
    this.doubles = new double[isFloat ? 0 : inputs][lanes];
    this.doubleResults = new double[isFloat ? 0 : outputs][lanes];
  }

  /// Runs a loop on fewer elements than a vector has.
  ///
  /// @param from the number of elements that have been done already
  /// @param count how many are left
  void run(
      VectorLoop loop,
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int from,
      int count,
      double[] parameters) {
    for (int k = 0; k < inputs.length; k++) {
      System.arraycopy(inputs[k], inputOffsets[k] + from, floats[k], 0, count);
    }
    loop.run(floats, zeros, floatResults, zeros, lanes, parameters);
    for (int k = 0; k < outputs.length; k++) {
      System.arraycopy(floatResults[k], 0, outputs[k], outputOffsets[k] + from, count);
    }
  }

  /// Runs a loop on fewer elements than a vector has.
  ///
  /// @param from the number of elements that have been done already
  /// @param count how many are left
  void run(
      VectorLoop loop,
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int from,
      int count,
      double[] parameters) {
    for (int k = 0; k < inputs.length; k++) {
      System.arraycopy(inputs[k], inputOffsets[k] + from, doubles[k], 0, count);
    }
    loop.run(doubles, zeros, doubleResults, zeros, lanes, parameters);
    for (int k = 0; k < outputs.length; k++) {
      System.arraycopy(doubleResults[k], 0, outputs[k], outputOffsets[k] + from, count);
    }
  }
}
