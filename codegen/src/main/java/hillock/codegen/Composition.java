// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two programs as one: the result of the first is the first input of the second.
///
/// The further inputs of the second follow those of the first, and so do its parameters. Every
/// instruction stays, but constants and other equal instructions are written once, so the bits are
/// those of one program run after the other.
final class Composition {
  private final List<Instruction> instructions;
  private final Map<Instruction, Value> known = new HashMap<>();

  private Composition(Program first) {
    this.instructions = new ArrayList<>(first.instructions());
    for (int i = 0; i < instructions.size(); i++) {
      known.putIfAbsent(instructions.get(i), new Value(i));
    }
  }

  /// True if nothing is rounded between the two that one program would not round.
  static boolean isExact(Program first, Program second) {
    return !first.isWide() && !second.isWide() && first.precision() == second.precision();
  }

  /// The program of both.
  static Program of(Program first, Program second) {
    if (!isExact(first, second)) {
      throw new IllegalArgumentException(
          "%s and %s round differently".formatted(first.name(), second.name()));
    }
    Composition composition = new Composition(first);
    List<Value> outputs = composition.append(first, second);
    return DeadCode.removed(
        new Program(
            first.name() + ", then " + second.name(),
            first.precision(),
            first.inputs() + second.inputs() - 1,
            first.parameters() + second.parameters(),
            composition.instructions,
            outputs));
  }

  private List<Value> append(Program first, Program second) {
    List<Value> moved = new ArrayList<>();
    for (Instruction instruction : second.instructions()) {
      List<Value> operands =
          instruction.operands().stream().map(operand -> moved.get(operand.index())).toList();
      int slot = instruction.slot();
      moved.add(
          switch (instruction.opcode()) {
            case INPUT ->
                slot == 0
                    ? first.outputs().getFirst()
                    : value(Instruction.leaf(Opcode.INPUT, first.inputs() + slot - 1));
            case PARAMETER ->
                value(Instruction.leaf(Opcode.PARAMETER, first.parameters() + slot));
            case CONSTANT, ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT ->
                value(new Instruction(instruction.opcode(), operands, slot, instruction.bits()));
            case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL, SCALE_BY_BITS, EXPONENT ->
                value(new Instruction(instruction.opcode(), operands, slot, instruction.bits()));
            case MANTISSA, SIN, COS ->
                value(new Instruction(instruction.opcode(), operands, slot, instruction.bits()));
          });
    }
    return second.outputs().stream().map(output -> moved.get(output.index())).toList();
  }

  private Value value(Instruction instruction) {
    return known.computeIfAbsent(
        instruction,
        i -> {
          instructions.add(i);
          return new Value(instructions.size() - 1);
        });
  }
}
