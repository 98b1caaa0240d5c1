// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.expr.FormulaException;
import hillock.expr.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Propositions whose truth is known without the prover.
final class PropositionTest {
  private static Proposition read(String text) {
    Source source = new Source("mine.txt", text);
    return new PropositionParser(source, Catalog.standard()).proposition(text, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Identities of school, and neighbours of them that fail.
        "proved    | (x + 1)^2 equals x^2 + 2 * x + 1",
        "refuted   | (x + 1)^2 equals x^2 + 2 * x",
        "proved    | for a, b: (a + b)^3 equals a^3 + 3 * a^2 * b + 3 * a * b^2 + b^3",
        "refuted   | for a, b: (a + b)^3 equals a^3 + 3 * a^2 * b + 3 * a * b^2 - b^3",
        "proved    | for a, b: 1 / (1 + a^2) - 1 / (1 + b^2) equals (b^2 - a^2) / ((1 + a^2) * (1 + b^2))",
        "refuted   | for a, b: 1 / (1 + a^2) - 1 / (1 + b^2) equals (b - a) / ((1 + a^2) * (1 + b^2))",
        "proved    | for a, b: max(a, b) equals (a + b + abs(a - b)) / 2",
        "refuted   | for a, b: max(a, b) equals (a + b - abs(a - b)) / 2",
        "proved    | for a, b: max(a, b) + min(a, b) equals a + b",
        "proved    | sigmoid(x) + sigmoid(-x) equals 1",
        "refuted   | sigmoid(x) + sigmoid(x) equals 1",
        "proved    | for a, b: a * sigmoid(b * (a + 1)) + a * sigmoid(-a * b - b) equals a",
        "refuted   | for a, b: a * sigmoid(b * (a + 1)) + a * sigmoid(-a * b + b) equals a",
        "proved    | exp(x) differs from 1 + x",
        "refuted   | exp(x) differs from exp(x / 2)^2",
        // Slopes, by any variable, and at kinks as the language has them.
        "proved    | slope of x^3 equals 3 * x^2",
        "proved    | for x; a = 1: slope in a of exp(a * x) equals x * exp(a * x)",
        "proved    | slope of slope of sin(x) equals -sin(x)",
        "proved    | slope of max(0, x) equals 0 at x = 0",
        "refuted   | slope of x >= 0 ? x : 0 equals 0 at x = 0",
        "proved    | x exceeds x^2 at x = 1/2",
        "refuted   | x exceeds x^2 at x = 2",
        // Ranges with their ends.
        "proved    | sigmoid(x) has range (0, 1)",
        "refuted   | sigmoid(x) has range [0, 1)",
        "refuted   | sigmoid(x) has range (0, 2)",
        "refuted   | sigmoid(x) has range (1/2, 1)",
        "proved    | x^2 has range [0, inf)",
        "refuted   | x^2 has range (-inf, inf)",
        "undecided | sign(x) has range [-1, 1]",
        "undecided | 1 / x has range (-inf, inf)",
        // Predicates.
        "proved    | abs(x) is not differentiable at 0",
        "proved    | abs(x) is differentiable at 1",
        "proved    | abs(x)^3 is differentiable at 0",
        "proved    | for a, b: exp(a) / (exp(a) + exp(b)) is differentiable at 0",
        "undecided | for a, b: max(a, b) is analytic",
        "undecided | for a, b: a / (1 + b) is analytic",
        "proved    | x / (1 + abs(x)) is arithmetic",
        "refuted   | tanh(x) is arithmetic",
        "proved    | for x, y: max(x, y) is contextual",
        "refuted   | for x, y: max(x, 0) + y - y is contextual",
        "refuted   | max(x, 0) is contextual",
        "proved    | for x; learn a = 1: a * x is learned",
        "refuted   | for x; a = 1: a * x is learned",
        "proved    | gelu(x) saturates left soft",
        "proved    | relu(x) is sparse",
        "refuted   | relu(x) is never dead",
        "proved    | silu(x) has both signs",
      })
  void isJudged(String expected, String text) {
    Proposition proposition = read(text);
    assertThat(proposition.verdict().word()).as(proposition.verdict().toString()).isEqualTo(expected);
    assertThat(proposition.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tanh(x) | 1:1 | a proposition is 'FORMULA equals FORMULA' or 'FORMULA is PREDICATE'",
        "tahn(x) equals x | 1:1 | unknown function 'tahn'; did you mean 'tan'?",
        "x equals tahn(x) | 1:10 | unknown function 'tahn'",
        "for a: a equals x | 1:17 | x",
        "slope of tahn(x) equals x | 1:10 | unknown function 'tahn'",
        "slope in b of tanh(x) equals x | 1:1 | the formula has no variable 'b'",
        "x equals x at y = 1 | 1:15 | no variable 'y'",
        "for x, a: x equals a at x = 1 | 1:25 | a point gives a value to every variable",
        "x equals x^2 at x = sin(2) | 1:17 | 'sin(2)' is not a number",
        "x exceeds x^2 | 1:11 | a comparison is at a point",
        "x is smoth | 1:6 | unknown claim 'smoth'",
        "x is differentiable | 1:20 | expected a point",
        "x has range 0 | 1:13 | expected a set",
      })
  void saysWhatIsWrong(String text, String place, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FormulaException.class)
        .hasMessageStartingWith("mine.txt:" + place + ": ")
        .hasMessageContaining(problem);
  }
}
