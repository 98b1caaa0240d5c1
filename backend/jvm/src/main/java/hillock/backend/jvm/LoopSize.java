// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Instruction;
import hillock.codegen.Program;

/// How many bytes of bytecode the loop of a program takes, at most.
///
/// HotSpot never compiles a method of more than 8000 bytes, and such a loop runs a hundred times
/// slower. The numbers here are those that [LoopEmitter], [ScalarEmitter] and [ArrayBuffers] need if every
/// local variable is beyond the 256th.
final class LoopSize {
  /// What HotSpot compiles.
  static final int MOST = 8000;

  /// The loop itself, without any instruction.
  static final int EMPTY = 60;

  /// An input or output array put into local variables, whether it is used or not.
  static final int ARRAY = 22;

  /// A vector stored.
  static final int STORE = 20;

  private LoopSize() {}

  /// True if the JIT compiler takes the whole program as one loop.
  static boolean fits(Program program) {
    int bytes = EMPTY + program.inputs() * ARRAY + program.outputs().size() * (ARRAY + STORE);
    for (Instruction instruction : program.instructions()) {
      bytes += of(instruction);
    }
    return bytes <= MOST;
  }

  /// One instruction, its result kept in a local variable.
  static int of(Instruction instruction) {
    return switch (instruction.opcode()) {
      case INPUT -> 23;
      case PARAMETER -> 17;
      case CONSTANT -> 13;
      case NEGATE, ABS -> 11;
      case SQRT, SIN, COS -> 13;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> 15;
      case FMA -> 19;
      case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> 29;
      case SCALE_BY_BITS -> 33;
      case EXPONENT -> 36;
      case MANTISSA -> 48;
    };
  }
}
