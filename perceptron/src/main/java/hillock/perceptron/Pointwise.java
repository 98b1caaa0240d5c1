// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.spi.CompiledProgram;
import java.util.Arrays;

/// A compiled program of an activation function, with what one pass needs to call it.
///
/// The limits that the program would use at ±∞ are given as NaN: where the functions of training
/// meet an infinity, training has diverged, and working the limits out anew for every value of the
/// learned parameters would cost more than the step.
final class Pointwise {
  private final CompiledProgram program;
  private final double[] parameters;
  private final int[] inputOffsets;
  private final int[] outputOffsets;

  Pointwise(CompiledProgram program) {
    this.program = program;
    this.parameters = new double[program.program().parameters()];
    Arrays.fill(parameters, Double.NaN);
    this.inputOffsets = new int[program.program().inputs()];
    this.outputOffsets = new int[program.program().outputs().size()];
  }

  /// Runs the program on part of some arrays.
  ///
  /// @param offset where the inputs begin
  /// @param dstOffset where the outputs begin
  /// @param learned the learned parameters of the function
  void run(
      float[][] inputs, int offset, float[][] outputs, int dstOffset, int length, float[] learned) {
    Arrays.fill(inputOffsets, offset);
    Arrays.fill(outputOffsets, dstOffset);
    program.run(
        inputs, inputOffsets, outputs, outputOffsets, length, parameters(learned));
  }

  /// The parameters of the program.
  ///
  /// @param learned the learned parameters of the function
  double[] parameters(float[] learned) {
    // A program has no place for the last parameters if it does not use them.
    for (int i = 0; i < Math.min(learned.length, parameters.length); i++) {
      parameters[i] = learned[i];
    }
    return parameters;
  }
}
