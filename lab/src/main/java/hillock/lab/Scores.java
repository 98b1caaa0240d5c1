// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The final scores of one activation function, by seed.
///
/// A score that is NaN or infinite says that this trial diverged. A seed that is absent was not
/// tried.
///
/// @param name the function
/// @param bySeed the score of each seed
public record Scores(String name, SortedMap<Long, Double> bySeed) {
  public Scores {
    bySeed = Collections.unmodifiableSortedMap(new TreeMap<>(bySeed));
  }

  /// Scores of the seeds 1, 2, 3 ...
  public static Scores of(String name, double... scores) {
    SortedMap<Long, Double> bySeed = new TreeMap<>();
    for (int i = 0; i < scores.length; i++) {
      bySeed.put(i + 1L, scores[i]);
    }
    return new Scores(name, bySeed);
  }

  /// How many trials there were.
  public int trials() {
    return bySeed.size();
  }

  /// How many trials diverged.
  public int diverged() {
    return (int) bySeed.values().stream().filter(score -> !Double.isFinite(score)).count();
  }

  /// The scores of the trials that did not diverge.
  public Sample finished() {
    return Sample.of(
        bySeed.values().stream()
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .toArray());
  }

  /// The differences `this - other`, seed by seed, where both have a trial that did not diverge.
  ///
  /// They are rounded to `2^-32` of the largest score, so that differences that are equal but for
  /// rounding, such as `0.95 - 0.94` and `0.94 - 0.93`, become equal.
  double[] minus(Scores other) {
    double largest = 0;
    for (Map.Entry<Long, Double> entry : bySeed.entrySet()) {
      double theirs = other.bySeed.getOrDefault(entry.getKey(), Double.NaN);
      double larger = Math.max(Math.abs(entry.getValue()), Math.abs(theirs));
      largest = Double.isFinite(larger) ? Math.max(largest, larger) : largest;
    }
    double step = Math.scalb(Math.ulp(largest), 20);
    return bySeed.entrySet().stream()
        .mapToDouble(e -> e.getValue() - other.bySeed.getOrDefault(e.getKey(), Double.NaN))
        .filter(Double::isFinite)
        .map(difference -> Math.rint(difference / step) * step)
        .toArray();
  }
}
