// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.EdgeOfChaos;
import hillock.certify.SignalPropagation.Layer;
import hillock.certify.VarianceFixedPoints;
import hillock.certify.VarianceLimit;
import java.util.List;
import java.util.Optional;

/// What `hillock signal` says of a function; its JSON has these fields.
///
/// @param name what the function is called: its name or its formula
/// @param definition the whole definition, as a file would have it
/// @param verdict what happens, in words
/// @param phase ordered, critical, chaotic or unknown
/// @param gains those under standard normal inputs, with their error
/// @param meansError the relative error of means by quadrature: what it estimates of itself in the
///     first layer and in the last, or what it is off at variance 1, where bounds are proved
/// @param limit where the variance goes in the end
/// @param fixedPoints the variances that layers keep
/// @param correlation what a layer does to the correlation of two inputs
/// @param edge the initializations between order and chaos
/// @param layers what arrives at each layer; fewer than the depth where the variance leaves the
///     range in which it is known
/// @param remarks what could not be found, and why
record SignalSheet(
    String name,
    String definition,
    String verdict,
    String phase,
    Setting setting,
    Optional<SignalGains> gains,
    Optional<Double> meansError,
    Optional<VarianceLimit> limit,
    Optional<VarianceFixedPoints> fixedPoints,
    Optional<Correlation> correlation,
    Optional<Edge> edge,
    List<Layer> layers,
    List<String> remarks) {
  /// The initialization.
  ///
  /// @param sigmaW weights have the standard deviation sigmaW/√fan-in
  /// @param sigmaB the standard deviation of biases
  /// @param variance that of the inputs of the first activation functions
  record Setting(double sigmaW, double sigmaB, double variance, int depth) {}

  /// The correlation map at a variance.
  ///
  /// @param before correlations of two inputs
  /// @param after what a layer makes of them
  /// @param fixedPoint the correlation that those of different inputs tend to
  /// @param depthScale how many layers they take to come nearer by the factor e
  record Correlation(
      double variance,
      List<Double> before,
      List<Double> after,
      double slopeAtOne,
      double fixedPoint,
      double depthScale) {}

  /// The edge of chaos.
  ///
  /// @param atSigmaB the point of it with the σb of the setting
  record Edge(Optional<EdgeOfChaos.Point> atSigmaB, List<EdgeOfChaos.Point> curve) {}
}
