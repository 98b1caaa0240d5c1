// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

/// What is computed of an activation function.
public enum Pass {
  /// y = f(x).
  FORWARD,

  /// dx = f'(x)·dy.
  BACKWARD,

  /// Both y = f(x) and dx = f'(x)·dy.
  BOTH
}
