// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.expr.FormulaException;
import hillock.expr.Source;
import hillock.surveys.Erratum.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading the file of a survey, and what is said of one that is none.
final class SurveyParserTest {
  private static final String HEAD =
      """
      survey 7 | Somebody
      define mine(x) = x >= 0 ? x : 0
      property 1 | 可导 | is differentiable
        means smooth
      function ReLU | mine
      """;

  private static Survey read(String text) {
    return SurveyParser.parse(new Source("mine.txt", HEAD + text), Catalog.standard());
  }

  @Test
  void readsASurvey() {
    Survey survey =
        read(
            """
            # A comment.

            states 1 | ReLU | yes
              says    ReLU可导
              english ReLU is
              english differentiable.
            erratum 3 | section 2
              says    ReLU
              claim   slope of mine(x) equals 0 at x = 0
              truth   slope of mine(x) equals 1 at x = 0
            erratum 4 | section 3
              says    Rleu
              text    Two letters are
              text    exchanged.
            confirmed 5 | section 4
              says    ReLU
              claim   mine(x) equals relu(x)
            """);
    assertThat(survey.number()).isEqualTo(7);
    assertThat(survey.judgments()).hasSize(1);
    assertThat(survey.judgments().getFirst().isDisagreement()).isTrue();
    assertThat(survey.cell(survey.functions().getFirst(), survey.criteria().getFirst()))
        .isEqualTo("no!");
    assertThat(survey.assertions().getFirst().quotation())
        .isEqualTo(new Quotation("ReLU可导", "ReLU is differentiable."));
    assertThat(survey.errata())
        .extracting(Erratum::kind)
        .containsExactly(Kind.REFUTED, Kind.TEXT, Kind.CONFIRMED);
    assertThat(survey.errata().get(1).text()).isEqualTo("Two letters are exchanged.");
  }

  @Test
  void anErratumThatIsNoneIsOpen() {
    Survey survey =
        read(
            """
            erratum 1 | here
              says  2 + 2 = 4
              claim 2 + 2 equals 4
            confirmed 2 | there
              says  2 + 2 = 5
              claim 2 + 2 equals 5
            """);
    assertThat(survey.errata()).extracting(Erratum::kind).containsOnly(Kind.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "eratum 1 | here; 6:1; unknown word 'eratum'; did you mean 'erratum'?",
        "erratum 1; 6:1; this line is 'erratum NUMBER | PLACE'",
        "erratum one | here_  says a; 6:1; 'one' is not a number",
        "erratum 1 | here; 6:1; an erratum has a line 'says WORDS'",
        "erratum 1 | here_  sais a; 7:3; did you mean 'says'?",
        "erratum 1 | here_  english a; 7:11; English stands below the words",
        "erratum 1 | here_  says a_  claim x equals y; 8:18; y",
        "states 2 | ReLU | yes_  says a; 6:1; there is no property 2",
        "states 1 | Relu | yes_  says a; 6:1; unknown function 'Relu'; did you mean 'ReLU'?",
        "states 1 | ReLU | smoth_  says a; 6:19; unknown claim 'smoth'",
        "states 1 | ReLU | yes; 6:1; a statement has one line 'says WORDS'",
        "function ReLU | relu; 6:1; the function 'ReLU' is there already",
        "function Relu | rleu(x); 6:17; unknown function 'rleu'",
        "property 2 | a | b; 6:1; a property has lines 'means PREDICATE'",
        "property 2 | a | b_  counts sheep; 7:10; what is counted is",
      })
  void saysWhatIsWrong(String lines, String place, String problem) {
    assertThatThrownBy(() -> read(lines.replace("_", "\n")))
        .isInstanceOf(FormulaException.class)
        .hasMessageStartingWith("mine.txt:" + place + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void anIndentedLineStandsBelowAnother() {
    assertThatThrownBy(
            () -> SurveyParser.parse(new Source("mine.txt", "  says a\n"), Catalog.standard()))
        .hasMessageStartingWith("mine.txt:1:1: an indented line stands below another");
  }
}
