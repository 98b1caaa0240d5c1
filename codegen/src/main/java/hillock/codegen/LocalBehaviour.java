// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Sum;
import hillock.numerics.BigReal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a function of one variable t behaves next to t = 0: how fast it vanishes, and how much larger
/// the terms are that it is a sum of.
///
/// @param function the function
/// @param terms the terms of the sum that may cancel
/// @param variable t
record LocalBehaviour(Expr function, List<Expr> terms, Input variable) {
  private static final int BITS = 224;
  private static final int NEAR = -20;
  private static final int NEARER = -40;
  private static final int MAX_ORDER = 12;
  private static final double WHOLE = 1e-3;

  /// Powers of two that are no symmetry's fixed points.
  private static final double[] SAMPLES = {0x1.3p-1, 0x1.7p-2, 0x1.1p-3};

  static LocalBehaviour of(Expr function, Expr sum, Input variable) {
    List<Expr> terms = sum instanceof Sum(var all) ? all : List.of(sum);
    return new LocalBehaviour(function, terms, variable);
  }

  /// The value at a point.
  ///
  /// @throws ArithmeticException where there is none
  BigReal at(BigReal t) {
    return value(function, t);
  }

  private BigReal value(Expr expr, BigReal t) {
    return RealEvaluator.enclose(expr, Map.of(variable, t), BITS);
  }

  /// The power of t by which the function vanishes on a side; empty if it does otherwise.
  Optional<Integer> order(int side) {
    double near = magnitude(function, side, NEAR);
    double nearer = magnitude(function, side, NEARER);
    double order = (nearer - near) / (NEARER - NEAR);
    long whole = Math.round(order);
    boolean isPower = Math.abs(order - whole) < WHOLE && Math.abs(whole) <= MAX_ORDER;
    return isPower ? Optional.of((int) whole) : Optional.empty();
  }

  /// True if the terms cancel the more the closer t comes to 0.
  boolean cancels(int side) {
    double before = excess(Math.scalb((double) side, NEAR));
    double behind = excess(Math.scalb((double) side, NEARER));
    return before > 0x1p10 && behind > 0x1p10 * before;
  }

  /// The sum of the magnitudes of the terms over that of the function.
  double excess(double t) {
    BigReal total = BigReal.ZERO;
    BigReal sum = BigReal.ZERO;
    for (Expr term : terms) {
      BigReal value = value(term, BigReal.of(t));
      total = total.add(value.abs(), BITS);
      sum = sum.add(value, BITS);
    }
    return total.divide(sum.abs(), BITS).midpoint();
  }

  /// The binary logarithm of the magnitude at a power of two.
  private double magnitude(Expr expr, int side, int exponent) {
    BigReal value = value(expr, BigReal.of(Math.scalb((double) side, exponent))).abs();
    return value.log(BITS).divide(BigReal.ln2(BITS), BITS).midpoint();
  }

  /// 1 for an even function, -1 for an odd one, 0 for others.
  int parity() {
    boolean isEven = true;
    boolean isOdd = true;
    for (double t : SAMPLES) {
      BigReal right = at(BigReal.of(t));
      BigReal left = at(BigReal.of(-t));
      double allowed = Math.abs(right.midpoint()) * 0x1p-80;
      isEven &= Math.abs(right.subtract(left, BITS).midpoint()) <= allowed;
      isOdd &= Math.abs(right.add(left, BITS).midpoint()) <= allowed;
    }
    return isEven ? 1 : isOdd ? -1 : 0;
  }
}
