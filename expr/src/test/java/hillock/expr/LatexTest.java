// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LatexTest {
  private static String latex(String formula) {
    return Latex.of(Formula.typed(formula, Scope.EMPTY, Map.of()).formula());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x                         ; x
          x + 1                     ; x + 1
          x - 1                     ; x - 1
          -x - 2 * x                ; -x - 2\\,x
          x * (x + 1)               ; x\\,\\left(x + 1\\right)
          x / 2                     ; \\frac{x}{2}
          3 * x / 7                 ; \\frac{3\\,x}{7}
          0.044715 * x^3            ; 0.044715\\,x^{3}
          1 / (1 + exp(-x))         ; \\frac{1}{1 + e^{-x}}
          sqrt(x^2 + 4)             ; \\sqrt{x^{2} + 4}
          abs(x)                    ; \\left|x\\right|
          tanh(log(1 + exp(x)))     ; \\tanh\\left(\\ln\\left(1 + e^{x}\\right)\\right)
          max(0, x)                 ; \\max\\left(0, x\\right)
          (x + 1)^2                 ; \\left(x + 1\\right)^{2}
          exp(x)^2                  ; \\left(e^{x}\\right)^{2}
          x * pi                    ; x\\,\\pi
          x^(-2)                    ; \\frac{1}{x^{2}}
          """)
  void isSetAsPeopleDo(String formula, String expected) {
    assertThat(latex(formula)).isEqualTo(expected);
  }

  @Test
  void choicesAreOneListOfCases() {
    assertThat(latex("x > 1 ? 1 : x < -1 ? -1 : x"))
        .isEqualTo(
            "\\begin{cases}1 & \\text{if } x > 1 \\\\ -1 & \\text{if } x < -1 \\\\ "
                + "x & \\text{otherwise}\\end{cases}");
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyFunctionHasAForm(Function function) {
    String text = Latex.of(new Expr.Apply(function, new Expr.Input(0, "x")));
    assertThat(text).contains("x");
    long opened = text.chars().filter(c -> c == '{').count();
    assertThat(text.chars().filter(c -> c == '}').count()).isEqualTo(opened);
  }

  @Test
  void greekAndLongNames() {
    assertThat(Latex.name("alpha")).isEqualTo("\\alpha");
    assertThat(Latex.name("x")).isEqualTo("x");
    assertThat(Latex.name("slope")).isEqualTo("\\mathrm{slope}");
  }
}
