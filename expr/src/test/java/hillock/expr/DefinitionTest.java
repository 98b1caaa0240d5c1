// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hillock.expr.Expr.Param;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Definitions: headers, parameters, the lines below a formula, and files of them.
class DefinitionTest {
  private static final String FILE =
      """
      # Rectifiers. Keys: docs/references.bib.

      relu(x) = x > 0 ? x : 0
        source  fukushima1969, nair2010
        claim   within [0, inf)
        claim   kinks 0     # and nowhere else
        also    relu@pytorch, rectifier
        note    The default choice
        note    of many.

      # Two lines.
      leaky-relu(x; slope = 1/100 in [0, 1)) = x > 0
          ? x         # the identity
          : slope * x
      twice(x) = leaky-relu(relu(x); slope = 0.5) + rectifier(x)
      \teval\tx
      """;

  private static List<Activation> read(String text) {
    return Formula.file(new Source("test.act", text), Scope.EMPTY);
  }

  private static Activation only(String text) {
    return read(text).getFirst();
  }

  @Test
  void fileIsReadInOrder() {
    assertThat(read(FILE)).extracting(Activation::name)
        .containsExactly("relu", "leaky-relu", "twice");
  }

  @Test
  void linesBelowAFormulaAreKept() {
    Activation relu = read(FILE).getFirst();
    assertThat(relu.text()).isEqualTo("x > 0 ? x : 0");
    assertThat(relu.sources()).containsExactly("fukushima1969", "nair2010");
    assertThat(relu.aliases()).containsExactly("relu@pytorch", "rectifier");
    assertThat(relu.claims()).extracting(Property::toString)
        .containsExactly("within [0, inf)", "kinks 0");
    assertThat(relu.note()).isEqualTo("The default choice of many.");
  }

  @Test
  void formulaMaySpanLines() {
    Activation leaky = read(FILE).get(1);
    assertThat(leaky.text()).isEqualTo("x > 0 ? x : slope * x");
    assertThat(Tree.of(leaky.formula())).isEqualTo("(> x 0 x (* $slope x))");
    assertThat(leaky).hasToString(
        "leaky-relu(x; slope = 0.01 in [0, 1)) = x > 0 ? x : slope * x");
  }

  @Test
  void laterFunctionsCallEarlierOnesByAnyName() {
    Activation twice = read(FILE).get(2);
    assertThat(Tree.of(twice.formula()))
        .isEqualTo("(+ (> (> x 0 x 0) 0 (> x 0 x 0) (* 1/2 (> x 0 x 0))) (> x 0 x 0))");
    assertThat(Tree.of(twice.evaluation())).isEqualTo("x");
  }

  @Test
  void windowsLineEndsMeanTheSame() {
    assertThat(read(FILE.replace("\n", "\r\n"))).isEqualTo(read(FILE));
  }

  @Test
  void commentAtTheEndOfASourceLineIsNoSource() {
    assertThat(only("f(x) = x\n  source a2020, b2021  # the second\n").sources())
        .containsExactly("a2020", "b2021");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f(x) = x                             | f(x)
          f(x, b) = b                          | f(x, b)
          f(x; a = 1) = x                      | f(x; a = 1)
          f(x;a=1,b=2) = x                     | f(x; a = 1, b = 2)
          f(x; a = 1/3) = x                    | f(x; a = 1/3)
          f(x; a = 1 + 1/2) = x                | f(x; a = 1.5)
          f(x; a = sqrt(2/pi)) = x             | f(x; a = sqrt(2 / pi))
          f(x; learn a = 1) = x                | f(x; learn a = 1)
          f(x; a = 1 in [0, inf)) = x          | f(x; a = 1 in [0, inf))
          f(x; a = 1 in (0, 1]) = x            | f(x; a = 1 in (0, 1])
          f(x; a = 1 in (-inf, inf)) = x       | f(x; a = 1)
          f(x; a = 1 in [-inf, inf]) = x       | f(x; a = 1)
          f(x; a = 1 in [1, 1]) = x            | f(x; a = 1 in [1, 1])
          f(x; a = 1 in [0, pi/2]) = x         | f(x; a = 1 in [0, pi / 2])
          f(x; a[3] = 0.2) = x                 | f(x; a[3] = 0.2)
          f(x; a[3] = [1, 2, 3]) = x           | f(x; a[3] = [1, 2, 3])
          f(x; a[2] = [1, 1]) = x              | f(x; a[2] = 1)
          f(x; learn a[1] = -1 in [-1, 0]) = x | f(x; learn a[1] = -1 in [-1, 0])
          f-2(x) = x                           | f-2(x)
          """)
  void headerIsReadAndWritten(String text, String header) {
    Activation read = only(text);
    assertThat(read.header()).isEqualTo(header);
    assertThat(only(read.header() + " = x").parameters()).isEqualTo(read.parameters());
  }

  @Test
  void elementsOfVectorsAreNamedByConstantIndices() {
    Activation apl =
        only(
            """
            apl(x; learn a[2] = 0.2, learn b[2] = [0.5, 1])
              = max(0, x) + sum(s in 1..2: a[s] * max(0, b[3 - s] - x))
            """);
    assertThat(Tree.of(apl.formula()))
        .isEqualTo(
            "(+ (max 0 x) (+ (* $a[1] (max 0 (+ $b[2] (* -1 x))))"
                + " (* $a[2] (max 0 (+ $b[1] (* -1 x))))))");
    assertThat(apl.learnedElements())
        .containsExactly(
            new Param("a", 1), new Param("a", 2), new Param("b", 1), new Param("b", 2));
    assertThat(apl.defaults())
        .containsEntry(new Param("a", 2), Expr.of(1, 5))
        .containsEntry(new Param("b", 1), Expr.of(1, 2))
        .containsEntry(new Param("b", 2), Expr.of(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mish(x)                 | (* x (tanh (softplus x)))
          mish(x + 1)             | (* (+ x 1) (tanh (softplus (+ x 1))))
          sq(sq(x)) - x           | (+ (* (* x x) (* x x)) (* -1 x))
          x-mish(x)               | (+ x (* -1 x (tanh (softplus x))))
          x - y-soft(x)           | (+ x (* -1 (exp x)))
          x*y-soft(2)-1           | (+ (* x (exp 2)) -1)
          y-soft (x)              | (exp x)
          elu(x)                  | (> x 0 x (* 1 (expm1 x)))
          elu(x; alpha = 2)       | (> x 0 x (* 2 (expm1 x)))
          elu(x; alpha = x)       | (> x 0 x (* x (expm1 x)))
          both(1, x)              | (+ 1 (* -1 x))
          vector(x; w = 3)        | (+ (* 3 x) (* 3 (^ x 2)))
          """)
  void callsAreExpanded(String text, String tree) {
    Scope scope = scope(
        """
        mish(x) = x * tanh(softplus(x))
        y-soft(x) = exp(x)
        sq(x) = x * x
        elu(x; alpha = 1 in [0, inf)) = x > 0 ? x : alpha * expm1(x)
        both(a, b) = a - b
        vector(x; w[2] = [1, 2]) = w[1] * x + w[2] * x^2
        """);
    assertThat(Tree.of(Formula.typed(text, scope, Map.of()).formula())).isEqualTo(tree);
  }

