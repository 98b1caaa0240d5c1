// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Finds floats next to the zeros of a program's first output.
final class Zeros {
  private static final int STEPS = 40;

  /// More zeros than this are not looked for.
  private static final int MOST = 24;

  /// How far from a zero to look, as parts of it.
  private static final double[] DISTANCES = {0, 0x1p-23, 0x1p-20, 0x1p-17, 0x1p-13, 0x1p-9};

  private Zeros() {}

  /// Floats on both sides of every place where the output changes its sign between two points.
  ///
  /// @param points in ascending order
  static double[] near(Program program, double[] points, double[] parameters) {
    double[] values = Interpreter.run(program, new double[][] {points}, points.length, parameters)[0];
    return IntStream.range(1, points.length)
        .filter(i -> values[i - 1] * values[i] < 0 && points[i - 1] * points[i] > 0)
        .limit(MOST)
        .mapToDouble(i -> zero(program, points[i - 1], points[i], values[i], parameters))
        .flatMap(
            zero ->
                DoubleStream.of(DISTANCES)
                    .flatMap(d -> DoubleStream.of(zero * (1 - d), zero * (1 + d))))
        .map(Precision.F32::round)
        .toArray();
  }

  /// By bisection.
  private static double zero(
      Program program, double left, double right, double atRight, double[] parameters) {
    double lo = left;
    double hi = right;
    for (int i = 0; i < STEPS; i++) {
      double middle = lo / 2 + hi / 2;
      double value = Interpreter.run(program, new double[] {middle}, parameters)[0];
      if (value * atRight > 0) {
        hi = middle;
      } else {
        lo = middle;
      }
    }
    return hi;
  }
}
