// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// The initializations with χ₁ = 1, between order and chaos.
///
/// For each variance q there is one σw with χ(q) = 1, and one σb with which q is kept: the curve
/// needs no search.
///
/// @param field that of the function
/// @param curve points in the order of their variances, the first that of the limit q → 0; only
///     those with σb² ≥ 0
public record EdgeOfChaos(MeanField field, List<Point> curve) {
  private static final int LOWEST_DECADE = -6;
  private static final int HIGHEST_DECADE = 4;

  /// σb² is zero but for rounding below this part of q.
  private static final double ROUNDING = 1e-9;

  public EdgeOfChaos {
    curve = List.copyOf(curve);
  }

  /// An initialization on the edge.
  ///
  /// @param variance the fixed point q* of the variance
  /// @param slope that of the variance map; above 1 the fixed point is unstable
  public record Point(double variance, double sigmaW, double sigmaB, double slope) {}

  /// The edge of a function; without points if its slope is not known to have a mean square, or is
  /// zero.
  public static EdgeOfChaos of(MeanField field) {
    DoubleStream variances =
        DoubleStream.concat(
            DoubleStream.of(MeanField.SMALLEST), LogScale.grid(LOWEST_DECADE, HIGHEST_DECADE));
    List<Point> curve = new ArrayList<>();
    variances
        .filter(q -> q <= field.largestVariance())
        .forEach(q -> point(field, q).ifPresent(curve::add));
    return new EdgeOfChaos(field, curve);
  }

  private static Optional<Point> point(MeanField field, double variance) {
    double weightVariance = 1 / field.meanSquareSlope(variance);
    double biasVariance = biasVariance(field, variance);
    return Double.isFinite(weightVariance) && biasVariance >= 0
        ? Optional.of(
            new Point(
                variance,
                Math.sqrt(weightVariance),
                Math.sqrt(biasVariance),
                weightVariance * field.meanSquareGrowth(variance)))
        : Optional.empty();
  }

  private static double biasVariance(MeanField field, double variance) {
    double kept = field.meanSquare(variance) / field.meanSquareSlope(variance);
    double difference = variance - kept;
    return Math.abs(difference) <= ROUNDING * variance ? 0 : difference;
  }

  /// The first point of the edge with that σb; empty if there is none.
  public Optional<Point> at(double sigmaB) {
    for (int i = 0; i < curve.size(); i++) {
      Point point = curve.get(i);
      if (point.sigmaB() == sigmaB) {
        return Optional.of(point);
      }
      boolean isPassed =
          i > 0 && (curve.get(i - 1).sigmaB() < sigmaB) != (point.sigmaB() < sigmaB);
      if (isPassed) {
        return between(curve.get(i - 1), point, sigmaB);
      }
    }
    return Optional.empty();
  }

  private Optional<Point> between(Point before, Point after, double sigmaB) {
    double target = sigmaB * sigmaB;
    double variance =
        LogScale.root(
            q -> biasVariance(field, q) - target, before.variance(), after.variance());
    return point(field, variance);
  }
}
