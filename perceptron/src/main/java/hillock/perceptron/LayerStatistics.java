// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.List;

/// What a layer does on a fixed sample of the training examples, random draws replaced by their
/// deterministic form.
///
/// Moments and histograms are over all units and examples together, as in Glorot and Bengio,
/// *Understanding the difficulty of training deep feedforward neural networks* (2010), section 3,
/// who watched 300 fixed examples. The output layer counts as a layer whose activation function is
/// the identity.
///
/// @param sums of the sums z that enter the activation function
/// @param activations of what leaves it, a = g(z)
/// @param sumHistogram of z
/// @param activationHistogram of a
/// @param saturated the part of all units and examples where |g′(z)| is below
///     [#SATURATED_SLOPE]: the surveys call a function saturated on a side where its slope tends to
///     0 (softly) or is 0 from some point on (hard)
/// @param dead the part of the units where g′(z) is exactly 0 on every example of the sample: their
///     incoming weights do not learn
/// @param sparse the part of all units and examples where a is exactly 0
/// @param weightGradientNorm the Frobenius norm of the gradient, in the layer's weights, of the
///     mean loss on the sample, L2 term excluded
/// @param sumGradientNorm the root mean square over the examples of the Euclidean norm of the
///     gradient of their loss in z
/// @param learned the learned parameters of the activation function
public record LayerStatistics(
    Moments sums,
    Moments activations,
    Histogram sumHistogram,
    Histogram activationHistogram,
    double saturated,
    double dead,
    double sparse,
    double weightGradientNorm,
    double sumGradientNorm,
    List<Float> learned) {
  /// Below this magnitude a slope counts as saturation.
  public static final float SATURATED_SLOPE = 1e-3f;

  public LayerStatistics {
    learned = List.copyOf(learned);
  }
}
