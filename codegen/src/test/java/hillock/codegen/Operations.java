// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.List;

/// Writes instructions by opcode.
final class Operations {
  private Operations() {}

  /// What the builder makes of an operation on values.
  static Value write(ProgramBuilder b, Opcode opcode, List<Value> v) {
    return switch (opcode) {
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case ADD -> b.add(v.get(0), v.get(1));
      case SUBTRACT -> b.subtract(v.get(0), v.get(1));
      case MULTIPLY -> b.multiply(v.get(0), v.get(1));
      case DIVIDE -> b.divide(v.get(0), v.get(1));
      case FMA -> b.fma(v.get(0), v.get(1), v.get(2));
      case NEGATE -> b.negate(v.get(0));
      case ABS -> b.abs(v.get(0));
      case SQRT -> b.sqrt(v.get(0));
      case SELECT_LESS -> b.ifLess(v.get(0), v.get(1), v.get(2), v.get(3));
      case SELECT_LESS_OR_EQUAL -> b.ifLessOrEqual(v.get(0), v.get(1), v.get(2), v.get(3));
      case SELECT_EQUAL -> b.ifEqual(v.get(0), v.get(1), v.get(2), v.get(3));
      case SCALE_BY_BITS -> b.scaleByBits(v.get(0), v.get(1));
      case EXPONENT -> b.exponent(v.get(0));
      case MANTISSA -> b.mantissa(v.get(0));
      case SIN -> b.sin(v.get(0));
      case COS -> b.cos(v.get(0));
    };
  }
}
