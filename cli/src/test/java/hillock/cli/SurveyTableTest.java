// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.surveys.Survey;
import hillock.surveys.Surveys;
import java.util.ArrayList;
import java.util.List;
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
