// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Interval;
import hillock.numerics.Quadrature.Estimate;
import java.util.Optional;

/// The means of f(Z), f(Z)² and f'(Z)² for a standard normal Z, between bounds, and the gains for
/// initialization that follow.
///
/// @param mean E f(Z)
/// @param meanSquare E f(Z)²
/// @param meanSquareSlope E f'(Z)²; empty where f' is not known to have a mean square
/// @param isProved true if the intervals are enclosures, false if they are the values of a
///     quadrature and its own estimate of its error
public record GaussianMoments(
    Interval mean, Interval meanSquare, Optional<Interval> meanSquareSlope, boolean isProved) {
  /// The moments, unless the function is not defined everywhere or grows too fast.
  static Optional<GaussianMoments> of(PiecewiseFunction function) {
    if (!function.isTotal()) {
      return Optional.empty();
    }
    return GaussianIntegral.of(function)
        .map(
            means ->
                new GaussianMoments(means.first(), means.square(), means.slopeSquare(), true))
        .or(
            () ->
                GaussianStatistics.of(function)
                    .filter(GaussianMoments::isFinite)
                    .map(GaussianMoments::estimated));
  }

  private static boolean isFinite(GaussianStatistics statistics) {
    return isFinite(statistics.mean()) && isFinite(statistics.meanSquare());
  }

  private static boolean isFinite(Estimate estimate) {
    return Double.isFinite(estimate.value()) && Double.isFinite(estimate.error());
  }

  private static GaussianMoments estimated(GaussianStatistics statistics) {
    return new GaussianMoments(
        around(statistics.mean()),
        around(statistics.meanSquare()),
        isFinite(statistics.meanSquareSlope())
            ? Optional.of(around(statistics.meanSquareSlope()))
            : Optional.empty(),
        false);
  }

  private static Interval around(Estimate estimate) {
    return Interval.point(estimate.value())
        .add(Interval.of(-estimate.error(), estimate.error()));
  }

  /// 1/√(E f²): the gain that keeps the mean square of signals; empty if the function is 0.
  public Optional<Interval> forwardGain() {
    return gain(meanSquare);
  }

  /// 1/√(E f'²): the gain that keeps the mean square of gradients; empty if there is none.
  public Optional<Interval> backwardGain() {
    return meanSquareSlope.flatMap(GaussianMoments::gain);
  }

  private static Optional<Interval> gain(Interval meanSquare) {
    return meanSquare.strictlyPositive()
        ? Optional.of(Interval.ONE.divide(meanSquare.sqrt()))
        : Optional.empty();
  }

  /// The largest distance between bounds, relative to max(1, |value|).
  public double doubt() {
    double ofValues = Math.max(doubt(mean), doubt(meanSquare));
    return Math.max(ofValues, meanSquareSlope.map(GaussianMoments::doubt).orElse(0.0));
  }

  private static double doubt(Interval x) {
    return x.width() / Math.max(1, x.mag());
  }
}
