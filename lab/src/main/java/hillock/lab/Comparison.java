// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Sample.Interval;
import java.util.OptionalDouble;

/// What the scores of two functions say about each other.
///
/// @param metric what the scores measure
/// @param first one function
/// @param second the other
/// @param shared how many seeds both were tried with
/// @param test of `first - second`, over the shared seeds at which neither diverged
/// @param corrected the p-value of the test, corrected for all comparisons that were made
/// @param family how many comparisons it was corrected for
public record Comparison(
    Metric metric,
    String first,
    String second,
    int shared,
    PairedTest test,
    OptionalDouble corrected,
    int family) {
  /// The probability of finding any difference where there is none.
  static final double ALPHA = 0.05;

  /// The probability that an interval contains the mean difference.
  static final double LEVEL = 0.95;

  /// What may be said.
  public enum Finding {
    FIRST_IS_BETTER,
    SECOND_IS_BETTER,
    NO_DIFFERENCE_SHOWN,
    TOO_FEW_SEEDS
  }

  /// What may be said of the two functions.
  public Finding finding() {
    if (corrected.isEmpty()) {
      return Finding.TOO_FEW_SEEDS;
    }
    if (corrected.getAsDouble() >= ALPHA) {
      return Finding.NO_DIFFERENCE_SHOWN;
    }
    return metric.favorsFirst(test.difference().mean())
        ? Finding.FIRST_IS_BETTER
        : Finding.SECOND_IS_BETTER;
  }

  /// The finding as a sentence without a full stop.
  public String sentence() {
    return switch (finding()) {
      case FIRST_IS_BETTER -> better(first, second);
      case SECOND_IS_BETTER -> better(second, first);
      case NO_DIFFERENCE_SHOWN -> noDifference();
      case TOO_FEW_SEEDS ->
          "nothing can be concluded about %s and %s: %s, and %s are needed"
              .formatted(first, second, finishedSeeds(), PairedTest.FEWEST);
    };
  }

  private String better(String winner, String loser) {
    return "%s is better than %s by %s (%s, %s)"
        .formatted(winner, loser, difference(), pValue(), seeds());
  }

  private String noDifference() {
    return "no difference can be shown at %s between %s and %s (%s, %s)"
        .formatted(seeds(), first, second, favored(), pValue());
  }

  /// The difference and whom it favors.
  private String favored() {
    double mean = test.difference().mean();
    if (mean == 0) {
      return test.isConstant() ? "equal at every seed" : "equal on average";
    }
    return difference() + " in favor of " + (metric.favorsFirst(mean) ? first : second);
  }

  private String difference() {
    double mean = test.difference().mean();
    if (test.isConstant()) {
      return "exactly " + metric.said(mean) + " at every seed";
    }
    double halfWidth = test.difference().interval(LEVEL).map(Interval::halfWidth).orElseThrow();
    return metric.said(mean, halfWidth);
  }

  private String pValue() {
    String p = Wording.pValue(corrected.orElseThrow());
    return family > 1 ? p + ", Holm-corrected" : p;
  }

  private String seeds() {
    int finished = test.difference().count();
    return finished == shared
        ? Wording.count(shared, "seed")
        : "%s of %s, without those that diverged"
            .formatted(finished, Wording.count(shared, "seed"));
  }

  private String finishedSeeds() {
    int finished = test.difference().count();
    return finished == shared
        ? "they share %s".formatted(Wording.count(shared, "seed"))
        : "both finished at %s of %s".formatted(finished, Wording.count(shared, "seed"));
  }
}
