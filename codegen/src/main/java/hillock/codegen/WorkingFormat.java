// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// The numbers that a program computes with, and how many of their bits must be right.
///
/// A float result that is computed in doubles needs no more than some forty right bits: shorter
/// polynomials do, and no care for what doubles round away.
public enum WorkingFormat {
  /// Floats, of which the last bits may be wrong.
  FAST_FLOATS(Precision.F32, Precision.F32, 21),
  /// Floats for results that are floats.
  FLOATS(Precision.F32, Precision.F32, 24),
  /// Doubles for results that are floats: these are rounded once, at the end.
  WIDE(Precision.F32, Precision.F64, 36),
  /// Doubles for results that are doubles.
  DOUBLES(Precision.F64, Precision.F64, 53);

  private final Precision results;
  private final Precision numbers;
  private final int bits;

  WorkingFormat(Precision results, Precision numbers, int bits) {
    this.results = results;
    this.numbers = numbers;
    this.bits = bits;
  }

  /// The format that takes all care for results of a precision.
  static WorkingFormat of(Precision precision) {
    return switch (precision) {
      case F32 -> FLOATS;
      case F64 -> DOUBLES;
    };
  }

  /// The format of inputs and outputs.
  Precision results() {
    return results;
  }

  /// The format that every value is rounded to on the way.
  Precision numbers() {
    return numbers;
  }

  /// How many bits of a value must be right.
  int bits() {
    return bits;
  }

  /// True if a result needs fewer bits than a careful computation gives: what rounding takes away on
  /// the way does not count then.
  boolean hasSpareBits() {
    return switch (this) {
      case FAST_FLOATS, WIDE -> true;
      case FLOATS, DOUBLES -> false;
    };
  }
}
