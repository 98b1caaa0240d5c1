// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// A format in which arrays hold numbers; the numbers of 16 bits are computed in floats.
///
/// Numbers of 16 bits stand in arrays of `short`. A result is the float that the program computes,
/// rounded once to the nearest number of the format, ties to even.
public enum Storage {
  /// The upper half of a float: 8 bits of significand, the exponents of a float.
  BF16(Precision.F32, 2, short[].class),
  /// Half precision of IEEE 754: 11 bits of significand, numbers up to 65504.
  F16(Precision.F32, 2, short[].class),
  /// Single precision, Java's `float`.
  F32(Precision.F32, 4, float[].class),
  /// Double precision, Java's `double`.
  F64(Precision.F64, 8, double[].class);

  private final Precision precision;
  private final int bytes;
  private final Class<?> arrays;

  Storage(Precision precision, int bytes, Class<?> arrays) {
    this.precision = precision;
    this.bytes = bytes;
    this.arrays = arrays;
  }

  /// The format that holds what is computed as it is.
  public static Storage of(Precision precision) {
    return switch (precision) {
      case F32 -> F32;
      case F64 -> F64;
    };
  }

  /// The precision of programs that work on such arrays.
  public Precision precision() {
    return precision;
  }

  /// The size of one number in memory, in bytes.
  public int bytes() {
    return bytes;
  }

  /// The arrays that hold such numbers.
  public Class<?> arrays() {
    return arrays;
  }

  /// True for formats whose numbers are converted before they are computed with.
  public boolean isConverted() {
    return switch (this) {
      case BF16, F16 -> true;
      case F32, F64 -> false;
    };
  }

  /// The number that 16 bits stand for, exactly.
  ///
  /// @throws UnsupportedOperationException if numbers of this format have more bits
  public float decode(short bits) {
    return switch (this) {
      case BF16 -> Float.intBitsToFloat(bits << 16);
      case F16 -> Float.float16ToFloat(bits);
      case F32, F64 -> throw new UnsupportedOperationException(this + " has no numbers of 16 bits");
    };
  }

  /// The 16 bits of the nearest number, ties to even; NaN for NaN.
  ///
  /// @throws UnsupportedOperationException if numbers of this format have more bits
  public short encode(float number) {
    return switch (this) {
      case BF16 -> encodeBrainFloat(number);
      case F16 -> Float.floatToFloat16(number);
      case F32, F64 -> throw new UnsupportedOperationException(this + " has no numbers of 16 bits");
    };
  }

  private static short encodeBrainFloat(float number) {
    int bits = Float.floatToRawIntBits(number);
    if (Float.isNaN(number)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
  }
}
