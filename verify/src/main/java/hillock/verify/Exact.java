// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.calculus.RealEvaluator;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.Map;
import java.util.Optional;

/// What a function, or a derivative of it, is worth at a point: by arithmetic of any precision, which
/// shares nothing with the kernels.
///
/// The stable form means the same numbers as the formula and takes far fewer bits; where the formula
/// itself can be evaluated, [#enclosure] takes that.
final class Exact {
  /// Values beyond are given as this much: no float is so large.
  static final double HUGE = 0x1p300;

  /// Values below that are not zero are given as this much: no float is so small.
  static final double TINY = 0x1p-300;

  private static final int[] BITS = {80, 320, 1280, 5120};
  private static final int FORMULA_BITS = 320;
  private static final int WIDTH_BITS = 32;

  /// What suffices of a value, as a part of it.
  private static final double WIDTH = 0x1p-50;

  private final Expr formula;
  private final Expr stable;
  private final Expr input;

  private Exact(Expr formula, Expr stable, Expr input) {
    this.formula = formula;
    this.stable = stable;
    this.input = input;
  }

  /// A derivative of a function with its parameters at their defaults.
  ///
  /// @param order the order of the derivative; 0 is the function
  static Exact of(Activation activation, int order) {
    Activation fixed = activation.fixed();
    KernelPlan plan = new KernelPlan(fixed, Precision.F64, Mode.EVALUATION);
    Expr stable = plan.derivative(plan.input(0), order);
    Expr formula =
        order == 0 ? Substitution.parameters(fixed.evaluation(), fixed.defaults()) : stable;
    return new Exact(formula, stable, plan.input(0));
  }

  /// The stable form.
  Expr stable() {
    return stable;
  }

  /// The input as it stands in the stable form.
  Expr input() {
    return input;
  }

  /// The value to 2⁻⁵⁰ of itself, within [#TINY] and [#HUGE] in magnitude; NaN where there is none,
  /// or none that 5120 bits tell.
  double value(double x) {
    for (int bits : BITS) {
      Optional<BigReal> value = enclosure(stable, x, bits);
      if (value.isPresent() && isSharp(value.get())) {
        return limited(value.get());
      }
    }
    return Double.NaN;
  }

  /// The value far sharper than any format can tell, from the formula as written if that can be
  /// evaluated; empty where there is none.
  Optional<BigReal> enclosure(double x) {
    return enclosure(formula, x, FORMULA_BITS)
        .filter(Exact::isFine)
        .or(() -> enclosure(stable, x, FORMULA_BITS).filter(Exact::isFine))
        .or(() -> enclosure(stable, x, BITS[BITS.length - 1]).filter(Exact::isFine));
  }

  private Optional<BigReal> enclosure(Expr expr, double x, int bits) {
    try {
      return Optional.of(RealEvaluator.enclose(expr, Map.of(input, BigReal.of(x)), bits));
    } catch (RealEvaluator.UndecidedException | ArithmeticException moreBitsOrUndefined) {
      return Optional.empty();
    }
  }

  private static boolean isSharp(BigReal value) {
    double lo = value.lo();
    double hi = value.hi();
    double least = Math.min(Math.abs(lo), Math.abs(hi));
    boolean isNarrow = lo * hi >= 0 && (least >= HUGE || hi - lo <= WIDTH * least);
    return isNarrow || isTiny(value);
  }

  /// True if the enclosure is narrower than a millionth of a double's ulp, or beyond all doubles.
  private static boolean isFine(BigReal value) {
    double lo = value.lo();
    double hi = value.hi();
    if (lo == Double.MAX_VALUE || hi == -Double.MAX_VALUE || value.isExact()) {
      return true;
    }
    double millionfold = value.subtract(value, WIDTH_BITS).scale(20).hi();
    return Double.isFinite(hi - lo)
        && millionfold <= Precision.F64.ulp(Math.min(Math.abs(lo), Math.abs(hi)));
  }

  private static boolean isTiny(BigReal value) {
    return Math.max(value.hi(), -value.lo()) <= TINY;
  }

  /// The value with a magnitude that floats know how to handle; what is tiny keeps its sign.
  private static double limited(BigReal value) {
    if (isTiny(value)) {
      double sign = Math.signum(value.hi()) + Math.signum(value.lo());
      return TINY * Math.signum(sign);
    }
    return Math.clamp(value.midpoint(), -HUGE, HUGE);
  }
}
