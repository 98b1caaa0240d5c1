// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Instruction;
import hillock.codegen.Program;

/// About how many nanoseconds the loop of a program takes for an element, once compiled.
///
/// Ten vector operations in a nanosecond, fewer of the slow ones, as today's cores do; right to a
/// factor of two or so, which is enough to tell whether waking a thread pays.
final class LoopTime {
  /// Bringing a vector from the cache or back.
  private static final double MOVE = 0.35;

  /// Copying an element of an array into a tile or out of it.
  private static final double COPY = 0.05;

  private LoopTime() {}

  /// One loop over whole vectors.
  static double nanoseconds(Program program, int lanes) {
    double vector = program.outputs().size() * MOVE;
    for (Instruction instruction : program.instructions()) {
      vector += of(instruction, lanes);
    }
    return vector / lanes;
  }

  /// The stages of a program on tiles.
  static double nanosecondsOnTiles(Program program, Stages stages, int lanes) {
    double sum = copying(program.inputs() + program.outputs().size());
    for (Stages.Stage stage : stages.stages()) {
      sum += nanoseconds(stage.program(), lanes);
    }
    return sum;
  }

  /// Copying so many arrays into tiles or out of them.
  static double copying(int arrays) {
    return arrays * COPY;
  }

  private static double of(Instruction instruction, int lanes) {
    return switch (instruction.opcode()) {
      case PARAMETER, CONSTANT -> 0;
      case INPUT -> MOVE;
      case ADD, SUBTRACT, MULTIPLY, FMA, NEGATE, ABS -> 0.1;
      case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> 0.2;
      case SCALE_BY_BITS, EXPONENT, MANTISSA -> 0.2;
      case DIVIDE, SQRT -> 1.6;
      case SIN, COS -> 20.0 * lanes;
    };
  }
}
