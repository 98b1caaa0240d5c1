// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Sample.Interval;
import java.util.List;
import java.util.Optional;

/// A study in a table and a few sentences.
///
/// @param rows one for each function, best mean accuracy first
/// @param conclusions what the study says
public record Summary(List<Row> rows, Conclusions conclusions) {
  private static final double LEVEL = 0.95;

  public Summary {
    rows = List.copyOf(rows);
  }

  /// What came of one function.
  ///
  /// @param function its name
  /// @param trials how many there were
  /// @param diverged how many of them diverged
  /// @param accuracy of the others on the test set, from 0 to 1
  /// @param interval the 95 % confidence interval of its mean; none for fewer than two trials
  /// @param loss the mean loss of the others on the test set
  /// @param seconds the mean time of their training
  public record Row(
      String function,
      int trials,
      int diverged,
      Sample accuracy,
      Optional<Interval> interval,
      double loss,
      double seconds) {

    /// The accuracy as people say it: `98.31 ± 0.12 %`.
    public String accuracySaid() {
      if (accuracy.count() == 0) {
        return "none";
      }
      double percent = 100 * accuracy.mean();
      return interval
              .map(around -> Wording.measured(percent, 100 * around.halfWidth()))
              .orElseGet(() -> Wording.exact(percent))
          + " %";
    }

    /// The loss with four digits after the point.
    public String lossSaid() {
      return accuracy.count() == 0 ? "none" : Wording.decimals(loss, 4);
    }

    /// The time with one digit after the point.
    public String secondsSaid() {
      return accuracy.count() == 0 ? "none" : Wording.decimals(seconds, 1) + " s";
    }

    /// How many trials diverged: `no`, `2 of 5`.
    public String divergedSaid() {
      return diverged == 0 ? "no" : diverged + " of " + trials;
    }
  }

  /// The summary of a study.
  public static Summary of(Results results) {
    return new Summary(
        results.ranking().stream().map(candidate -> row(results, candidate)).toList(),
        Conclusions.of(results.comparisons()));
  }

  private static Row row(Results results, Candidate candidate) {
    Scores accuracies = results.accuracies(candidate);
    return new Row(
        candidate.name(),
        accuracies.trials(),
        accuracies.diverged(),
        accuracies.finished(),
        accuracies.finished().interval(LEVEL),
        results.losses(candidate).mean(),
        results.seconds(candidate).mean());
  }
}
