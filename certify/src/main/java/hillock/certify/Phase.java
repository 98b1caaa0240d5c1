// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// What deep networks do to inputs that are near each other, and to gradients.
public enum Phase {
  /// χ₁ < 1: inputs become alike, gradients vanish.
  ORDERED,
  /// χ₁ = 1, the edge of chaos: both go deep.
  CRITICAL,
  /// χ₁ > 1: inputs come apart, gradients explode.
  CHAOTIC,
  /// χ₁ is not known to exist.
  UNKNOWN;

  /// What counts as 1.
  private static final double TOLERANCE = 1e-6;

  /// The phase of a network, by the factor χ₁ of its gradients.
  static Phase of(double chi) {
    if (Double.isNaN(chi)) {
      return UNKNOWN;
    }
    if (Math.abs(chi - 1) <= TOLERANCE) {
      return CRITICAL;
    }
    return chi < 1 ? ORDERED : CHAOTIC;
  }
}
