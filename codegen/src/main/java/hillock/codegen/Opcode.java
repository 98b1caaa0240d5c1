// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

/// The instructions of a program: IEEE 754 arithmetic and little else.
///
/// Exponentials and the like are not instructions: [Elementary] writes them out in these, so that
/// every backend gives the same bits. A backend that lacks one refuses by name.
public enum Opcode {
  /// The k-th input array.
  INPUT(0),
  /// The k-th parameter, one number for all elements.
  PARAMETER(0),
  /// A number.
  CONSTANT(0),
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  /// a · b + c, rounded once.
  FMA(3),
  NEGATE(1),
  ABS(1),
  SQRT(1),
  /// a < b ? c : d; d if a or b is NaN.
  SELECT_LESS(4),
  /// a ≤ b ? c : d; d if a or b is NaN.
  SELECT_LESS_OR_EQUAL(4),
  /// a = b ? c : d; d if a or b is NaN.
  SELECT_EQUAL(4),
  /// a · 2ⁿ, where n stands in the low bits of b: the bits of b, shifted into the exponent, are
  /// added to those of a.
  SCALE_BY_BITS(2),
  /// The integer k such that a = 2ᵏ · m with m in [√½, √2), for positive normal a.
  EXPONENT(1),
  /// The m of [#EXPONENT].
  MANTISSA(1),
  /// sin(a), with an argument reduction that is right for every a.
  SIN(1),
  /// cos(a), with an argument reduction that is right for every a.
  COS(1);

  private final int arity;

  Opcode(int arity) {
    this.arity = arity;
  }

  /// The number of operands.
  public int arity() {
    return arity;
  }
}
