// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// What each instruction means for one number, at each precision, bit for bit.
///
/// Numbers of type float travel as doubles that are floats.
final class Scalar {
  /// 0.70710677 and 0.7071067811865475: below them a significand belongs to the next binade up.
  private static final int FLOAT_ROOT_HALF = 0x3f3504f3;
  private static final long DOUBLE_ROOT_HALF = 0x3fe6a09e667f3bccL;

  private Scalar() {}

  static double apply(Opcode opcode, Precision precision, double... v) {
    return switch (precision) {
      case F32 -> applyFloat(opcode, v);
      case F64 -> applyDouble(opcode, v);
    };
  }

  private static double applyFloat(Opcode opcode, double[] v) {
    float a = (float) v[0];
    return switch (opcode) {
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case ADD -> a + (float) v[1];
      case SUBTRACT -> a - (float) v[1];
      case MULTIPLY -> a * (float) v[1];
      case DIVIDE -> a / (float) v[1];
      case FMA -> Math.fma(a, (float) v[1], (float) v[2]);
      case NEGATE -> -a;
      case ABS -> Math.abs(a);
      case SQRT -> (float) Math.sqrt(a);
      case SELECT_LESS -> v[0] < v[1] ? v[2] : v[3];
      case SELECT_LESS_OR_EQUAL -> v[0] <= v[1] ? v[2] : v[3];
      case SELECT_EQUAL -> v[0] == v[1] ? v[2] : v[3];
      case SCALE_BY_BITS ->
          Float.intBitsToFloat(
              Float.floatToRawIntBits(a) + (Float.floatToRawIntBits((float) v[1]) << 23));
      case EXPONENT -> (Float.floatToRawIntBits(a) - FLOAT_ROOT_HALF) >> 23;
      case MANTISSA -> {
        int bits = Float.floatToRawIntBits(a);
        int exponent = (bits - FLOAT_ROOT_HALF) >> 23;
        yield Float.intBitsToFloat(bits - (exponent << 23));
      }
      case SIN -> (float) StrictMath.sin(a);
      case COS -> (float) StrictMath.cos(a);
    };
  }

  private static double applyDouble(Opcode opcode, double[] v) {
    double a = v[0];
    return switch (opcode) {
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case ADD -> a + v[1];
      case SUBTRACT -> a - v[1];
      case MULTIPLY -> a * v[1];
      case DIVIDE -> a / v[1];
      case FMA -> Math.fma(a, v[1], v[2]);
      case NEGATE -> -a;
      case ABS -> Math.abs(a);
      case SQRT -> Math.sqrt(a);
      case SELECT_LESS -> a < v[1] ? v[2] : v[3];
      case SELECT_LESS_OR_EQUAL -> a <= v[1] ? v[2] : v[3];
      case SELECT_EQUAL -> a == v[1] ? v[2] : v[3];
      case SCALE_BY_BITS ->
          Double.longBitsToDouble(
              Double.doubleToRawLongBits(a) + (Double.doubleToRawLongBits(v[1]) << 52));
      case EXPONENT -> (Double.doubleToRawLongBits(a) - DOUBLE_ROOT_HALF) >> 52;
      case MANTISSA -> {
        long bits = Double.doubleToRawLongBits(a);
        long exponent = (bits - DOUBLE_ROOT_HALF) >> 52;
        yield Double.longBitsToDouble(bits - (exponent << 52));
      }
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
    };
  }
}
