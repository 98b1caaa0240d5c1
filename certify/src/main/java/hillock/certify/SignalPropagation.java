// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.ArrayList;
import java.util.List;

/// How signals and gradients go through many wide layers with random weights.
///
/// The inputs zₗ of the activation functions of layer l are sums over layer l-1 with independent
/// normal weights of variance σw²/fan-in and biases of variance σb². In the limit of wide layers
/// they are normal, of a variance qₗ that the *variance map* hands on:
///
/// ```text
/// q ↦ V(q) = σw² E f(√q·Z)² + σb²        χ(q) = σw² E f'(√q·Z)²
/// ```
///
/// Gradients come back through layer l with their mean square times χ(qₗ). At a fixed point q* of V
/// the factor is χ₁; it is also the slope of the [CorrelationMap] for inputs that are nearly alike,
/// so that χ₁ = 1 is the edge of chaos.
///
/// The theory is that of `poole2016exponential` and `schoenholz2017deep`. Layers are fully
/// connected and of equal width.
public final class SignalPropagation {
  /// σw and σb are smaller than this.
  public static final double LARGEST_SIGMA = 1e6;

  /// A larger variance is on its way to infinity.
  static final double LARGEST = 1e30;

  private static final double TOLERANCE = 1e-12;

  private final MeanField field;
  private final double weightVariance;
  private final double biasVariance;

  /// What arrives at one layer.
  ///
  /// @param number counts layers from 1
  /// @param variance qₗ
  /// @param gradientFactor χ(qₗ); NaN if it is not known to exist
  /// @param gradient the root mean square of gradients in zₗ, relative to that in the last layer
  public record Layer(int number, double variance, double gradientFactor, double gradient) {}

  /// @param sigmaW σw: weights have the standard deviation σw/√fan-in; positive
  /// @param sigmaB σb: the standard deviation of biases; 0 or more
  /// @throws IllegalArgumentException if they are not so, or not finite
  public SignalPropagation(MeanField field, double sigmaW, double sigmaB) {
    boolean isInitialization =
        sigmaW > 0 && sigmaW < LARGEST_SIGMA && sigmaB >= 0 && sigmaB < LARGEST_SIGMA;
    if (!isInitialization) {
      throw new IllegalArgumentException(
          "sigma_w is positive, sigma_b not negative, both below 1e6; not %s and %s"
              .formatted(sigmaW, sigmaB));
    }
    this.field = field;
    this.weightVariance = sigmaW * sigmaW;
    this.biasVariance = sigmaB * sigmaB;
  }

  MeanField field() {
    return field;
  }

  double weightVariance() {
    return weightVariance;
  }

  double biasVariance() {
    return biasVariance;
  }

  /// The variance map V. A variance that is kept but for rounding is returned as it is, so that
  /// rounding does not grow at an unstable fixed point. NaN if the mean is not known to exist.
  public double nextVariance(double variance) {
    double next = weightVariance * field.meanSquare(variance) + biasVariance;
    return Math.abs(next - variance) <= TOLERANCE * variance ? variance : next;
  }

  /// The slope of the variance map, positive variances only.
  public double varianceSlope(double variance) {
    return weightVariance * field.meanSquareGrowth(variance);
  }

  /// χ: the mean square of gradients grows by this factor on its way back through a layer.
  public double gradientFactor(double variance) {
    return weightVariance * field.meanSquareSlope(variance);
  }

  /// What arrives at the first layers; fewer than asked for, where the variance leaves the range
  /// in which it is known.
  ///
  /// @param variance that of the inputs of the first activation functions
  public List<Layer> layers(double variance, int depth) {
    List<Layer> forward = new ArrayList<>();
    double q = variance;
    double factor = gradientFactor(q);
    for (int number = 1; number <= depth && isInRange(q); number++) {
      forward.add(new Layer(number, q, factor, 1));
      double next = nextVariance(q);
      factor = next == q ? factor : gradientFactor(next);
      q = next;
    }
    return withGradients(forward);
  }

  private boolean isInRange(double variance) {
    return variance >= MeanField.SMALLEST
        && variance <= Math.min(LARGEST, field.largestVariance());
  }

  private static List<Layer> withGradients(List<Layer> forward) {
    List<Layer> layers = new ArrayList<>(forward);
    double gradient = 1;
    for (int i = layers.size() - 2; i >= 0; i--) {
      Layer layer = layers.get(i);
      gradient *= Math.sqrt(layer.gradientFactor());
      layers.set(i, new Layer(layer.number(), layer.variance(), layer.gradientFactor(), gradient));
    }
    return List.copyOf(layers);
  }

  /// The variances that layers keep.
  public VarianceFixedPoints fixedPoints() {
    return VarianceFixedPoints.of(this);
  }

  /// Where the variance goes in the end.
  public VarianceLimit limit(double variance) {
    return VarianceLimit.of(this, variance);
  }

  /// What a layer does to the correlation of two inputs of one variance.
  public CorrelationMap correlationMap(double variance) {
    return CorrelationMap.of(this, variance);
  }

  /// How many layers a deviation takes to shrink by the factor e, if each layer multiplies it by
  /// the factor given: ∞ at 1; NaN if it grows.
  public static double depthScale(double factor) {
    double magnitude = Math.abs(factor);
    if (!(magnitude <= 1 + TOLERANCE)) {
      return Double.NaN;
    }
    return magnitude >= 1 - TOLERANCE
        ? Double.POSITIVE_INFINITY
        : -1 / StrictMath.log(magnitude);
  }
}
