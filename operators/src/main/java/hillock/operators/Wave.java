// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Function;

/// The bounded factor of a term: nothing, or the sine, cosine or (complementary) error function of a line.
///
/// @param slope of the line
/// @param shift of the line
record Wave(Kind kind, Expr slope, Expr shift) {
  enum Kind {
    NONE,
    SIN,
    COS,
    ERF,
    ERFC
  }

  static final Wave NONE = new Wave(Kind.NONE, Arithmetic.ZERO, Arithmetic.ZERO);

  /// True if the waves are equal; for expressions of one algebra.
  boolean isSame(Wave other) {
    return kind == other.kind && slope == other.slope && shift == other.shift;
  }

  boolean isErrorFunction() {
    return kind == Kind.ERF || kind == Kind.ERFC;
  }

  /// The value where the line has the given argument.
  Expr at(Expr argument, Algebra algebra) {
    return switch (kind) {
      case NONE -> algebra.number(1);
      case SIN -> algebra.apply(Function.SIN, argument);
      case COS -> algebra.apply(Function.COS, argument);
      case ERF -> algebra.apply(Function.ERF, argument);
      case ERFC -> algebra.apply(Function.ERFC, argument);
    };
  }
}
