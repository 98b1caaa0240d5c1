// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.List;

/// Straight-line code for one element: instructions in an order in which each uses earlier ones.
///
/// @param name the formula, for people: it appears in stack traces and profiles
/// @param format the format of inputs and outputs; parameters are rounded to it
/// @param precision the format that every value is rounded to on the way; as precise as the other or
///     more
/// @param inputs the number of input arrays
/// @param parameters the number of parameters
/// @param instructions the code
/// @param outputs the values that are stored, one per output array
public record Program(
    String name,
    Precision format,
    Precision precision,
    int inputs,
    int parameters,
    List<Instruction> instructions,
    List<Value> outputs) {
  /// A program that computes in the format of its inputs and outputs.
  public Program(
      String name,
      Precision precision,
      int inputs,
      int parameters,
      List<Instruction> instructions,
      List<Value> outputs) {
    this(name, precision, precision, inputs, parameters, instructions, outputs);
  }

  /// Checks that the program is well formed.
  ///
  /// @throws IllegalArgumentException with the number of the bad instruction
  public Program {
    instructions = List.copyOf(instructions);
    outputs = List.copyOf(outputs);
    if (format.compareTo(precision) > 0) {
      throw new IllegalArgumentException(
          "numbers of format %s need more than %s".formatted(format, precision));
    }
    for (int i = 0; i < instructions.size(); i++) {
      verify(i, instructions.get(i), inputs, parameters, precision);
    }
    for (Value output : outputs) {
      if (output.index() < 0 || output.index() >= instructions.size()) {
        throw new IllegalArgumentException("no instruction " + output.index() + " to store");
      }
    }
  }

  private static void verify(
      int index, Instruction instruction, int inputs, int parameters, Precision precision) {
    for (Value operand : instruction.operands()) {
      if (operand.index() < 0 || operand.index() >= index) {
        throw new IllegalArgumentException(
            "instruction %d uses %d, which is not before it".formatted(index, operand.index()));
      }
    }
    int slots =
        switch (instruction.opcode()) {
          case INPUT -> inputs;
          case PARAMETER -> parameters;
          case CONSTANT, ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT -> 1;
          case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> 1;
          case SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> 1;
        };
    if (instruction.slot() < 0 || instruction.slot() >= slots) {
      throw new IllegalArgumentException(
          "instruction %d reads %s %d of %d"
              .formatted(index, instruction.opcode(), instruction.slot(), slots));
    }
    double constant = instruction.constant();
    if (!Double.isNaN(constant) && precision.round(constant) != constant) {
      throw new IllegalArgumentException(
          "constant %s of instruction %d is not a %s".formatted(constant, index, precision));
    }
  }

  /// The same computation with inputs and outputs of another format.
  public Program storedAs(Precision other) {
    return new Program(name, other, precision, inputs, parameters, instructions, outputs);
  }

  /// True if it computes with more precision than its inputs and outputs have.
  public boolean isWide() {
    return format != precision;
  }

  /// The instruction that computes a value.
  public Instruction instruction(Value value) {
    return instructions.get(value.index());
  }

  /// The program, one instruction a line.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append('\n');
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      text.append("  %%%d = %s".formatted(i, instruction.opcode()));
      switch (instruction.opcode()) {
        case CONSTANT -> text.append(' ').append(instruction.constant());
        case INPUT, PARAMETER -> text.append(' ').append(instruction.slot());
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT -> operands(text, instruction);
        case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> operands(text, instruction);
        case SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> operands(text, instruction);
      }
      text.append('\n');
    }
    outputs.forEach(output -> text.append("  store %").append(output.index()).append('\n'));
    return text.toString();
  }

  private static void operands(StringBuilder text, Instruction instruction) {
    instruction.operands().forEach(operand -> text.append(" %").append(operand.index()));
  }
}
