// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.ArrayList;
import java.util.List;

/// Leaves out the instructions that no output needs.
final class DeadCode {
  private DeadCode() {}

  static Program removed(Program program) {
    List<Instruction> old = program.instructions();
    boolean[] isNeeded = new boolean[old.size()];
    program.outputs().forEach(output -> isNeeded[output.index()] = true);
    for (int i = old.size() - 1; i >= 0; i--) {
      if (isNeeded[i]) {
        old.get(i).operands().forEach(operand -> isNeeded[operand.index()] = true);
      }
    }
    int[] moved = new int[old.size()];
    List<Instruction> kept = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      if (isNeeded[i]) {
        moved[i] = kept.size();
        kept.add(moved(old.get(i), moved));
      }
    }
    List<Value> outputs =
        program.outputs().stream().map(output -> new Value(moved[output.index()])).toList();
    return new Program(
        program.name(),
        program.format(),
        program.precision(),
        program.inputs(),
        program.parameters(),
        kept,
        outputs);
  }

  private static Instruction moved(Instruction instruction, int[] moved) {
    List<Value> operands =
        instruction.operands().stream().map(operand -> new Value(moved[operand.index()])).toList();
    return new Instruction(
        instruction.opcode(), operands, instruction.slot(), instruction.bits());
  }
}
