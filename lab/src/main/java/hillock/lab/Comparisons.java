// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Comparison.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// All functions of a study against each other, with p-values corrected for all pairs at once.
///
/// @param metric what the scores measure
/// @param ranking the scores, best mean first; functions that always diverged last
/// @param pairs every pair, in the order of the ranking
public record Comparisons(Metric metric, List<Scores> ranking, List<Comparison> pairs) {
  public Comparisons {
    ranking = List.copyOf(ranking);
    pairs = List.copyOf(pairs);
  }

  /// Compares every function with every other.
  ///
  /// @throws IllegalArgumentException if two functions have the same name
  public static Comparisons of(Metric metric, List<Scores> scores) {
    Set<String> names = new HashSet<>();
    for (Scores s : scores) {
      if (!names.add(s.name())) {
        throw new IllegalArgumentException("there are two sets of scores named " + s.name());
      }
    }
    List<Scores> ranking = scores.stream().sorted(byMean(metric)).toList();
    List<Comparison> raw = new ArrayList<>();
    for (int i = 0; i < ranking.size(); i++) {
      for (int j = i + 1; j < ranking.size(); j++) {
        raw.add(compared(metric, ranking.get(i), ranking.get(j)));
      }
    }
    return new Comparisons(metric, ranking, corrected(raw));
  }

  private static Comparator<Scores> byMean(Metric metric) {
    return Comparator.comparingDouble(
        s -> {
          double mean = s.finished().mean();
          return Double.isNaN(mean) || !metric.higherIsBetter() ? mean : -mean;
        });
  }

  private static Comparison compared(Metric metric, Scores first, Scores second) {
    Set<Long> shared = new HashSet<>(first.bySeed().keySet());
    shared.retainAll(second.bySeed().keySet());
    PairedTest test = PairedTest.of(first.minus(second));
    return new Comparison(
        metric, first.name(), second.name(), shared.size(), test, OptionalDouble.empty(), 0);
  }

  /// Pairs with too few seeds have no p-value, and do not count as looked at.
  private static List<Comparison> corrected(List<Comparison> raw) {
    double[] p =
        raw.stream()
            .filter(c -> c.test().p().isPresent())
            .mapToDouble(c -> c.test().p().getAsDouble())
            .toArray();
    double[] corrected = Holm.corrected(p);
    List<Comparison> result = new ArrayList<>();
    int next = 0;
    for (Comparison c : raw) {
      boolean tested = c.test().p().isPresent();
      OptionalDouble value = tested ? OptionalDouble.of(corrected[next++]) : OptionalDouble.empty();
      result.add(
          new Comparison(c.metric(), c.first(), c.second(), c.shared(), c.test(), value, p.length));
    }
    return result;
  }

  /// What may be said of a function against another.
  ///
  /// @throws IllegalArgumentException if the two were not compared
  public Finding finding(String first, String second) {
    for (Comparison pair : pairs) {
      if (pair.first().equals(first) && pair.second().equals(second)) {
        return pair.finding();
      }
      if (pair.first().equals(second) && pair.second().equals(first)) {
        return switch (pair.finding()) {
          case FIRST_IS_BETTER -> Finding.SECOND_IS_BETTER;
          case SECOND_IS_BETTER -> Finding.FIRST_IS_BETTER;
          case NO_DIFFERENCE_SHOWN -> Finding.NO_DIFFERENCE_SHOWN;
          case TOO_FEW_SEEDS -> Finding.TOO_FEW_SEEDS;
        };
      }
    }
    throw new IllegalArgumentException(first + " and " + second + " were not compared");
  }
}
