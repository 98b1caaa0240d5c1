// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a product is made of.
///
/// @param constants the factors that are the same whatever the inputs
/// @param multipliers the others; exponentials and sums stand last, because multiplying by them
///     rounds less
/// @param divisors what is divided by, to positive powers
record Factors(List<Expr> constants, List<Expr> multipliers, List<Power> divisors) {
  static Factors of(List<Expr> product) {
    Factors factors = new Factors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Expr factor : product) {
      if (Variables.isClosed(factor)) {
        factors.constants.add(factor);
      } else if (factor instanceof Power(var base, Const(var exponent)) && exponent.signum() < 0) {
        factors.divisors.add(new Power(base, Expr.of(exponent.negate())));
      } else {
        factors.multipliers.add(factor);
      }
    }
    factors.multipliers.sort(Comparator.comparingInt(Factors::rank));
    return factors;
  }

  private static int rank(Expr factor) {
    if (factor instanceof Expr.Sum) {
      return 2;
    }
    return factor instanceof Apply(var function, var _) && function == Function.EXP ? 1 : 0;
  }

  /// The product of the constants.
  Expr constant() {
    return constants.stream().reduce(Arithmetic::multiply).orElse(Arithmetic.ONE);
  }

  boolean hasConstant() {
    return !constants.isEmpty();
  }

  boolean isMinusOne() {
    return constants.size() == 1 && constants.getFirst().equals(Expr.of(-1));
  }
}
