// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Comparison.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a study says, in plain words that claim no more than the numbers allow.
///
/// @param overall which function is best, as far as that is shown
/// @param pairs a sentence for each pair, in the order of the ranking
/// @param diverged a sentence for each function with trials that diverged
public record Conclusions(String overall, List<String> pairs, List<String> diverged) {
  /// How to read the sentences; belongs under them wherever they are shown.
  public static final String LEGEND =
      "± is half the width of the 95 % confidence interval of the mean difference between trials of"
          + " the same seed. p is from the paired t-test. A difference counts as shown below"
          + " p = 0.05 after Holm's correction for all pairs.";

  /// How clauses begin that do not begin with a function.
  private static final List<String> OPENINGS = List.of("no difference ", "nothing ", "there is ");

  public Conclusions {
    pairs = List.copyOf(pairs);
    diverged = List.copyOf(diverged);
  }

  /// The conclusions from comparing all functions of a study.
  public static Conclusions of(Comparisons comparisons) {
    return new Conclusions(
        overall(comparisons),
        comparisons.pairs().stream().map(Comparison::sentence).toList(),
        comparisons.ranking().stream()
            .filter(scores -> scores.diverged() > 0)
            .map(Conclusions::divergence)
            .toList());
  }

  /// A clause as a sentence; a function that stands first keeps its name as it is.
  public static String sentence(String clause) {
    boolean beginsWithWord = OPENINGS.stream().anyMatch(clause::startsWith);
    String opening = beginsWithWord ? clause.substring(0, 1).toUpperCase(Locale.ROOT) : "";
    return opening + clause.substring(opening.length()) + ".";
  }

  private static String divergence(Scores scores) {
    int trials = scores.trials();
    String which =
        scores.diverged() == trials
            ? "in " + (trials == 1 ? "its only trial" : "all " + trials + " trials")
            : "in %s of %s trials".formatted(scores.diverged(), trials);
    return "%s diverged %s".formatted(scores.name(), which);
  }

  private static String overall(Comparisons comparisons) {
    List<Scores> ranking = comparisons.ranking();
    List<Comparison> pairs = comparisons.pairs();
    if (ranking.size() < 2) {
      return "there is nothing to compare: two or more functions are needed";
    }
    if (pairs.size() == 1) {
      return pairs.getFirst().sentence();
    }
    long undecided = count(pairs, Finding.TOO_FEW_SEEDS);
    if (undecided == pairs.size()) {
      return "nothing can be concluded: no two functions have %s at which both finished"
          .formatted(Wording.count(PairedTest.FEWEST, "seed"));
    }
    if (undecided + count(pairs, Finding.NO_DIFFERENCE_SHOWN) == pairs.size()) {
      String none =
          "no difference can be shown between any two of the %s functions"
              .formatted(ranking.size());
      return undecided == 0
          ? none
          : none + "; %s of %s pairs have too few seeds".formatted(undecided, pairs.size());
    }
    return leader(comparisons);
  }

  private static long count(List<Comparison> pairs, Finding finding) {
    return pairs.stream().filter(pair -> pair.finding() == finding).count();
  }

  /// How the best of those that are shown to be better than another stands against each function.
  private static String leader(Comparisons comparisons) {
    List<Scores> winners =
        comparisons.ranking().stream()
            .filter(s -> !against(comparisons, s.name(), Finding.FIRST_IS_BETTER).isEmpty())
            .toList();
    Scores leader =
        winners.stream()
            .filter(s -> against(comparisons, s.name(), Finding.SECOND_IS_BETTER).isEmpty())
            .findFirst()
            .orElse(winners.getFirst());
    List<String> worse = against(comparisons, leader.name(), Finding.FIRST_IS_BETTER);
    List<String> even = against(comparisons, leader.name(), Finding.NO_DIFFERENCE_SHOWN);
    List<String> unknown = against(comparisons, leader.name(), Finding.TOO_FEW_SEEDS);
    boolean all = worse.size() == comparisons.ranking().size() - 1;
    List<String> clauses = new ArrayList<>();
    clauses.add(
        "%s is better than %s in %s"
            .formatted(
                leader.name(),
                all ? "all others" : Wording.list(worse),
                comparisons.metric().name()));
    if (!even.isEmpty()) {
      clauses.add("no difference can be shown between it and " + Wording.list(even));
    }
    if (!unknown.isEmpty()) {
      clauses.add("there are too few seeds to compare it with " + Wording.list(unknown));
    }
    if (leader.diverged() > 0) {
      clauses.add("but " + divergence(leader));
    }
    return String.join("; ", clauses);
  }

  /// The functions that a function stands to in that way.
  private static List<String> against(Comparisons comparisons, String name, Finding finding) {
    return comparisons.ranking().stream()
        .map(Scores::name)
        .filter(other -> !other.equals(name))
        .filter(other -> comparisons.finding(name, other) == finding)
        .toList();
  }
}
