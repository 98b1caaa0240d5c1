// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How many inputs have errors of which size.
///
/// @param counts as many as [#BOUNDS] has numbers: how many errors are at most that large, and larger
///     than the bound before
public record Histogram(List<Long> counts) {
  /// The largest error of each bin, in ulps.
  public static final List<Double> BOUNDS =
      List.of(
          0.5, 0.51, 0.6, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 8.0, 16.0, 64.0, 1024.0, 0x1p20,
          Double.POSITIVE_INFINITY);

  /// Errors are measured to some 2⁻¹⁶ ulps; a result that is rounded correctly belongs into the first
  /// bin.
  private static final double SLACK = 0x1p-14;

  private static final double[] UPPER =
      BOUNDS.stream().mapToDouble(bound -> bound + SLACK).toArray();

  public Histogram {
    counts = List.copyOf(counts);
  }

  static Histogram of(long[] counts) {
    return new Histogram(Arrays.stream(counts).boxed().toList());
  }

  /// A histogram of nothing.
  public static Histogram empty() {
    return new Histogram(Collections.nCopies(BOUNDS.size(), 0L));
  }

  /// The bin of an error.
  static int bin(double ulps) {
    int bin = 0;
    while (ulps > UPPER[bin]) {
      bin++;
    }
    return bin;
  }

  /// The number of all inputs.
  public long total() {
    return counts.stream().mapToLong(c -> c).sum();
  }

  /// The sums of two.
  Histogram plus(Histogram other) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      sums.add(counts.get(i) + other.counts.get(i));
    }
    return new Histogram(sums);
  }
}
