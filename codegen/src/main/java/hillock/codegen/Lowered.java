// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import org.jspecify.annotations.Nullable;

/// What lowering an expression gives: `(hi + lo) · factor`.
///
/// @param hi the number, rounded
/// @param lo what rounding took away, where it was asked for and is not zero
/// @param factor a power of two to be multiplied in last, where the number would otherwise have
///     left the normal range too early
record Lowered(Value hi, @Nullable Value lo, @Nullable Value factor) {
  static Lowered of(Value value) {
    return new Lowered(value, null, null);
  }

  static Lowered of(Value hi, @Nullable Value lo) {
    return new Lowered(hi, lo, null);
  }

  static Lowered scaled(Value value, Value factor) {
    return new Lowered(value, null, factor);
  }
}
