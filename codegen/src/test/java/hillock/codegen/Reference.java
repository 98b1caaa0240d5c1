// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a formula and its derivatives are worth at a point, far sharper than a double can tell.
final class Reference {
  private static final int[] BITS = {112, 448, 2200};
  private static final int WIDTH_BITS = 32;

  private Reference() {}

  /// The derivatives of orders 0 to `order`; empty where there is none, or none that these many
  /// bits tell.
  ///
  /// @param values what the formula's variables stand for
  static List<Optional<BigReal>> derivatives(
      Expr formula, Expr variable, Map<Expr, BigReal> values, int order) {
    List<Optional<BigReal>> known =
        new ArrayList<>(Collections.nCopies(order + 1, Optional.empty()));
    for (int bits : BITS) {
      for (int most = order; most >= 0; most--) {
        try {
          BigReal[] series = new TaylorEvaluator(variable, values, most, bits).of(formula);
          fill(known, timesFactorials(series, bits));
          break;
        } catch (ArithmeticException | TaylorEvaluator.UndecidedException undecided) {
          // More bits may tell, or lower orders be simpler.
        }
      }
      if (known.stream().allMatch(Optional::isPresent)) {
        break;
      }
    }
    return known;
  }

  private static void fill(List<Optional<BigReal>> known, BigReal[] derivatives) {
    for (int k = 0; k < derivatives.length; k++) {
      if (known.get(k).isEmpty() && isSharp(derivatives[k])) {
        known.set(k, Optional.of(derivatives[k]));
      }
    }
  }

  private static BigReal[] timesFactorials(BigReal[] coefficients, int bits) {
    BigReal[] derivatives = coefficients.clone();
    BigReal factorial = BigReal.ONE;
    for (int k = 2; k < derivatives.length; k++) {
      factorial = factorial.multiply(BigReal.of(k), bits);
      derivatives[k] = coefficients[k].multiply(factorial, bits);
    }
    return derivatives;
  }

  /// True if the enclosure is narrower than a thousandth of a double's ulp, or lies beyond all
  /// doubles.
  private static boolean isSharp(BigReal number) {
    double lo = number.lo();
    double hi = number.hi();
    boolean overflows = lo == Double.MAX_VALUE || hi == -Double.MAX_VALUE;
    if (overflows || number.isExact()) {
      return true;
    }
    if (Double.isInfinite(lo) || Double.isInfinite(hi)) {
      return false;
    }
    double thousandfold = number.subtract(number, WIDTH_BITS).scale(10).hi();
    return thousandfold <= Precision.F64.ulp(Math.max(lo, -hi));
  }
}
