// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Finds floats next to the zeros of a program's first output.
final class Zeros {
  private static final int STEPS = 40;

  /// Beyond, functions with zeros have too many of them.
  private static final double NEAR = 16;

  /// More zeros than this are not looked for.
  private static final int MOST = 24;

  /// How far from a zero to look, as parts of it: from here to there, each larger by the factor.
  private static final double NEAREST = 0x1p-23;

  private static final double FARTHEST = 0x1p-5;
  private static final double FACTOR = 1.4;

  private Zeros() {}

  /// Floats on both sides of every place where the output changes its sign between two points.
  ///
  /// @param points in ascending order
  /// @param values the output there
  static double[] near(Program program, double[] parameters, double[] points, double[] values) {
    return IntStream.range(1, points.length)
        .filter(i -> Math.abs(points[i]) < NEAR)
        .filter(i -> values[i - 1] * values[i] < 0 && points[i - 1] * points[i] > 0)
        .limit(MOST)
        .mapToDouble(i -> zero(program, points[i - 1], points[i], values[i], parameters))
        .flatMap(Zeros::around)
        .map(Precision.F32::round)
        .toArray();
  }

  private static DoubleStream around(double zero) {
    return DoubleStream.iterate(NEAREST, d -> d < FARTHEST, d -> d * FACTOR)
        .flatMap(d -> DoubleStream.of(zero * (1 - d), zero * (1 + d)));
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
