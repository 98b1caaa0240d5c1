// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.numerics.Precision;
import java.util.List;

/// Finds the sums that are long polynomials with coefficients of any sign.
///
/// Their terms may cancel anywhere. Floats that suffer from that are computed in doubles; doubles are
/// computed with twice the precision here, as terms without functions can be.
final class Polynomials {
  private static final int LONG = 4;

  private Polynomials() {}

  /// True if the sum is to be computed with twice the precision.
  static boolean mayCancel(List<Expr> terms, Precision precision) {
    return precision == Precision.F64
        && terms.stream().allMatch(Polynomials::isPolynomial)
        && terms.stream().mapToInt(Polynomials::size).sum() >= LONG;
  }

  private static boolean isPolynomial(Expr term) {
    return switch (term) {
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _ -> true;
      case Sum(var terms) -> terms.stream().allMatch(Polynomials::isPolynomial);
      case Product(var factors) -> factors.stream().allMatch(Polynomials::isPolynomial);
      case Power(var base, Const(var exponent)) ->
          exponent.isIntegerWithin(ProductLowering.MAX_MULTIPLIED_POWER)
              && exponent.signum() > 0
              && isPolynomial(base);
      case Apply(var function, var argument) -> function == Function.ABS && isPolynomial(argument);
      case Power _, Expr.Draw _, Expr.Hypot _ -> false;
      case Expr.Min _, Expr.Max _, Expr.Select _ -> false;
    };
  }

  /// The number of terms, those of sums within products included.
  private static int size(Expr term) {
    return switch (term) {
      case Sum(var terms) -> terms.stream().mapToInt(Polynomials::size).sum();
      case Product(var factors) -> factors.stream().mapToInt(Polynomials::size).max().orElse(1);
      case Power(var base, var _) -> size(base);
      case Apply(var _, var argument) -> size(argument);
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ -> 1;
      case Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ -> 1;
    };
  }
}
