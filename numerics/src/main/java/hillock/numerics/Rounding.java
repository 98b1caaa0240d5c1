// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// The direction of a rounding that must not cross the exact value.
enum Rounding {
  /// Toward negative infinity, for lower endpoints.
  DOWN,
  /// Toward positive infinity, for upper endpoints.
  UP
}
