// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import hillock.lab.SmallStudy.Counter;
import hillock.perceptron.LayerStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyTest {
  @TempDir private Path folder;

  private Results run(Study study, String name, int threads) throws Exception {
    try (TrialLog log = TrialLog.open(folder.resolve(name))) {
      return study.run(log, threads, new Counter());
    }
  }

  private static List<Outcome> withoutTime(Results results) {
    return results.outcomes().stream()
        .map(
            o ->
                new Outcome(
                    o.key(), o.function(), o.seed(), o.divergence(), o.test(), 0, o.atStart(),
                    o.epochs()))
        .toList();
  }

  @Test
  void threadsDoNotChangeResults() throws Exception {
    Study study = SmallStudy.of(3, "relu", "tanh", "x * atan(exp(x))", "prelu", "rrelu");
    List<Outcome> one = withoutTime(run(study, "one", 1));
    assertThat(one).hasSize(15);
    assertThat(withoutTime(run(study, "four", 4))).isEqualTo(one);
  }

  @Test
  void whatIsKnownIsNotRunAgain() throws Exception {
    Results whole = run(SmallStudy.of(2, "relu", "mish"), "whole", 2);
    try (TrialLog log = TrialLog.open(folder.resolve("parts"))) {
      SmallStudy.of(1, "mish").run(log, 1, new Counter());
    }
    try (TrialLog log = TrialLog.open(folder.resolve("parts"))) {
      Counter counter = new Counter();
      Results parts = SmallStudy.of(2, "relu", "mish").run(log, 2, counter);
      assertThat(counter.known).isEqualTo(1);
      assertThat(counter.toRun).isEqualTo(3);
      assertThat(counter.trials).isEqualTo(3);
      assertThat(counter.epochs).isEqualTo(3 * SmallStudy.EPOCHS);
      assertThat(withoutTime(parts)).isEqualTo(withoutTime(whole));
    }
  }

  @Test
  void aFunctionByTwoNamesIsTrainedOnce() throws Exception {
    try (TrialLog log = TrialLog.open(folder)) {
      Counter counter = new Counter();
      Results results = SmallStudy.of(2, "gelu-erf", "gelu").run(log, 2, counter);
      assertThat(counter.trials).isEqualTo(2);
      assertThat(results.outcomes().stream().map(Outcome::function))
          .containsExactly("gelu-erf", "gelu", "gelu-erf", "gelu");
      assertThat(results.accuracies(results.study().candidates().get(0)).bySeed())
          .isEqualTo(results.accuracies(results.study().candidates().get(1)).bySeed());
    }
  }

  @Test
  void functionsBeginFromTheSameDrawsScaledByTheirGains() throws Exception {
    Results results = run(SmallStudy.of(1, "relu", "tanh"), "start", 1);
    LayerStatistics relu = results.outcomes().get(0).atStart().getFirst();
    LayerStatistics tanh = results.outcomes().get(1).atStart().getFirst();
    double gains =
        results.study().candidates().get(0).gain() / results.study().candidates().get(1).gain();
    assertThat(relu.sums().variance() / tanh.sums().variance())
        .isCloseTo(gains * gains, withPercentage(1e-3));
  }

  @Test
  void divergenceIsReported() throws Exception {
    Results results = run(SmallStudy.of(1e20, 2, "relu", "x^3"), "wild", 2);
    assertThat(results.outcomes())
        .allSatisfy(
            outcome -> {
              assertThat(outcome.completed()).isFalse();
              assertThat(outcome.divergence()).contains("no longer finite at step");
              assertThat(outcome.accuracy()).isNaN();
            });
    Summary summary = Summary.of(results);
    assertThat(summary.rows()).allMatch(row -> row.divergedSaid().equals("2 of 2"));
    assertThat(summary.rows()).allMatch(row -> row.accuracySaid().equals("none"));
    assertThat(summary.conclusions().diverged()).hasSize(2);
    assertThat(Report.write(results, provenance(), folder)).exists();
  }

  @Test
  void keysTellApartWhatDiffers() {
    Set<String> keys = new HashSet<>();
    SmallStudy.of(3, "relu", "leaky-relu", "prelu", "x * tanh(x)", "rrelu").trials().stream()
        .map(Trial::key)
        .forEach(keys::add);
    SmallStudy.of(0.02, 3, "relu").trials().stream().map(Trial::key).forEach(keys::add);
    assertThat(keys).hasSize(18);
  }

  @Test
  void mistakesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallStudy.of(2, "relu", "relu"))
        .withMessage("the function relu is there twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallStudy.of(2))
        .withMessageContaining("at least one function");
    assertThatIllegalArgumentException().isThrownBy(() -> SmallStudy.of(0, "relu"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallStudy.of(1, "swiglu"))
        .withMessageContaining("hidden layers need a function of one input");
  }

  @Test
  void aLogThatCannotBeWrittenEndsTheStudy() throws Exception {
    TrialLog log = TrialLog.open(folder);
    log.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SmallStudy.of(2, "relu", "tanh").run(log, 2, new Counter()));
    assertThat(Files.size(folder.resolve(TrialLog.FILE))).isZero();
  }

  static Provenance provenance() {
    return Provenance.here("0", List.of("hillock", "compare", "x * <b>"));
  }
}
