// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import org.jspecify.annotations.Nullable;

/// Arithmetic on numbers of twice the precision, `hi + lo`.
///
/// Serves the arguments of exponentials: e^x turns an error of half an ulp of x into one of x/2
/// ulps, so that x must be known better than one number can hold. Errors are below 2^-2p·|x| or so
/// for p-bit numbers. Where hi is infinite, lo means nothing.
final class Pairs {
  private final ProgramBuilder b;

  Pairs(ProgramBuilder builder) {
    this.b = builder;
  }

  /// Knuth's exact sum of two numbers.
  Lowered add(Lowered x, Lowered y) {
    Value sum = b.add(x.hi(), y.hi());
    Value virtual = b.subtract(sum, x.hi());
    Value error =
        b.add(
            b.subtract(x.hi(), b.subtract(sum, virtual)), b.subtract(y.hi(), virtual));
    return Lowered.of(sum, plus(plus(error, x.lo()), y.lo()));
  }

  /// The product; exact but for the product of the two low parts.
  Lowered multiply(Lowered x, Lowered y) {
    Value product = b.multiply(x.hi(), y.hi());
    Value error = b.fma(x.hi(), y.hi(), b.negate(product));
    error = y.lo() == null ? error : b.fma(x.hi(), y.lo(), error);
    error = x.lo() == null ? error : b.fma(x.lo(), y.hi(), error);
    return Lowered.of(product, error);
  }

  /// The quotient, by the remainder of the rounded one.
  Lowered divide(Lowered x, Lowered y) {
    Value quotient = b.divide(x.hi(), y.hi());
    Value remainder = b.fma(b.negate(quotient), y.hi(), x.hi());
    remainder = plus(remainder, x.lo());
    remainder = y.lo() == null ? remainder : b.fma(b.negate(quotient), y.lo(), remainder);
    return Lowered.of(quotient, b.divide(remainder, y.hi()));
  }

  Lowered sqrt(Lowered x) {
    Value root = b.sqrt(x.hi());
    Value remainder = plus(b.fma(b.negate(root), root, x.hi()), x.lo());
    return Lowered.of(root, b.divide(remainder, b.add(root, root)));
  }

  Lowered negate(Lowered x) {
    return Lowered.of(b.negate(x.hi()), x.lo() == null ? null : b.negate(x.lo()));
  }

  Lowered abs(Lowered x) {
    if (x.lo() == null) {
      return Lowered.of(b.abs(x.hi()));
    }
    Value lo = b.ifLess(x.hi(), b.constant(0), b.negate(x.lo()), x.lo());
    return Lowered.of(b.abs(x.hi()), lo);
  }

  private Value plus(Value x, @Nullable Value y) {
    return y == null ? x : b.add(x, y);
  }
}
