// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import java.util.List;
import java.util.stream.Stream;

/// Finds the sums that are long polynomials with coefficients of any sign, or quotients of such.
///
/// Their terms may cancel anywhere. Floats that suffer from that are computed in doubles; doubles are
/// computed with twice the precision, as terms without functions can be.
final class Polynomials {
  private static final int LONG = 4;

  private Polynomials() {}

  /// True if the sum is worth computing with twice the precision.
  static boolean mayCancel(List<Expr> terms) {
    return terms.stream().allMatch(Polynomials::isRational)
        && terms.stream().mapToInt(Polynomials::size).sum() >= LONG;
  }

  private static boolean isRational(Expr term) {
    return switch (term) {
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _ -> true;
      case Sum(var terms) -> terms.stream().allMatch(Polynomials::isRational);
      case Product(var factors) -> factors.stream().allMatch(Polynomials::isRational);
      case Power(var base, Const(var exponent)) ->
          exponent.isIntegerWithin(ProductLowering.MAX_MULTIPLIED_POWER) && isRational(base);
      case Apply(var function, var argument) -> function == Function.ABS && isRational(argument);
      case Select(var _, var left, var right, var then, var otherwise) ->
          Stream.of(left, right, then, otherwise).allMatch(Polynomials::isRational);
      case Power _, Expr.Draw _, Expr.Hypot _, Expr.Min _, Expr.Max _ -> false;
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
