// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Quadrature;
import hillock.numerics.Quadrature.Estimate;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a function does to normal inputs of any variance: the mean field of a wide layer.
///
/// In a wide layer with random weights the inputs of the activation function are normal, by the
/// central limit theorem, and only their variance and correlation matter. All means are found by
/// quadrature; nothing here is proved.
///
/// @see SignalPropagation
public final class MeanField {
  /// Stands for the limit of small variances, where only the slopes at 0 matter.
  static final double SMALLEST = 1e-20;

  /// Functions usually bend at inputs between these powers of two.
  private static final int LOWEST_BEND = -2;

  private static final int HIGHEST_BEND = 40;

  /// Farther out in z the panels of the quadrature are narrow enough.
  private static final double FARTHEST_BEND = 0.5;

  /// Between nodes a wave of the function turns by less than a right angle.
  private static final double WIDEST_PANEL = 16;

  private final PiecewiseFunction function;
  private final double largestVariance;
  private final boolean hasBoundedSlope;

  private MeanField(PiecewiseFunction function) {
    this.function = function;
    this.largestVariance = Growth.largestVariance(function);
    this.hasBoundedSlope = GaussianStatistics.hasBoundedSlope(function);
  }

  /// The mean field of a function.
  ///
  /// @throws IllegalArgumentException saying why, if E f(Z)² is not known to exist for a standard
  ///     normal Z
  static MeanField of(PiecewiseFunction function) {
    Optional<String> obstacle = Growth.obstacle(function);
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(
          "the mean of f(Z)^2 for a normal Z is not known to exist: " + obstacle.get());
    }
    return new MeanField(function);
  }

  /// The largest variance for which means are known to exist: infinite unless the function outgrows
  /// all powers.
  public double largestVariance() {
    return largestVariance;
  }

  /// True if the slope is bounded, so that the means of its square exist.
  public boolean hasBoundedSlope() {
    return hasBoundedSlope;
  }

  /// True if the function is known to be continuous: the slope then tells how inputs that are near
  /// each other come apart.
  public boolean isContinuous() {
    return function.joints().stream().allMatch(joint -> joint.isContinuous().orElse(false));
  }

  /// True if f(0) = 0, so that no signal gives no signal.
  public boolean isZeroAtZero() {
    return function.near(0, 0) == 0;
  }

  /// E f(√q·Z)²; NaN if it is not known to exist.
  ///
  /// @param variance q, positive
  public double meanSquare(double variance) {
    return meanSquareEstimate(variance).value();
  }

  /// E f(√q·Z)² with an estimate of its error; both NaN if it is not known to exist.
  public Estimate meanSquareEstimate(double variance) {
    double root = Math.sqrt(variance);
    return mean(variance, z -> square(function.near(0, root * z)));
  }

  /// E f'(√q·Z)²; NaN if it is not known to exist. A jump of f counts nothing, as in training.
  public double meanSquareSlope(double variance) {
    double root = Math.sqrt(variance);
    return hasBoundedSlope
        ? mean(variance, z -> square(function.near(1, root * z))).value()
        : Double.NaN;
  }

  /// The derivative of [#meanSquare] in the variance, which needs no slope of f.
  public double meanSquareGrowth(double variance) {
    double root = Math.sqrt(variance);
    DoubleUnaryOperator score =
        z -> square(function.near(0, root * z)) * (z * z - 1) / (2 * variance);
    return mean(variance, score).value();
  }

  /// E f(U)·f(V) as a function of the correlation of U and V.
  HermiteSeries products(double variance) {
    double root = Math.sqrt(variance);
    return HermiteSeries.of(
        z -> function.near(0, root * z), meanSquare(variance), breaks(root), WIDEST_PANEL / root);
  }

  private Estimate mean(double variance, DoubleUnaryOperator g) {
    return variance > largestVariance
        ? new Estimate(Double.NaN, Double.NaN)
        : Quadrature.gaussianExpectation(g, breaks(Math.sqrt(variance)));
  }

  /// Where f(√q·z) bends: at the kinks, and near z = 0 if q is large.
  private double[] breaks(double root) {
    DoubleStream kinks =
        function.joints().stream().mapToDouble(joint -> joint.place().nearest() / root);
    DoubleStream bends =
        IntStream.rangeClosed(LOWEST_BEND, HIGHEST_BEND)
            .mapToDouble(power -> Math.scalb(1.0, power) / root)
            .filter(bend -> root > 1 && bend < FARTHEST_BEND)
            .flatMap(bend -> DoubleStream.of(-bend, bend));
    return DoubleStream.concat(kinks, bends).toArray();
  }

  private static double square(double x) {
    return x * x;
  }
}
