// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.lab.Candidate;
import hillock.lab.Conclusions;
import hillock.lab.Results;
import hillock.lab.Sample.Interval;
import hillock.lab.Setting;
import hillock.lab.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a study, for programs.
///
/// @param functions best mean accuracy first
/// @param report the page for people
record ComparisonJson(
    String task,
    String layers,
    String training,
    List<Long> seeds,
    List<Function> functions,
    Conclusions conclusions,
    String report) {

  /// What came of a function.
  ///
  /// @param definition its name, parameters and formula
  /// @param gain of the weights before it
  /// @param accuracies on the test set, seed by seed; NaN where training diverged
  /// @param meanAccuracy of the trials that did not diverge, like all means
  /// @param halfWidth95 half the width of the 95 % confidence interval of the mean
  record Function(
      String name,
      String definition,
      double gain,
      List<Double> accuracies,
      double meanAccuracy,
      @Nullable Double halfWidth95,
      double meanLoss,
      double meanSeconds,
      int diverged) {}

  static ComparisonJson of(Results results, Path report) {
    Setting setting = results.study().setting();
    Summary summary = Summary.of(results);
    List<Candidate> ranking = results.ranking();
    List<Function> functions = new ArrayList<>();
    for (int i = 0; i < ranking.size(); i++) {
      functions.add(function(ranking.get(i), summary.rows().get(i), results));
    }
    return new ComparisonJson(
        setting.task(),
        setting.layers(),
        setting.training(),
        results.study().seeds(),
        functions,
        summary.conclusions(),
        report.toString());
  }

  private static Function function(Candidate candidate, Summary.Row row, Results results) {
    return new Function(
        candidate.name(),
        candidate.activation().toString(),
        candidate.gain(),
        List.copyOf(results.accuracies(candidate).bySeed().values()),
        row.accuracy().mean(),
        row.interval().map(Interval::halfWidth).orElse(null),
        row.loss(),
        row.seconds(),
        row.diverged());
  }
}
