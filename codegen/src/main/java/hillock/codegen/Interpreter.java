// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.Arrays;
import java.util.List;

/// Runs a program one element at a time: the meaning that every backend must reproduce bit for bit.
public final class Interpreter {
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
  /// @param inputs one array per input, all of the same length
  /// @param count that length
  /// @return one array per output
  static double[][] run(Program program, double[][] inputs, int count, double[] parameters) {
    List<Instruction> instructions = program.instructions();
    double[][] values = new double[instructions.size()][];
    for (int i = 0; i < values.length; i++) {
      Instruction instruction = instructions.get(i);
      values[i] =
          switch (instruction.opcode()) {
            case INPUT -> inputs[instruction.slot()];
            case PARAMETER -> filled(count, parameters[instruction.slot()]);
            case CONSTANT -> filled(count, instruction.constant());
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT, SELECT_LESS ->
                applied(program, instruction, values, count);
            case SELECT_LESS_OR_EQUAL, SELECT_EQUAL, SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS ->
                applied(program, instruction, values, count);
          };
    }
    return program.outputs().stream()
        .map(output -> rounded(program, values[output.index()]))
        .toArray(double[][]::new);
  }

  private static double[] rounded(Program program, double[] values) {
    return Arrays.stream(values).map(program.format()::round).toArray();
  }

  private static double[] filled(int count, double value) {
    double[] array = new double[count];
    Arrays.fill(array, value);
    return array;
  }

  private static double[] applied(
      Program program, Instruction instruction, double[][] values, int count) {
    double[][] operands =
        instruction.operands().stream()
            .map(operand -> values[operand.index()])
            .toArray(double[][]::new);
    return Elementwise.apply(instruction.opcode(), program.precision(), operands, count);
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
