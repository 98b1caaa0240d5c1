// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.RealEvaluator;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Expr;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Finds out by trying whether slopes from the rounded values of a forward pass are exact enough.
///
/// Where a function saturates, its value has lost what the slope depends on; next to a knot it may
/// have been rounded across.
final class OutputTrial {
  /// How many floats on either side of a knot are tried. Rounding is monotone: what goes wrong there
  /// goes wrong at the first.
  private static final int AROUND_KNOT = 8;

  private final AccuracyLevel level;
  private final double[] points;
  private final double[] values;
  private final double[] exact;

  /// @param forward the program of the values
  /// @param knots where rounding must not take a value to the other side
  OutputTrial(KernelPlan plan, Program forward, List<Expr> knots) {
    this.level = plan.level();
    this.points = points(knots);
    this.values = Interpreter.run(forward, new double[][] {points}, points.length, new double[0])[0];
    KernelPlan careful = new KernelPlan(plan.activation(), Precision.F64, Mode.EVALUATION);
    Program slope = careful.derivativeProgram(careful.input(0), 1);
    this.exact = Interpreter.run(slope, new double[][] {points}, points.length, new double[0])[0];
  }

  /// Those of every trial, the ends of the line, and the neighbourhoods of the knots.
  private static double[] points(List<Expr> knots) {
    DoubleStream ends =
        DoubleStream.of(
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            -Precision.F32.maxValue(),
            Precision.F32.maxValue(),
            -Precision.F32.minSubnormal(),
            Precision.F32.minSubnormal());
    DoubleStream around = knots.stream().flatMapToDouble(OutputTrial::around);
    return DoubleStream.concat(
            DoubleStream.concat(ends, around), Arrays.stream(WorkingPrecision.points()))
        .sorted()
        .toArray();
  }

  private static DoubleStream around(Expr knot) {
    OptionalDouble place = RealEvaluator.round(knot, Map.of(), Precision.F32);
    int middle = Ulp.ordinal((float) place.orElse(0));
    return IntStream.rangeClosed(-AROUND_KNOT, AROUND_KNOT)
        .mapToDouble(i -> Ulp.fromOrdinal(middle + i));
  }

  /// True if slopes by a program are as exact as the level asks for.
  ///
  /// @param backward multiplies the slope, computed from y, by dy
  boolean isAdequate(Program backward) {
    double[] ones = new double[points.length];
    Arrays.fill(ones, 1);
    double[][] inputs = {values, ones};
    double[] slopes = Interpreter.run(backward, inputs, points.length, new double[0])[0];
    double scale = WorkingPrecision.largest(points, exact);
    double accepted = level.nearZeroFromOutput() * scale;
    boolean[] isNearZero =
        Zeros.surroundings(points, exact, scale, WorkingPrecision.SURROUNDINGS);
    double maxUlps = level.maxUlps(true);
    return IntStream.range(0, points.length)
        .allMatch(
            i -> {
              boolean isScaled = level.comparesWithLargest() || isNearZero[i];
              double least = isScaled ? accepted : 0;
              return WorkingPrecision.error(slopes[i], exact[i], least, maxUlps) <= 1;
            });
  }
}
