// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// A binary floating-point format of IEEE 754.
///
/// Values of every format are carried in a `double`, which holds each of them exactly.
public enum Precision {
  /// Single precision, Java's `float`.
  F32(24, -126, 127, 4),
  /// Double precision, Java's `double`.
  F64(53, -1022, 1023, 8);

  private final int significandBits;
  private final int minExponent;
  private final int maxExponent;
  private final int bytes;

  Precision(int significandBits, int minExponent, int maxExponent, int bytes) {
    this.significandBits = significandBits;
    this.minExponent = minExponent;
    this.maxExponent = maxExponent;
    this.bytes = bytes;
  }

  /// The number of bits of a normal significand, the leading one included: 24 or 53.
  public int significandBits() {
    return significandBits;
  }

  /// The exponent of the smallest normal number, which is `2^minExponent()`.
  public int minExponent() {
    return minExponent;
  }

  /// The exponent of the topmost binade; the largest finite number is just below twice its power.
  public int maxExponent() {
    return maxExponent;
  }

  /// The size of one number in memory, in bytes.
  public int bytes() {
    return bytes;
  }

  /// The largest finite number of this format.
  public double maxValue() {
    return Math.scalb(2.0 - Math.scalb(1.0, 1 - significandBits), maxExponent);
  }

  /// The smallest positive number that has a full significand.
  public double minNormal() {
    return Math.scalb(1.0, minExponent);
  }

  /// The smallest positive number, which is also the spacing of all subnormal numbers.
  public double minSubnormal() {
    return Math.scalb(1.0, minExponent - significandBits + 1);
  }

  /// The spacing of the numbers of this format in the binade of a value, sign ignored.
  ///
  /// The value need not belong to the format. Zero and subnormal magnitudes have the spacing
  /// `minSubnormal()`; magnitudes of at least `2^maxExponent()`, infinity included, have that of
  /// the topmost binade, so that a distance to an overflowing value stays finite; NaN gives NaN.
  public double ulp(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int exponent = Math.clamp(Math.getExponent(value), minExponent, maxExponent);
    return Math.scalb(1.0, exponent - significandBits + 1);
  }

  /// The nearest number of this format, ties to even, with gradual underflow and overflow to
  /// infinity; a NaN stays a NaN.
  public double round(double value) {
    return switch (this) {
      case F32 -> (float) value;
      case F64 -> value;
    };
  }
}
