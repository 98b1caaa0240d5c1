// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.certify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every statement of every survey has a verdict, and every error shows.
final class SurveysTest {
  private static final List<Survey> SURVEYS = Surveys.all();

  @Test
  void allFortySixErrataAreThere() {
    List<Integer> numbers =
        SURVEYS.stream().flatMap(s -> s.errata().stream()).map(Erratum::number).sorted().toList();
    assertThat(numbers)
        .isEqualTo(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList())
        .hasSizeGreaterThanOrEqualTo(46);
    assertThat(SURVEYS).extracting(Survey::number).containsExactly(0, 1, 2, 3);
  }

  /// The claims of an erratum are all refuted, what is true instead is proved; what is confirmed is
  /// proved.
  @TestFactory
  Stream<DynamicTest> everyErratumIsBorneOut() {
    return SURVEYS.stream()
        .flatMap(survey -> survey.errata().stream())
        .map(e -> DynamicTest.dynamicTest(e.number() + ", " + e.place(), () -> check(e)));
  }

  private static void check(Erratum erratum) {
    for (Proposition claim : erratum.claims()) {
      Verdict verdict = claim.verdict();
      String expected = erratum.isConfirmed() ? "proved" : "refuted";
      assertThat(verdict.word()).as("%s: %s", claim.text(), verdict).isEqualTo(expected);
    }
    for (Proposition truth : erratum.truths()) {
      Verdict verdict = truth.verdict();
      assertThat(verdict.isProved()).as("%s: %s", truth.text(), verdict).isTrue();
    }
    assertThat(erratum.kind()).isNotEqualTo(Erratum.Kind.OPEN);
  }

  /// Only what nobody has proved is open: the mean of a rational function with trained coefficients.
  @Test
  void theTablesHaveAnswers() {
    List<String> open = new ArrayList<>();
    for (Survey survey : SURVEYS) {
      for (SurveyedFunction function : survey.functions()) {
        for (Criterion criterion : survey.criteria()) {
          if (survey.cell(function, criterion).startsWith("?")) {
            open.add(function.name() + ": " + criterion.sense());
          }
        }
      }
    }
    assertThat(open).isSubsetOf("PAU: zero-centred");
  }

  @TestFactory
  Stream<DynamicTest> everyStatementIsDecided() {
    return SURVEYS.stream()
        .flatMap(survey -> survey.judgments().stream())
        .map(j -> DynamicTest.dynamicTest(name(j), () -> checkDecided(j)));
  }

  private static String name(Survey.Judgment judgment) {
    return judgment.function().name() + ": " + judgment.assertion().predicate();
  }

  private static void checkDecided(Survey.Judgment judgment) {
    assertThat(judgment.verdict())
        .as("%s: %s", name(judgment), judgment.verdict())
        .isNotInstanceOf(Verdict.Undecided.class);
  }
}
