// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.stream.DoubleStream;

/// Where the variance of signals goes, layer by layer.
///
/// @param variance q* if it settles, 0 if it vanishes, infinite if it explodes, else NaN
/// @param slope that of the variance map there; NaN unless it settles or vanishes
/// @param gradientFactor χ₁, the factor of the mean square of gradients there; likewise
public record VarianceLimit(Kind kind, double variance, double slope, double gradientFactor) {
  /// After so many layers the fixed points tell where it goes.
  private static final int LAYERS = 300;

  /// A fixed point this near is the one that the variance creeps to.
  private static final double NEAR = 1e-9;

  /// What a variance may do in the end.
  public enum Kind {
    SETTLES,
    VANISHES,
    EXPLODES,
    OSCILLATES,
    /// The variance leaves the range in which means are known to exist.
    UNKNOWN
  }

  static VarianceLimit of(SignalPropagation propagation, double start) {
    double variance = start;
    double change = 0;
    int turns = 0;
    for (int i = 0; i < LAYERS; i++) {
      double next = propagation.nextVariance(variance);
      if (next == variance) {
        return settled(propagation, variance);
      }
      if (Double.isNaN(next)) {
        return without(Kind.UNKNOWN);
      }
      if (next > SignalPropagation.LARGEST) {
        return exploded();
      }
      if (next < MeanField.SMALLEST) {
        return vanished(propagation);
      }
      turns += change * (next - variance) < 0 ? 1 : 0;
      change = next - variance;
      variance = next;
    }
    return turns > LAYERS / 2
        ? without(Kind.OSCILLATES)
        : ahead(propagation, variance, change);
  }

  /// The first fixed point on the way.
  private static VarianceLimit ahead(
      SignalPropagation propagation, double variance, double change) {
    DoubleStream places =
        propagation.fixedPoints().points().stream()
            .mapToDouble(VarianceFixedPoints.Point::variance);
    double[] found =
        change > 0
            ? places.filter(q -> q > variance * (1 - NEAR)).toArray()
            : places.filter(q -> q < variance * (1 + NEAR)).toArray();
    if (found.length == 0 && change > 0) {
      return exploded();
    }
    int nearest = change > 0 ? 0 : found.length - 1;
    double goal = found.length == 0 ? 0 : found[nearest];
    return goal == 0 ? vanished(propagation) : settled(propagation, goal);
  }

  private static VarianceLimit settled(SignalPropagation propagation, double variance) {
    return new VarianceLimit(
        Kind.SETTLES,
        variance,
        propagation.varianceSlope(variance),
        propagation.gradientFactor(variance));
  }

  private static VarianceLimit vanished(SignalPropagation propagation) {
    return new VarianceLimit(
        Kind.VANISHES,
        0,
        propagation.varianceSlope(MeanField.SMALLEST),
        propagation.gradientFactor(MeanField.SMALLEST));
  }

  private static VarianceLimit exploded() {
    return new VarianceLimit(
        Kind.EXPLODES, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);
  }

  private static VarianceLimit without(Kind kind) {
    return new VarianceLimit(kind, Double.NaN, Double.NaN, Double.NaN);
  }

  /// The phase of the network; unknown unless the variance settles or vanishes.
  public Phase phase() {
    return Phase.of(gradientFactor);
  }

  /// ξ_q: how many layers a deviation of the variance takes to shrink by the factor e; NaN if it
  /// grows.
  public double depthScale() {
    return SignalPropagation.depthScale(slope);
  }
}
