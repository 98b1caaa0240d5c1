// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Instruction;
import hillock.codegen.Opcode;
import hillock.codegen.Program;
import hillock.codegen.Value;
import hillock.numerics.Precision;
import hillock.testkit.AwkwardNumbers;
import hillock.testkit.Dice;
import java.util.ArrayList;
import java.util.List;

/// Programs of random instructions, such as no formula gives.
///
/// What reads bits is never given NaN, whose bits are not specified.
final class RandomPrograms {
  private static final double[] CONSTANTS = {0, -0.0, 1, -2, 0.5, 3, 0x1p-30, 0x1p40, 12582912};

  private final Dice dice;
  private final Precision precision;
  private final List<Instruction> instructions = new ArrayList<>();

  private RandomPrograms(Dice dice, Precision precision) {
    this.dice = dice;
    this.precision = precision;
  }

  /// A program of one operation on inputs.
  static Program of(Opcode opcode, Precision precision) {
    RandomPrograms program = new RandomPrograms(new Dice(0, 0), precision);
    List<Value> inputs = new ArrayList<>();
    for (int k = 0; k < opcode.arity(); k++) {
      inputs.add(program.leaf(Opcode.INPUT, k));
    }
    Value result = program.operation(opcode, inputs);
    return program.build(opcode.name(), Math.max(2, opcode.arity()), List.of(result));
  }

  /// A program of two inputs, two parameters and up to three outputs.
  ///
  /// @param size the number of operations
  /// @param reach how far back operands may lie
  static Program of(Dice dice, Precision precision, int size, int reach) {
    RandomPrograms program = new RandomPrograms(dice, precision);
    program.leaf(Opcode.INPUT, 0);
    program.leaf(Opcode.INPUT, 1);
    program.leaf(Opcode.PARAMETER, 0);
    program.leaf(Opcode.PARAMETER, 1);
    for (int i = 0; i < size; i++) {
      Opcode opcode = dice.pick(List.of(Opcode.values()));
      List<Value> operands = new ArrayList<>();
      for (int k = 0; k < opcode.arity(); k++) {
        operands.add(program.operand(reach));
      }
      program.operation(opcode, operands);
    }
    List<Value> outputs = new ArrayList<>();
    for (int k = dice.below(3); k >= 0; k--) {
      outputs.add(program.operand(reach));
    }
    return program.build("random program of " + size, 2, outputs);
  }

  private Program build(String name, int inputs, List<Value> outputs) {
    return new Program(name, precision, inputs, 2, instructions, outputs);
  }

  private Value operand(int reach) {
    int size = instructions.size();
    int back = dice.oneIn(8) ? dice.below(size) : dice.below(Math.min(reach, size));
    return new Value(size - 1 - back);
  }

  private Value operation(Opcode opcode, List<Value> operands) {
    return switch (opcode) {
      case INPUT, PARAMETER -> leaf(opcode, dice.below(2));
      case CONSTANT -> constant(CONSTANTS[dice.below(CONSTANTS.length)]);
      case SCALE_BY_BITS, EXPONENT, MANTISSA ->
          emit(opcode, operands.stream().map(this::orOne).toList());
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT -> emit(opcode, operands);
      case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL, SIN, COS -> emit(opcode, operands);
    };
  }

  /// The value, but 1 for NaN.
  private Value orOne(Value value) {
    return emit(Opcode.SELECT_EQUAL, List.of(value, value, value, constant(1)));
  }

  private Value leaf(Opcode opcode, int slot) {
    return add(new Instruction(opcode, List.of(), slot, 0));
  }

  private Value constant(double value) {
    return add(
        new Instruction(Opcode.CONSTANT, List.of(), 0, AwkwardNumbers.bits(Precision.F64, value)));
  }

  private Value emit(Opcode opcode, List<Value> operands) {
    return add(new Instruction(opcode, operands, 0, 0));
  }

  private Value add(Instruction instruction) {
    instructions.add(instruction);
    return new Value(instructions.size() - 1);
  }
}
