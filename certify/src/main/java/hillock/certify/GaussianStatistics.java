// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Side;
import hillock.numerics.Quadrature;
import hillock.numerics.Quadrature.Estimate;
import java.util.Optional;

/// What a function does to a standard normal input Z, by quadrature: the mean field of a wide
/// layer.
///
/// Errors are those that the quadrature estimates; nothing here is proved.
///
/// @param mean E f(Z)
/// @param meanSquare E f(Z)²
/// @param meanSquareSlope E f'(Z)²; NaN where f' is not bounded
public record GaussianStatistics(
    Estimate mean, Estimate meanSquare, Estimate meanSquareSlope) {
  /// The statistics, unless the function is not defined everywhere or grows too fast.
  static Optional<GaussianStatistics> of(PiecewiseFunction function) {
    if (Growth.obstacle(function).isPresent()) {
      return Optional.empty();
    }
    double[] breaks =
        function.joints().stream().mapToDouble(joint -> joint.place().nearest()).toArray();
    Estimate mean = Quadrature.gaussianExpectation(x -> function.near(0, x), breaks);
    Estimate square =
        Quadrature.gaussianExpectation(x -> square(function.near(0, x)), breaks);
    Estimate slope =
        hasBoundedSlope(function)
            ? Quadrature.gaussianExpectation(x -> square(function.near(1, x)), breaks)
            : new Estimate(Double.NaN, Double.NaN);
    return Optional.of(new GaussianStatistics(mean, square, slope));
  }

  private static double square(double x) {
    return x * x;
  }

  /// True if the slope is known to be bounded near all kinks.
  static boolean hasBoundedSlope(PiecewiseFunction function) {
    return function.joints().stream()
        .allMatch(
            joint ->
                joint.limit(1, Side.LEFT) instanceof Value.Finite
                    && joint.limit(1, Side.RIGHT) instanceof Value.Finite);
  }

  /// 1/√(E f²): the gain that keeps the variance of signals.
  public double forwardGain() {
    return 1 / Math.sqrt(meanSquare.value());
  }

  /// 1/√(E f'²): the gain that keeps the variance of gradients.
  public double backwardGain() {
    return 1 / Math.sqrt(meanSquareSlope.value());
  }

  /// The error of the forward gain that the error of the mean square implies.
  public double forwardGainError() {
    return forwardGain() * meanSquare.error() / (2 * meanSquare.value());
  }

  /// The error of the backward gain that the error of the mean square implies.
  public double backwardGainError() {
    return backwardGain() * meanSquareSlope.error() / (2 * meanSquareSlope.value());
  }
}
