// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.Comparator;

/// An input with a large error.
///
/// @param input the input
/// @param computed what the kernel gives
/// @param exact the exact value, to double precision
/// @param ulps the error in units in the last place of the exact value
public record Inaccuracy(double input, double computed, double exact, double ulps) {
  /// The largest error first; of equal ones the smaller input.
  static final Comparator<Inaccuracy> WORST_FIRST =
      Comparator.comparingDouble(Inaccuracy::ulps)
          .reversed()
          .thenComparingDouble(Inaccuracy::input);
}
