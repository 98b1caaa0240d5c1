// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The points that a pen visits, in order; a coordinate that is not finite lifts the pen.
public final class Curve {
  /// Steps of a sampled curve, before steep parts are divided.
  private static final int STEPS = 512;

  /// Steps that rise more than this part of the whole height are divided.
  private static final double STEEP = 0.02;

  /// A step divided that often and still steep is a jump: the pen is lifted.
  private static final int MAX_HALVINGS = 24;

  private static final int MAX_POINTS = 20_000;

  private final double[] x;
  private final double[] y;

  private Curve(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /// The curve through the points `(x[i], y[i])`.
  public static Curve of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "a curve has as many x as y, not %d and %d".formatted(x.length, y.length));
    }
    return new Curve(x.clone(), y.clone());
  }

  /// The graph of a function over an interval.
  ///
  /// Steep parts get more points than flat ones. At a jump the pen is lifted, and so it is where
  /// the function is not finite. A kink between two samples is off by less than 1/500 of the width.
  ///
  /// @throws IllegalArgumentException unless `lo < hi` and both are finite
  public static Curve sample(DoubleUnaryOperator f, double lo, double hi) {
    if (!(lo < hi) || !Double.isFinite(lo) || !Double.isFinite(hi)) {
      throw new IllegalArgumentException(
          "a curve needs an interval, not [%s, %s]".formatted(lo, hi));
    }
    return new Sampler(f, lo, hi).curve();
  }

  int size() {
    return x.length;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  Extent widen(Extent extent) {
    return extent.with(x);
  }

  Extent heighten(Extent extent) {
    return extent.with(y);
  }

  boolean isVisible(int i) {
    return Double.isFinite(x[i]) && Double.isFinite(y[i]);
  }

  private record Point(double x, double y) {}

  private static final class Sampler {
    private final DoubleUnaryOperator f;
    private final double lo;
    private final double hi;
    private final List<Point> points = new ArrayList<>();
    private Extent height = Extent.EMPTY;

    Sampler(DoubleUnaryOperator f, double lo, double hi) {
      this.f = f;
      this.lo = lo;
      this.hi = hi;
    }

    Curve curve() {
      double[] coarse = new double[STEPS + 1];
      for (int i = 0; i <= STEPS; i++) {
        coarse[i] = f.applyAsDouble(abscissa(i));
        height = height.with(coarse[i]);
      }
      points.add(new Point(lo, coarse[0]));
      for (int i = 0; i < STEPS; i++) {
        Point end = new Point(abscissa(i + 1), coarse[i + 1]);
        divide(new Point(abscissa(i), coarse[i]), end, MAX_HALVINGS);
        points.add(end);
      }
      return new Curve(
          points.stream().mapToDouble(Point::x).toArray(),
          points.stream().mapToDouble(Point::y).toArray());
    }

    private double abscissa(int i) {
      double part = (double) i / STEPS;
      return lo * (1 - part) + hi * part;
    }

    /// Adds points between two, so that no step is steep, or lifts the pen.
    private void divide(Point a, Point b, int halvings) {
      if (!isSteep(a, b) || points.size() > MAX_POINTS) {
        return;
      }
      if (halvings == 0) {
        points.add(new Point(a.x, Double.NaN));
        return;
      }
      double x = a.x / 2 + b.x / 2;
      Point middle = new Point(x, f.applyAsDouble(x));
      divide(a, middle, halvings - 1);
      points.add(middle);
      divide(middle, b, halvings - 1);
    }

    /// Whether a step is steep within the height of the coarse samples; what sticks out at a pole
    /// does not count.
    private boolean isSteep(Point a, Point b) {
      return Math.abs(clamped(b.y) - clamped(a.y)) > STEEP * height.length();
    }

    private double clamped(double y) {
      return Math.min(Math.max(y, height.lo()), height.hi());
    }
  }
}
