// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// About how many nanoseconds the loop of a program takes for an element, once compiled.
///
/// The numbers are measured on one machine (ADR 0015) and are the same for all, so that what is
/// decided by them is the same everywhere. They are right to a factor of two or so.
public final class LoopCost {
  /// Bringing a vector from the cache or back.
  private static final double MOVE = 0.3;

  /// Bringing a byte from memory beyond the caches or back. What is written is brought first.
  private static final double MEMORY_BYTE = 0.019;

  /// The bytes of a vector of the machine that decisions are made for.
  private static final int VECTOR = 64;

  private LoopCost() {}

  /// Where the arrays are.
  public enum Place {
    /// In one of the caches.
    CACHE,
    /// In memory beyond them.
    MEMORY
  }

  /// The time of an element on vectors of so many lanes, arrays being in the cache.
  public static double nanoseconds(Program program, int lanes) {
    double vector = program.outputs().size() * MOVE;
    for (Instruction instruction : program.instructions()) {
      vector += of(instruction, program.precision(), lanes);
    }
    return vector / lanes;
  }

  /// The time of an element on the machine that decisions are made for.
  static double nanoseconds(Program program, Place place) {
    double computing = nanoseconds(program, VECTOR / program.precision().bytes());
    return switch (place) {
      case CACHE -> computing;
      case MEMORY -> Math.max(computing, traffic(program) * MEMORY_BYTE);
    };
  }

  /// The bytes of an element that are brought from memory or back.
  private static int traffic(Program program) {
    long reads = program.instructions().stream().filter(i -> i.opcode() == Opcode.INPUT).count();
    int writes = program.outputs().size();
    return ((int) reads + 2 * writes) * program.format().bytes();
  }

  /// The time of a vector.
  private static double of(Instruction instruction, Precision precision, int lanes) {
    boolean isFloat = precision == Precision.F32;
    return switch (instruction.opcode()) {
      case PARAMETER, CONSTANT -> 0;
      case INPUT -> MOVE;
      case ADD, SUBTRACT, MULTIPLY, FMA, NEGATE, ABS -> 0.13;
      case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> 0.1;
      case SCALE_BY_BITS, EXPONENT, MANTISSA -> 0.3;
      case DIVIDE -> isFloat ? 0.3 : 0.6;
      case SQRT -> isFloat ? 0.5 : 1.5;
      case SIN, COS -> 20.0 * lanes;
    };
  }
}
