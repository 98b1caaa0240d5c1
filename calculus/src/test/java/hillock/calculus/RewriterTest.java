// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import hillock.calculus.Law.Phase;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Scope;
import hillock.expr.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How laws are applied: to fixpoints, once, from the root, with conditions, or without end.
class RewriterTest {
  private static Expr read(String text) {
    return Formula.typed("f(x, y) = " + text, Scope.EMPTY, Map.of()).formula();
  }

  private static Rewriter rewriter(String rules) {
    return new Rewriter(Algebra.symbolic(List.of()), Laws.parse(new Source("test.rules", rules)));
  }

  @Test
  void lawsAreAppliedUntilNoneApplies() {
    Rewriter rewriter =
        rewriter("first: sin(z) -> cos(z)\nsecond: cos(z) -> atan(z)\nthird: atan(0) -> 0");
    assertThat(Printer.print(rewriter.rewrite(read("sin(sin(x)) + y"))))
        .isEqualTo("atan(atan(x)) + y");
    assertThat(rewriter.steps())
        .extracting(step -> step.law().name())
        .containsExactly("first", "second", "first", "second");
    assertThat(rewriter.steps().getFirst()).hasToString("first: sin(x)  ->  cos(x)");
  }

  @Test
  void firstLawThatFitsIsTaken() {
    Rewriter rewriter = rewriter("special: sin(2) -> 0\ngeneral: sin(z) -> z");
    assertThat(Printer.print(rewriter.rewrite(read("sin(2) + sin(x)")))).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # parts of sums and products, in any order, scaled
          1 + x - sin(x)^2             | x + cos(x)^2
          3 - 3 * sin(x)^2 + y         | y + 3 * cos(x)^2
          sin(x)^2 - 1                 | -cos(x)^2
          x * tanh(y) * cosh(y)        | x * sinh(y)
          tanh(y)^3 * cosh(y)^2        | sinh(y)^2 * tanh(y)
          # names stand for any expression, and for the same one twice
          hypot(x + y, x + y)          | abs(x + y)
          hypot(x, y)                  | hypot(x, y)
          # conditions
          atan(exp(x))                 | 1
          atan(x)                      | atan(x)
          erf(2 * pi)                  | 0
          erf(2 * x)                   | erf(2 * x)
          asinh(x)                     | 2
          asinh(x^2)                   | asinh(x^2)
          """)
  void lawsMatchUpToOrderAndScale(String before, String after) {
    Rewriter rewriter =
        rewriter(
            """
            pythagoras: 1 - sin(z)^2 -> cos(z)^2
            sinh:       tanh(z) * cosh(z) -> sinh(z)
            same:       hypot(z, z) -> abs(z)
            positive:   atan(z) -> 1   where z > 0
            constant:   erf(z) -> 0    where z constant
            unknown:    asinh(z) -> 2  where not z >= 0
            """);
    assertThat(Printer.print(rewriter.rewrite(read(before)))).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + hypot(x, 1)", "3 * (x + hypot(x, 1))", "y * (x + hypot(x, 1)) + 1",
        "exp(2 * x + 2 * hypot(x, 1))", "1 / (1 + x^2)", "y / (1 + x^2)", "pi / 2 + atan(x)",
        "hypot(x, 2) - x + y", "log(cosh(x)) * y"
      })
  void guardsAreAppliedOnceToEachPlace(String text) {
    Rewriter guard = new Rewriter(Algebra.lowering(List.of()), Laws.of(Phase.GUARD));
    guard.rewrite(read(text));
    assertThat(guard.steps()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + hypot(x, 1) + y + hypot(y, 1)", "1 / (1 + x^2)^2", "1 / (1 + x^2) / (1 + y^2)",
        "(x + hypot(x, 1)) * (hypot(y, 1) - y)", "exp(x + hypot(x, 1)) / (1 + y^2)"
      })
  void guardsAreAppliedAtEveryPlace(String text) {
    Rewriter guard = new Rewriter(Algebra.lowering(List.of()), Laws.of(Phase.GUARD));
    guard.rewrite(read(text));
    assertThat(guard.steps()).hasSize(2);
  }

  @Test
  void loweringSeesTheWholeBeforeItsParts() {
    Rewriter lower = new Rewriter(Algebra.lowering(List.of()), Laws.of(Phase.LOWER));
    lower.rewrite(read("x * tanh(softplus(x)) + sigmoid(y) * sigmoid(-y) + 1 / cosh(x)"));
    assertThat(lower.steps())
        .extracting(step -> step.law().name())
        .containsExactlyInAnyOrder("tanh-of-softplus", "logistic-density", "sech");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "there: sin(z) -> cos(z)\nback: cos(z) -> sin(z)",
        "grows: sin(z) -> sin(z + 1)",
        "nests: sin(z) -> sin(sin(z))"
      })
  void lawsWithoutEndAreNamed(String rules) {
    Rewriter rewriter = rewriter(rules);
    assertThatIllegalStateException()
        .isThrownBy(() -> rewriter.rewrite(read("y * exp(sin(x) + y)")))
        .withMessageMatching("rewriting does not end; last law: (there|back|grows|nests)");
  }
}
