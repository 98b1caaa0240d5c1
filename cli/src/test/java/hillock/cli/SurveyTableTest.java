// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.surveys.Survey;
import hillock.surveys.Surveys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// `hillock properties --survey`.
final class SurveyTableTest {
  static List<Survey> surveys() {
    return Surveys.all();
  }

  /// What is refuted is what is shown as a disagreement, neither more nor less.
  @ParameterizedTest
  @MethodSource("surveys")
  void everyDisagreementIsShown(Survey survey) {
    String number = String.valueOf(survey.number());
    String text = Invocation.of("properties", "--survey", number).out();
    String markdown = Invocation.of("properties", "--markdown", "--survey", number).out();
    List<String> refuted = new ArrayList<>();
    for (Survey.Judgment judgment : survey.judgments()) {
      String line =
          "%s %s: refuted, "
              .formatted(judgment.function().name(), judgment.assertion().predicate().said());
      if (judgment.isDisagreement()) {
        refuted.add(line);
        assertThat(text).contains(line);
        assertThat(markdown).contains(line);
      } else {
        assertThat(text).doesNotContain("     " + line);
      }
    }
    assertThat(refuted).isNotEmpty();
    assertThat(text.lines().filter(line -> line.contains(": refuted, "))).hasSameSizeAs(refuted);
    assertThat(markdown.lines().filter(line -> line.contains(": refuted, ")))
        .hasSameSizeAs(refuted);
    String all = Invocation.of("properties", "--why", "--survey", number).out();
    assertThat(all.lines().filter(line -> line.matches(".*: (refuted|proved), .*")))
        .hasSameSizeAs(survey.judgments());
  }

  /// Where the surveys err, as known from reading them and from the definitions of the functions.
  @Test
  void theDisagreementsAreThese() {
    Map<Integer, List<String>> found = new TreeMap<>();
    for (Survey survey : surveys()) {
      found.put(
          survey.number(),
          survey.judgments().stream()
              .filter(Survey.Judgment::isDisagreement)
              .map(j -> j.function().name() + " " + j.assertion().predicate().said())
              .toList());
    }
    assertThat(found.get(0))
        .containsExactly(
            "Softplus is not differentiable at 0",
            "ELU is not differentiable at 0",
            "GELU is not differentiable at 0",
            "CELU is not differentiable at 0",
            "Softplus is arithmetic",
            "ELU is arithmetic",
            "GELU is arithmetic",
            "CELU is arithmetic",
            "SELU is arithmetic",
            "ELU is zero-centred");
    assertThat(found.get(1))
        .containsExactly(
            "ELU is zero-centred",
            "Swish is increasing",
            "Softmax is not differentiable at 0",
            "Softmax is dead somewhere",
            "SELU is unsaturated",
            "SELU has lipschitz 1",
            "GELU is unsaturated");
    assertThat(found.get(2)).containsExactly("LReLU is sparse");
    assertThat(found.get(3))
        .containsExactly(
            "sigmoid is zero-centred", "Noisy ReLU is never dead", "Xwish is not-monotone");
  }

  @ParameterizedTest
  @MethodSource("surveys")
  void theTableHasEveryFunctionAndProperty(Survey survey) {
    String number = String.valueOf(survey.number());
    JsonNode sheet = Invocation.of("properties", "--json", "--survey", number).json();
    assertThat(sheet.get("rows")).hasSameSizeAs(survey.functions());
    assertThat(sheet.get("properties")).hasSameSizeAs(survey.criteria());
    sheet
        .get("rows")
        .forEach(row -> assertThat(row.get("cells")).hasSameSizeAs(survey.criteria()));
    assertThat(sheet.get("statements")).hasSameSizeAs(survey.judgments());
  }

  /// Known from the surveys and from the definitions, without the prover.
  @ParameterizedTest
  @CsvSource({
    "0, Softplus, 1, yes!",
    "0, ReLU, 1, no",
    "0, ReLU, 3, no",
    "0, ELU, 4, no!",
    "0, Maxout, 6, yes",
    "0, Maxout, 1, -",
    "0, APL, 7, 10",
    "1, identity, 1, no",
    "1, Swish, 3, no!",
    "1, Softmax, 2, yes!",
    "2, LReLU, 5, no!",
    "3, sigmoid, 4, no!",
    "3, Noisy ReLU, 3, no!",
    "3, relu-softplus, 1, no",
    "3, relu-softsign, 1, yes",
  })
  void knownCells(int number, String name, int property, String expected) {
    Survey survey = Surveys.numbered(number);
    var function =
        survey.functions().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    var criterion =
        survey.criteria().stream().filter(c -> c.number() == property).findFirst().orElseThrow();
    assertThat(survey.cell(function, criterion)).isEqualTo(expected);
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    assertThat(Invocation.of("properties", "--survey", "4").err())
        .contains("there is no survey 4; there are 0, 1, 2, 3");
    assertThat(Invocation.of("properties", "relu", "--survey", "0").err())
        .contains("--survey shows the functions of the survey");
  }
}
