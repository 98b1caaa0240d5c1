// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// "Did you mean": the known name nearest to a misspelt one.
public final class Suggestion {
  private Suggestion() {}

  /// The nearest candidate by edits, if it is near enough to be a likely intention.
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    int allowed = word.length() == 1 ? 0 : Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
        .map(candidate -> new Ranked(candidate, edits(word, candidate)))
        .filter(ranked -> ranked.edits <= allowed)
        .min(Comparator.comparingInt(Ranked::edits).thenComparing(Ranked::candidate))
        .map(Ranked::candidate);
  }

  /// The end of an error message: `; did you mean 'tanh'?`, or nothing.
  public static String clause(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(n -> "; did you mean '" + n + "'?").orElse("");
  }

  private record Ranked(String candidate, int edits) {}

  /// Insertions, deletions, replacements and exchanges of neighbours that turn one word into the
  /// other.
  private static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int replace = cost[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean exchanged =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
