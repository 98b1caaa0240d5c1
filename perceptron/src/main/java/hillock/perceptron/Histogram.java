// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.Arrays;
import java.util.List;

/// How some numbers are distributed between the smallest and the largest of them.
///
/// @param lo the smallest number
/// @param hi the largest number
/// @param counts how many lie in each of equally wide bins; the last includes `hi`
public record Histogram(float lo, float hi, List<Integer> counts) {
  /// The number of bins.
  public static final int BINS = 50;

  public Histogram {
    counts = List.copyOf(counts);
  }

  /// Of the first `length` numbers, at least one; NaN is left out.
  static Histogram of(float[] numbers, int length) {
    float lo = Float.POSITIVE_INFINITY;
    float hi = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      lo = numbers[i] < lo ? numbers[i] : lo;
      hi = numbers[i] > hi ? numbers[i] : hi;
    }
    Integer[] counts = new Integer[BINS];
    Arrays.setAll(counts, _ -> 0);
    double scale = BINS / ((double) hi - lo);
    for (int i = 0; i < length; i++) {
      if (!Float.isNaN(numbers[i])) {
        int bin = (int) (((double) numbers[i] - lo) * scale);
        counts[Math.clamp(bin, 0, BINS - 1)]++;
      }
    }
    return new Histogram(lo, hi, List.of(counts));
  }

  /// The ends of the bins, one more than there are bins; a single number gets bins around it.
  public double[] edges() {
    double from = lo < hi ? lo : lo - 0.5;
    double to = lo < hi ? hi : hi + 0.5;
    double[] edges = new double[counts.size() + 1];
    Arrays.setAll(edges, i -> from + (to - from) * i / counts.size());
    return edges;
  }
}
