// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import java.util.Arrays;

/// Times of the same work, measured several times.
public final class Samples {
  private final double[] ascending;

  /// @param times at least one
  public Samples(double... times) {
    if (times.length == 0) {
      throw new IllegalArgumentException("percentiles need a sample");
    }
    ascending = times.clone();
    Arrays.sort(ascending);
  }

  /// The time that a part of the samples does not exceed; between two samples it is interpolated.
  ///
  /// @param part 0 to 1
  public double percentile(double part) {
    double place = part * (ascending.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  /// The middle.
  public double median() {
    return percentile(0.5);
  }

  /// The 20th percentile: what the work takes when little else disturbs it.
  public double quiet() {
    return percentile(0.2);
  }
}
