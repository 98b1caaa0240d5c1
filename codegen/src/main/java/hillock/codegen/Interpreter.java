// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.Arrays;
import java.util.List;

/// Runs a program one element at a time: the meaning that every backend must reproduce bit for bit.
public final class Interpreter {
  /// Elements that are computed at a time.
  private static final int BLOCK = 1024;

  private Interpreter() {}

  /// The outputs for one element.
  ///
  /// @param inputs one number per input, representable in the program's format
  /// @param parameters one number per parameter, likewise
  public static double[] run(Program program, double[] inputs, double[] parameters) {
    List<Instruction> instructions = program.instructions();
    double[] values = new double[instructions.size()];
    for (int i = 0; i < values.length; i++) {
      Instruction instruction = instructions.get(i);
      values[i] =
          switch (instruction.opcode()) {
            case INPUT -> inputs[instruction.slot()];
            case PARAMETER -> parameters[instruction.slot()];
            case CONSTANT -> instruction.constant();
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT, SELECT_LESS ->
                apply(program, instruction, values);
            case SELECT_LESS_OR_EQUAL, SELECT_EQUAL, SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS ->
                apply(program, instruction, values);
          };
    }
    return program.outputs().stream()
        .mapToDouble(output -> program.format().round(values[output.index()]))
        .toArray();
  }

  /// The outputs for many elements.
  ///
  /// They are computed in blocks, so that what passes between instructions stays in the caches.
  ///
  /// @param inputs one array per input, all of the same length
  /// @param count that length
  /// @return one array per output
  static double[][] run(Program program, double[][] inputs, int count, double[] parameters) {
    double[][] outputs = new double[program.outputs().size()][count];
    double[][] values = new double[program.instructions().size()][Math.min(count, BLOCK)];
    fillConstants(program, values, parameters);
    for (int start = 0; start < count; start += BLOCK) {
      int length = Math.min(BLOCK, count - start);
      runBlock(program, inputs, start, length, values);
      for (int k = 0; k < outputs.length; k++) {
        double[] results = values[program.outputs().get(k).index()];
        for (int i = 0; i < length; i++) {
          outputs[k][start + i] = program.format().round(results[i]);
        }
      }
    }
    return outputs;
  }

  /// Sets the values that are the same in all blocks.
  private static void fillConstants(Program program, double[][] values, double[] parameters) {
    for (int i = 0; i < values.length; i++) {
      Instruction instruction = program.instructions().get(i);
      switch (instruction.opcode()) {
        case PARAMETER -> Arrays.fill(values[i], parameters[instruction.slot()]);
        case CONSTANT -> Arrays.fill(values[i], instruction.constant());
        case INPUT, ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT, SELECT_LESS -> {}
        case SELECT_LESS_OR_EQUAL, SELECT_EQUAL, SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> {}
      }
    }
  }

  private static void runBlock(
      Program program, double[][] inputs, int start, int length, double[][] values) {
    for (int i = 0; i < values.length; i++) {
      Instruction instruction = program.instructions().get(i);
      switch (instruction.opcode()) {
        case INPUT ->
            System.arraycopy(inputs[instruction.slot()], start, values[i], 0, length);
        case PARAMETER, CONSTANT -> {}
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT, SELECT_LESS ->
            apply(program, instruction, values, values[i], length);
        case SELECT_LESS_OR_EQUAL, SELECT_EQUAL, SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS ->
            apply(program, instruction, values, values[i], length);
      }
    }
  }

  private static void apply(
      Program program, Instruction instruction, double[][] values, double[] results, int length) {
    List<Value> operands = instruction.operands();
    double[][] arguments = new double[operands.size()][];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values[operands.get(i).index()];
    }
    Elementwise.apply(instruction.opcode(), program.precision(), arguments, results, length);
  }

  private static double apply(Program program, Instruction instruction, double[] values) {
    List<Value> operands = instruction.operands();
    double[] arguments = new double[operands.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values[operands.get(i).index()];
    }
    return Scalar.apply(instruction.opcode(), program.precision(), arguments);
  }
}
