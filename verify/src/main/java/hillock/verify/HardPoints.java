// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.expr.Expr;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/// Inputs at which doubles are likely to be far from the exact values, and where to begin looking for
/// others.
///
/// These are numbers of all magnitudes and evenly spaced ones where activations act; the numbers that
/// the formula compares its input with; zeros of the function and of its derivative; the constants of
/// the kernel, among which are the ends of its polynomials; and the inputs at which results begin to
/// overflow, to be subnormal, and to be zero.
final class HardPoints {
  private static final int ORDINALS = 1600;
  private static final int NEAR = 1600;
  private static final double NEAR_LIMIT = 40;
  private static final int NEIGHBOURS = 2;

  /// The part of an interval at which a point lies so that points look random, yet are the same every
  /// time: the golden section.
  private static final double SECTION = 0.618;

  private final TreeSet<Double> points = new TreeSet<>();

  private HardPoints() {}

  /// All of them, in ascending order.
  ///
  /// @param reference of the function
  /// @param slope of its derivative
  /// @param constants the constants of the kernel
  static List<Double> of(
      DoubleKernel kernel, Reference reference, Reference slope, List<Double> constants) {
    HardPoints hard = new HardPoints();
    hard.spread();
    hard.thresholds(kernel);
    Expr input = reference.exact().input();
    Cuts.numbers(reference.exact().stable(), input).forEach(c -> hard.addAround(c));
    constants.stream().filter(c -> c != 0).forEach(c -> hard.addBothAround(c));
    hard.zeros(reference);
    hard.zeros(slope);
    return List.copyOf(hard.points);
  }

  private void spread() {
    long most = Ulp.ordinal(Double.MAX_VALUE);
    for (int i = 0; i <= ORDINALS; i++) {
      double magnitude = Ulp.fromOrdinal(most / ORDINALS * i);
      points.add(magnitude);
      points.add(-magnitude);
    }
    for (int i = 0; i < NEAR; i++) {
      points.add(NEAR_LIMIT * (2 * (i + SECTION) / NEAR - 1));
    }
  }

  /// Where a property of the results begins or ends, between any two points of all magnitudes.
  private void thresholds(DoubleKernel kernel) {
    List<DoublePredicate> properties =
        List.of(
            y -> Double.isInfinite(y),
            y -> y == 0,
            y -> Math.abs(y) < Precision.F64.minNormal(),
            y -> y < 0);
    List<Double> known = List.copyOf(points);
    double[] x = known.stream().mapToDouble(p -> p).toArray();
    double[] y = new double[x.length];
    kernel.apply(x, y);
    for (DoublePredicate property : properties) {
      for (int i = 0; i + 1 < x.length; i++) {
        if (property.test(y[i]) != property.test(y[i + 1])) {
          addAround(threshold(kernel, property, x[i], x[i + 1]));
        }
      }
    }
  }

  /// The last double with the property of the first.
  private static double threshold(
      DoubleKernel kernel, DoublePredicate property, double first, double second) {
    long lo = Ulp.ordinal(first);
    long hi = Ulp.ordinal(second);
    boolean wanted = property.test(kernel.at(first));
    while (hi - lo > 1) {
      long middle = lo + (hi - lo) / 2;
      if (property.test(kernel.at(Ulp.fromOrdinal(middle))) == wanted) {
        lo = middle;
      } else {
        hi = middle;
      }
    }
    return Ulp.fromOrdinal(lo);
  }

  private void zeros(Reference reference) {
    for (Segment segment : reference.segments()) {
      boolean isRough = segment instanceof Segment.Rough;
      if (!isRough && segment.lowest() < 0 && segment.highest() > 0) {
        addAround(segment.stretch().start());
      }
    }
  }

  private void addBothAround(double x) {
    addAround(x);
    addAround(-x);
  }

  private void addAround(double x) {
    List<Double> around = new ArrayList<>(List.of(x));
    DoubleStream.iterate(Math.nextUp(x), Math::nextUp).limit(NEIGHBOURS).forEach(around::add);
    DoubleStream.iterate(Math.nextDown(x), Math::nextDown).limit(NEIGHBOURS).forEach(around::add);
    around.stream().filter(Double::isFinite).forEach(points::add);
  }
}
