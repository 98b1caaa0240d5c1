// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Exact values of a formula as written, at many points: what statements are tested against.
final class Samples {
  private static final double[] AWKWARD = {
    0, 1, 2, 3, 0.5, 6, 1.0 / 3, 0.1, 22.0 / 7, 1e-300, 1e-100, 1e-17, 1e-8, 1e-3, 10, 20,
    40, 100, 745, 800, 1e4, 1e8, 1e17, 1e100, 1e154, 1e300, Double.MIN_VALUE, Double.MAX_VALUE
  };

  private static final int[] BITS = {128, 512};

  /// A value at a point.
  record Sample(double x, BigReal y) {}

  private final List<Sample> defined = new ArrayList<>();

  private Samples() {}

  /// The values of a formula at awkward points and at the given ones, in ascending order.
  static Samples of(Expr formula, Expr input, double... extra) {
    Samples samples = new Samples();
    DoubleStream awkward =
        DoubleStream.concat(DoubleStream.of(AWKWARD), DoubleStream.of(AWKWARD).map(x -> 0 - x));
    DoubleStream.concat(awkward, DoubleStream.of(extra))
        .sorted()
        .distinct()
        .forEach(x -> samples.add(x, formula, input));
    return samples;
  }

  private void add(double x, Expr formula, Expr input) {
    try {
      value(formula, input, x).ifPresent(y -> defined.add(new Sample(x, y)));
    } catch (ArithmeticException noValue) {
      return;
    }
  }

  /// The value at a point; empty if too few bits were tried.
  ///
  /// @throws ArithmeticException where there is none, or where that takes more bits to see
  static Optional<BigReal> value(Expr formula, Expr input, double x) {
    ArithmeticException noValue = null;
    for (int bits : BITS) {
      try {
        return Optional.of(
            RealEvaluator.enclose(formula, Map.of(input, BigReal.of(x)), bits));
      } catch (RealEvaluator.UndecidedException needsMoreBits) {
        noValue = null;
      } catch (ArithmeticException mayNeedMoreBits) {
        noValue = mayNeedMoreBits;
      }
    }
    if (noValue != null) {
      throw noValue;
    }
    return Optional.empty();
  }

  /// The points where the formula has a value, in ascending order.
  List<Sample> defined() {
    return defined;
  }
}
