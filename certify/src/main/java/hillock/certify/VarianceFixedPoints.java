// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.ArrayList;
import java.util.List;

/// The variances that layers keep, as far as a search from 1e-10 to 1e10 finds them.
///
/// @param points in ascending order; 0 is one if no signal gives no signal
/// @param isEvery true if every variance is kept, as by relu at σw = √2
public record VarianceFixedPoints(List<Point> points, boolean isEvery) {
  private static final int LOWEST_DECADE = -10;
  private static final int HIGHEST_DECADE = 10;

  public VarianceFixedPoints {
    points = List.copyOf(points);
  }

  /// A variance that layers keep.
  ///
  /// @param slope how many times larger a small deviation is after a layer
  public record Point(double variance, double slope) {
    /// True if small deviations shrink.
    public boolean isStable() {
      return Math.abs(slope) < 1;
    }

    /// ξ_q: how many layers a deviation takes to shrink by the factor e; NaN if it grows.
    public double depthScale() {
      return SignalPropagation.depthScale(slope);
    }
  }

  static VarianceFixedPoints of(SignalPropagation propagation) {
    double largest = propagation.field().largestVariance();
    double[] grid =
        LogScale.grid(LOWEST_DECADE, HIGHEST_DECADE).filter(q -> q <= largest).toArray();
    List<Point> points = new ArrayList<>();
    if (propagation.biasVariance() == 0 && propagation.field().isZeroAtZero()) {
      points.add(new Point(0, propagation.varianceSlope(MeanField.SMALLEST)));
    }
    double before = 0;
    int kept = 0;
    for (int i = 0; i < grid.length; i++) {
      double change = change(propagation, grid[i]);
      if (change == 0) {
        kept++;
        points.add(point(propagation, grid[i]));
      } else if (before * change < 0) {
        points.add(
            point(
                propagation,
                LogScale.root(q -> change(propagation, q), grid[i - 1], grid[i])));
      }
      before = change;
    }
    boolean isEvery = kept == grid.length;
    return new VarianceFixedPoints(isEvery ? List.of() : points, isEvery);
  }

  private static double change(SignalPropagation propagation, double variance) {
    return propagation.nextVariance(variance) - variance;
  }

  private static Point point(SignalPropagation propagation, double variance) {
    return new Point(variance, propagation.varianceSlope(variance));
  }
}
