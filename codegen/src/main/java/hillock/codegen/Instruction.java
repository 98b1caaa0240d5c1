// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.List;

/// One instruction of a program.
///
/// @param opcode what it does
/// @param operands what it does it to; as many as the opcode's arity
/// @param slot the number of the input or parameter, else 0
/// @param bits the raw bits of a constant as a double, else 0; exact at the program's precision
public record Instruction(Opcode opcode, List<Value> operands, int slot, long bits) {
  public Instruction {
    operands = List.copyOf(operands);
    if (operands.size() != opcode.arity()) {
      throw new IllegalArgumentException(opcode + " takes " + opcode.arity() + " operands");
    }
  }

  static Instruction constant(double value) {
    return new Instruction(
        Opcode.CONSTANT, List.of(), 0, Double.doubleToRawLongBits(value));
  }

  static Instruction leaf(Opcode opcode, int slot) {
    return new Instruction(opcode, List.of(), slot, 0);
  }

  static Instruction of(Opcode opcode, Value... operands) {
    return new Instruction(opcode, List.of(operands), 0, 0);
  }

  /// The value of a constant.
  public double constant() {
    return Double.longBitsToDouble(bits);
  }
}
