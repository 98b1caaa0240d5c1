// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// What a layer does to the correlation of two inputs of one variance.
///
/// The correlation after the layer is that of E f(U)·f(V), scaled and with the biases added. It is
/// a power series in c without negative coefficients, so that between 0 and 1 the map is convex:
/// apart from 1, at most one correlation there is kept.
public final class CorrelationMap {
  /// The search for a fixed point begins this far below 1.
  private static final double CLOSE = 1e-6;

  private static final int HALVINGS = 60;

  private final HermiteSeries products;
  private final double weight;
  private final double bias;
  private final double slopeAtOne;

  private CorrelationMap(
      HermiteSeries products, double weight, double bias, double slopeAtOne) {
    this.products = products;
    this.weight = weight;
    this.bias = bias;
    this.slopeAtOne = slopeAtOne;
  }

  static CorrelationMap of(SignalPropagation propagation, double variance) {
    double next =
        propagation.weightVariance() * propagation.field().meanSquare(variance)
            + propagation.biasVariance();
    double slope =
        propagation.field().isContinuous()
            ? propagation.gradientFactor(variance) * variance / next
            : Double.POSITIVE_INFINITY;
    return new CorrelationMap(
        propagation.field().products(variance),
        propagation.weightVariance() / next,
        propagation.biasVariance() / next,
        slope);
  }

  /// The correlation after a layer.
  ///
  /// @param correlation from -1 to 1
  public double at(double correlation) {
    return correlation == 1 ? 1 : Math.min(1, weight * products.at(correlation) + bias);
  }

  /// The slope of the map; at 1 it is χ₁ at a fixed point of the variance, infinite if the function
  /// jumps, and NaN if it is not known to exist.
  public double slopeAt(double correlation) {
    return correlation == 1 ? slopeAtOne : weight * products.slopeAt(correlation);
  }

  /// c*: the correlation that those of different inputs tend to.
  public double fixedPoint() {
    boolean isRepellingAtOne = slopeAtOne > 1 + CLOSE;
    if (!isRepellingAtOne || at(1 - CLOSE) >= 1 - CLOSE) {
      return 1;
    }
    double lo = 0;
    double hi = 1 - CLOSE;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (lo + hi) / 2;
      if (at(middle) > middle) {
        lo = middle;
      } else {
        hi = middle;
      }
    }
    return lo;
  }

  /// ξ_c: how many layers a correlation takes to come nearer to [#fixedPoint] by the factor e.
  public double depthScale() {
    return SignalPropagation.depthScale(slopeAt(fixedPoint()));
  }
}
