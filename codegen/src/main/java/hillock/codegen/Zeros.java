// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Finds what is next to the zeros of a program's outputs.
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

  /// What goes to zero far out has values as small, next to no zero.
  private static final double TINY = 0x1p-100;

  private Zeros() {}

  /// Of each point, whether it lies in the surroundings of a zero of an output.
  ///
  /// They reach from the zero as far as the magnitude grows, up to half of the scale. A zero at 0 does
  /// not count: next to it floats are as dense as the values.
  ///
  /// @param points in ascending order
  /// @param values the output there
  /// @param scale the largest magnitude of the output
  /// @param part how much of that growth belongs to them; with 1, all
  static boolean[] surroundings(double[] points, double[] values, double scale, double part) {
    boolean[] isNear = new boolean[points.length];
    for (int i = 1; i < points.length; i++) {
      if (areOnOneSide(points, i - 1, i) && isZeroBetween(values[i - 1], values[i])) {
        mark(isNear, points, values, scale, part, i - 1, -1);
        mark(isNear, points, values, scale, part, i, 1);
      }
    }
    return isNear;
  }

  private static boolean areOnOneSide(double[] points, int i, int j) {
    return points[i] < 0 == points[j] < 0;
  }

  /// True if the sign changes, or the output leaves zero.
  private static boolean isZeroBetween(double left, double right) {
    boolean leaves = (left == 0) != (right == 0) && Math.abs(left) + Math.abs(right) > TINY;
    return left * right < 0 || leaves;
  }

  private static void mark(
      boolean[] isNear,
      double[] points,
      double[] values,
      double scale,
      double part,
      int start,
      int step) {
    double highest = 0;
    int end = start;
    while (end >= 0
        && end < points.length
        && areOnOneSide(points, start, end)
        && Math.abs(values[end]) >= highest
        && Math.abs(values[end]) <= scale / 2) {
      highest = Math.abs(values[end]);
      end += step;
    }
    for (int i = start; i != end && Math.abs(values[i]) <= part * highest; i += step) {
      isNear[i] = true;
    }
  }

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
