// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.LearningCurve.Band;
import hillock.perceptron.Epoch;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What came of a study.
///
/// @param study what was run
/// @param outcomes one for each of its trials, in their order
public record Results(Study study, List<Outcome> outcomes) {
  /// What functions are judged by.
  public static final Metric ACCURACY = Metric.accuracy("test accuracy");

  public Results {
    outcomes = List.copyOf(outcomes);
  }

  /// The outcomes of a function, by seed.
  public List<Outcome> of(Candidate candidate) {
    return outcomes.stream().filter(o -> o.function().equals(candidate.name())).toList();
  }

  /// The test accuracies of a function; NaN where training diverged.
  public Scores accuracies(Candidate candidate) {
    return scores(candidate, Outcome::accuracy);
  }

  private Scores scores(Candidate candidate, ToDoubleFunction<Outcome> score) {
    SortedMap<Long, Double> bySeed = new TreeMap<>();
    of(candidate).forEach(outcome -> bySeed.put(outcome.seed(), score.applyAsDouble(outcome)));
    return new Scores(candidate.name(), bySeed);
  }

  /// The test losses of the trials of a function that came to their end.
  public Sample losses(Candidate candidate) {
    return scores(candidate, outcome -> outcome.test().loss()).finished();
  }

  /// How long the trials of a function that came to their end took, in seconds.
  public Sample seconds(Candidate candidate) {
    return scores(candidate, outcome -> outcome.completed() ? outcome.seconds() : Double.NaN)
        .finished();
  }

  /// All functions against each other, by test accuracy.
  public Comparisons comparisons() {
    return Comparisons.of(
        ACCURACY, study.candidates().stream().map(this::accuracies).toList());
  }

  /// The functions, best mean accuracy first.
  public List<Candidate> ranking() {
    return comparisons().ranking().stream().map(scores -> candidate(scores.name())).toList();
  }

  private Candidate candidate(String name) {
    return study.candidates().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// How a quantity of the epochs develops, over the seeds of a function.
  public LearningCurve curve(Candidate candidate, ToDoubleFunction<Epoch> quantity) {
    List<double[]> trials =
        of(candidate).stream()
            .map(outcome -> outcome.epochs().stream().mapToDouble(quantity).toArray())
            .toList();
    return LearningCurve.of(trials, Band.CONFIDENCE);
  }
}