  private static Scope scope(String text) {
    List<Activation> all = read(text);
    return new Scope() {
      @Override
      public Optional<Activation> activation(String name) {
        return all.stream().filter(a -> a.name().equals(name)).findFirst();
      }

      @Override
      public List<String> names() {
        return all.stream().map(Activation::name).toList();
      }
    };
  }

  @Test
  void nameWithHyphensIsASubtractionIfItsFirstPartMeansSomething() {
    assertThat(Tree.of(only("f(gelu, erf) = gelu-erf").formula()))
        .isEqualTo("(+ gelu (* -1 erf#1))");
    assertThat(Tree.of(only("f(gelu) = gelu-exp(gelu)").formula()))
        .isEqualTo("(+ gelu (* -1 (exp gelu)))");
  }

  @Test
  void drawsAreNumberedAndDistinct() {
    Activation noisy =
        only("f(x; s = 2) = x + normal(0, s) * uniform(0, 1) + uniform(-1, 1) + normal(0, 1)");
    assertThat(Tree.of(noisy.formula()))
        .isEqualTo("(+ x (* $s N0 U1) (+ -1 (* 2 U2)) N3)");
    assertThat(Tree.of(noisy.evaluation()))
        .isEqualTo("(+ x (* $s 0 1/2) 0 0)");
    assertThat(noisy.isRandom()).isTrue();
  }

  @Test
  void everyCallDrawsAnew() {
    Activation twice = read("f(x) = x * uniform(0, 1)\ng(x) = f(x) + f(x)").get(1);
    assertThat(Tree.of(twice.formula())).isEqualTo("(+ (* x U0) (* x U1))");
    assertThat(Tree.of(twice.evaluation())).isEqualTo("(+ (* x 1/2) (* x 1/2))");
  }

  @Test
  void evalLineIsTheDeterministicForm() {
    Activation rrelu =
        only(
            """
            rrelu(x; lower = 1/8, upper = 1/3) = x > 0 ? x : uniform(lower, upper) * x
              eval    x > 0 ? x : (lower + upper) / 2 * x
            """);
    assertThat(Tree.of(rrelu.formula()))
        .isEqualTo("(> x 0 x (* (+ $lower (* (+ $upper (* -1 $lower)) U0)) x))");
    assertThat(Tree.of(rrelu.evaluation())).isEqualTo("(> x 0 x (* (+ $lower $upper) 1/2 x))");
  }

  @Test
  void deterministicFunctionEvaluatesItsOwnFormula() {
    Activation read = only("f(x) = x");
    assertThat(read.evaluation()).isSameAs(read.formula());
    assertThat(read.isRandom()).isFalse();
  }

  @Test
  void typedFormulaTakesParameters() {
    Activation read =
        Formula.typed("b * x + a", Scope.EMPTY, Map.of("a", Rational.of(2), "b", Rational.HALF));
    assertThat(read.header()).isEqualTo("formula(x; b = 0.5, a = 2)");
    assertThat(Tree.of(read.formula())).isEqualTo("(+ (* $b x) $a)");
  }

  @Test
  void typedDefinitionTakesOtherDefaults() {
    Activation read =
        Formula.typed("f(x; a = 1 in [0, 2], b[2] = 3) = a * b[1] * x", Scope.EMPTY,
            Map.of("a", Rational.TWO, "b", Rational.of(5)));
    assertThat(read.header()).isEqualTo("f(x; a = 2 in [0, 2], b[2] = 5)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          f(x; alpha = 1) = x     | alpa | has no parameter 'alpa'; did you mean 'alpha'?
          f(x) = x                | a    | it has no parameters
          f(x; a = 1 in [0,1]) = x| a    | a = 7 is outside the domain [0, 1] of f
          x + beta                | betta| no parameter 'betta'; did you mean 'beta'?
          x + 1                   | x    | 'x' is the input
          """)
  void parametersThatDoNotFitAreRefused(String text, String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Formula.typed(text, Scope.EMPTY, Map.of(name, Rational.of(7))))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n  # more\n"})
  void fileWithoutDefinitionsIsEmpty(String text) {
    assertThat(read(text)).isEmpty();
  }
}
