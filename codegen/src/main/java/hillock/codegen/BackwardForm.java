// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

/// What a backward pass computes slopes from.
public enum BackwardForm {
  /// From the input, anew: costs time.
  FROM_INPUT,
  /// From the output, which the next layer keeps anyway: `y * (1 - y)`.
  FROM_OUTPUT,
  /// From a slope that the forward pass has stored: costs memory and a longer forward pass.
  FROM_SLOPE
}
