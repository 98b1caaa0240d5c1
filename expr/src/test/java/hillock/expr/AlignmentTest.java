// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hillock.expr.Expr.Param;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The line that says what learned parameters are set to after some epochs.
class AlignmentTest {
  private static Activation read(String align) {
    return Formula.typed(
        "f(x; fixed = 1, learn low = -1, learn y[3] = 0) = low * x + y[1] + fixed\n  align "
            + align,
        Scope.EMPTY,
        Map.of());
  }

  private static Alignment alignment(String text) {
    return read(text).alignment().orElseThrow();
  }

  @Test
  void scalarsAndElementsAreSet() {
    Alignment read = alignment("5: low = mean - 3 * deviation, y[i] = i * mean + 1  # comment");
    assertThat(read.epochs()).isEqualTo(5);
    assertThat(read).hasToString("5: low = mean - 3 * deviation, y[i] = i * mean + 1");
    assertThat(read.values()).hasSize(4);
    assertThat(tree(read, "low", 0)).isEqualTo("(+ mean (* -3 deviation#1))");
    assertThat(tree(read, "y", 1)).isEqualTo("(+ mean 1)");
    assertThat(tree(read, "y", 3)).isEqualTo("(+ (* 3 mean) 1)");
  }

  private static String tree(Alignment alignment, String name, int element) {
    return Tree.of(requireNonNull(alignment.values().get(new Param(name, element))));
  }

  @Test
  void whatIsPrintedReadsBack() {
    Alignment read = alignment(" 7 :low=exp( mean ),   y[ k ] = max(0, deviation - k)");
    assertThat(alignment(read.toString())).isEqualTo(read);
  }

  @Test
  void itStaysWhenDefaultsChangeAndGoesWhenNothingIsLearned() {
    Activation function = read("5: low = mean");
    assertThat(function.withDefaults(Map.of("low", Rational.TWO)).alignment()).isPresent();
    assertThat(function.fixed().alignment()).isEmpty();
    assertThat(Formula.typed("x + 1", Scope.EMPTY, Map.of()).alignment()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0: low = mean                 | parameters rest for 1 to 10000 epochs
          10001: low = mean             | parameters rest for 1 to 10000 epochs
          1/2: low = mean               | the number of epochs must be a constant whole number
          mean: low = mean              | the number of epochs must be a constant whole number
          5 low = mean                  | expected ':' after the epochs
          5:                            | expected a learned parameter
          5: fixed = mean               | found 'fixed'; known here: low, y
          5: lov = mean                 | did you mean 'low'
          5: low = mean, low = 1        | 'low' is set twice
          5: y[i] = 1, y[j] = 2         | 'y' is set twice
          5: y = mean                   | 'y' is a vector: y[i] = …
          5: y[1] = mean                | expected a new index name; 'y' is a vector
          5: y[mean] = mean             | expected a new index name; 'y' is a vector
          5: low[i] = mean              | expected '=' and what 'low' is set to
          5: low mean                   | expected '=' and what 'low' is set to
          5: low = x                    | unknown name 'x'; known here: mean, deviation
          5: low = y[1]                 | unknown name 'y'
          5: low = mean deviation       | expected ',' and another parameter, or the end
          5: y[i] = i, low = i          | unknown name 'i'
          5: y[i] = sum(s in 1..999: sum(t in 1..999: s * mean)) | grows too large
          """)
  void otherLinesAreRefused(String text, String message) {
    FormulaException refusal = assertThrows(FormulaException.class, () -> read(text));
    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.line()).isEqualTo(2);
  }

  @Test
  void oneLineIsEnough() {
    FormulaException refusal =
        assertThrows(
            FormulaException.class, () -> read("5: low = mean\n  align 6: low = mean"));
    assertThat(refusal).hasMessageContaining("'align' is given twice");
    assertThat(refusal.line()).isEqualTo(3);
  }
}
