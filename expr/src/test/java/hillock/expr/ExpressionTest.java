// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The grammar of expressions: each text and the tree that it means.
class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # numbers are exact
          0                   | 0
          007                 | 7
          0.1                 | 1/10
          .5                  | 1/2
          2.                  | 2
          1e3                 | 1000
          1.5E-2              | 3/200
          2e+1                | 20
          0.044715            | 8943/200000

          # sums and differences
          x + y - 1           | (+ x $y -1)
          x - y + 1           | (+ x (* -1 $y) 1)
          x + (y + 1)         | (+ x (+ $y 1))
          (x + y) + 1         | (+ x $y 1)
          x - (y - 1)         | (+ x (* -1 (+ $y -1)))
          1 + 2 + x           | (+ 3 x)
          x + 1 + 2           | (+ x 1 2)
          +x                  | x

          # products and quotients
          x * y * 2           | (* x $y 2)
          x / y / 2           | (* x (^ $y -1) 1/2)
          x / y * 2           | (* x (^ $y -1) 2)
          x / (y * 2)         | (* x (^ (* $y 2) -1))
          x * (y * 2)         | (* x (* $y 2))
          2 * 3 * x           | (* 6 x)
          2 / 3               | 2/3
          1 * x               | x
          x * 1               | (* x 1)
          1 / x               | (^ x -1)
          1 / x^2             | (^ x -2)
          1 / x^(-2)          | (^ x 2)
          2 * x + 3 * y       | (+ (* 2 x) (* 3 $y))
          2 * (x + 3)         | (* 2 (+ x 3))

          # signs
          -x                  | (* -1 x)
          --x                 | x
          - - -x              | (* -1 x)
          -2                  | -2
          -x * y              | (* -1 x $y)
          -2 * x              | (* -2 x)
          x * -y              | (* x (* -1 $y))
          x * - -y            | (* x $y)
          x / -2              | (* x -1/2)
          x - -y              | (+ x $y)
          x + -y              | (+ x (* -1 $y))
          -x + y              | (+ (* -1 x) $y)
          -(x + y)            | (* -1 (+ x $y))

          # powers
          x^2                 | (^ x 2)
          -x^2                | (* -1 (^ x 2))
          (-x)^2              | (^ (* -1 x) 2)
          -2^2                | -4
          (-2)^2              | 4
          x^y^2               | (^ x (^ $y 2))
          (x^y)^2             | (^ (^ x $y) 2)
          2^3^2               | 512
          x^-2                | (^ x -2)
          x^-y^2              | (^ x (* -1 (^ $y 2)))
          2^-1                | 1/2
          (2/3)^3             | 8/27
          x^(1/2)             | (^ x 1/2)
          2 * x^2             | (* 2 (^ x 2))
          1/2^2               | 1/4
          0^0                 | 1

          # choices
          x > 0 ? x : 0       | (> x 0 x 0)
          x >= 0 ? 1 : -1     | (>= x 0 1 -1)
          x < y ? x : y       | (< x $y x $y)
          x <= 1 ? 1 : 0      | (<= x 1 1 0)
          x == 0 ? 1 : 0      | (== x 0 1 0)
          x != 0 ? 1 : 0      | (!= x 0 1 0)
          x<0?0:x<1?x:1       | (< x 0 0 (< x 1 x 1))
          x<0?x<-1?-1:x:0     | (< x 0 (< x -1 -1 x) 0)
          x + 1 > 2 * x ? x : -x + 1  | (> (+ x 1) (* 2 x) x (+ (* -1 x) 1))
          1 + (x > 0 ? x : 0) | (+ 1 (> x 0 x 0))
          (x > 0 ? x : 0) > 1 ? 2 : 3 | (> (> x 0 x 0) 1 2 3)

          # constants
          pi / 2              | (* pi 1/2)
          e^x                 | (^ e x)
          2 * pi              | (* 2 pi)

          # blanks and comments
          '  x+  1 '          | (+ x 1)
          """)
  void textMeansTree(String text, String tree) {
    assertThat(Tree.of(withParameterY(text))).isEqualTo(tree);
  }

  /// Formulas with `y` are read with a parameter y, others as they stand.
  private static Expr withParameterY(String text) {
    return text.contains("y")
        ? Formula.typed(text, Scope.EMPTY, Map.of("y", Rational.ONE)).formula()
        : Tree.parse(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x × y       | x * y
          x · y       | x * y
          x ⋅ y       | x * y
          x − y       | x - y
          x – y       | x - y
          −x          | -x
          2 * π       | 2 * pi
          x ≤ 0 ? 1 : 0 | x <= 0 ? 1 : 0
          x ≥ 0 ? 1 : 0 | x >= 0 ? 1 : 0
          x ≠ 0 ? 1 : 0 | x != 0 ? 1 : 0
          """)
  void pastedSignsMeanTheirPlainOnes(String pasted, String plain) {
    assertThat(Tree.of(withParameterY(pasted))).isEqualTo(Tree.of(withParameterY(plain)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x+1",
        " x\t+\r\n1",
        "x # a comment\n + 1",
        "# first\n# second\nx + 1 # last",
        "x\u00a0+\u20091",
        "\nx\n\n+\n1\n\n"
      })
  void blanksAndCommentsMeanNothing(String text) {
    Activation read = Formula.typed(text, Scope.EMPTY, Map.of());
    assertThat(Tree.of(read.formula())).isEqualTo("(+ x 1)");
    assertThat(Tree.of(read.text())).isEqualTo("(+ x 1)");
  }

  @Test
  void functionsOfOneArgumentAreRead() {
    for (Function function : Function.values()) {
      assertThat(Tree.parse(function.spelling() + "(x)"))
          .isEqualTo(Expr.apply(function, new Expr.Input(0, "x")));
    }
    assertThat(Tree.of("ln(x)")).isEqualTo("(log x)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sqrt(x)             | (^ x 1/2)
          1 / sqrt(x)         | (^ x -1/2)
          min(x, 1)           | (min x 1)
          max(0, x)           | (max 0 x)
          max(0, x, 1)        | (max (max 0 x) 1)
          min(x, 1, 2, 3)     | (min (min (min x 1) 2) 3)
          hypot(x, 1)         | (hypot x 1)
          pow(x, 3)           | (^ x 3)
          pow(2, 3)           | 8
          exp (x)             | (exp x)
          tanh(softplus(x))   | (tanh (softplus x))
          max (0,x)           | (max 0 x)
          x * tanh(softplus(x)) | (* x (tanh (softplus x)))
          """)
  void callsOfTheLanguageAreRead(String text, String tree) {
    assertThat(Tree.of(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sum(i in 1..3: x^i)                       | (+ (^ x 1) (^ x 2) (^ x 3))
          sum(i in 2..2: i * x)                     | (* 2 x)
          sum(i in -1..1: i)                        | 0
          sum(i in 1..4: i)                         | 10
          sum(i in 1..2: x - i)                     | (+ x -1 (+ x -2))
          sum(i in 1..2: sum(j in i..2: x^(i+j)))   | (+ (^ x 2) (^ x 3) (^ x 4))
          sum(i in 1..2: x) + sum(i in 1..2: x)     | (+ x x (+ x x))
          sum(n in 0..2: 1/(1+n) * x)               | (+ x (* 1/2 x) (* 1/3 x))
          sum(i in 2147483646..2147483647: x)       | (+ x x)
          sum ( i in 1 .. 2 : x )                   | (+ x x)
          """)
  void sumsAreWrittenOut(String text, String tree) {
    assertThat(Tree.of(text)).isEqualTo(tree);
  }

  @Test
  void bareFormulaIsAFunctionOfItsOnlyFreeName() {
    Activation read = Formula.typed("t * exp(t)", Scope.EMPTY, Map.of());
    assertThat(read.inputs()).containsExactly("t");
    assertThat(read.header()).isEqualTo("formula(t)");
    assertThat(read).hasToString("formula(t) = t * exp(t)");
  }

  @Test
  void bareFormulaWithoutNamesIsAFunctionOfX() {
    assertThat(Formula.typed("1 + pi", Scope.EMPTY, Map.of()).inputs())
        .containsExactly("x");
  }
}
