// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The correction of p-values for having looked at several comparisons.
///
/// Source: Holm, *A simple sequentially rejective multiple test procedure* (Scandinavian Journal of
/// Statistics 6, 1979). It assumes nothing about how the comparisons depend on each other.
public final class Holm {
  private Holm() {}

  /// The corrected p-values, in the order of the given ones.
  ///
  /// Whoever calls a difference real when its corrected value is below 0.05 errs in any of the
  /// comparisons with a probability of at most 0.05. The i-th smallest of m values is multiplied by
  /// m - i + 1, raised to the corrected value before it, and cut at 1.
  ///
  /// @throws IllegalArgumentException if a value is not between 0 and 1
  public static double[] corrected(double... p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a p-value is between 0 and 1, not " + value);
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    double before = 0;
    for (int i = 0; i < p.length; i++) {
      before = Math.max(before, Math.min(1, (p.length - i) * p[order[i]]));
      corrected[order[i]] = before;
    }
    return corrected;
  }
}
