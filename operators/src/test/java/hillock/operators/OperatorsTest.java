// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Operator;
import hillock.expr.Rational;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators make, how they are written, and what is refused.
final class OperatorsTest {
  private static final double[] POINTS = {-40, -7, -2.5, -1, -0.3, 0, 0.2, 0.9, 2, 5.5, 90};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "harden(tanh)                       | min(max(-1, x), 1)",
        "harden(tanh(x))                    | min(max(-1, x), 1)",
        "harden(sigmoid)                    | min(max(0, x/4 + 1/2), 1)",
        "harden(-sigmoid(x))                | min(max(-1, -x/4 - 1/2), 0)",
        "harden(atan)                       | min(max(-pi/2, x), pi/2)",
        "harden(erf)                        | min(max(-1, 2*x/sqrt(pi)), 1)",
        "harden(x / (1 + abs(x)))           | min(max(-1, x), 1)",
        "harden(log(1 + exp(x)))            | max(0, x/2 + log(2))",
        "harden(elu)                        | max(-1, x)",
        "harden(asinh)                      | x",
        "harden(3 * x + 1)                  | 3 * x + 1",
        "harden(harden(tanh))               | min(max(-1, x), 1)",
        "affine(tanh, 2, 3, 4, 5)           | 2 * tanh(3 * x + 4) + 5",
        "affine(x^2, 1, 1, 1, 0)            | x^2 + 2*x + 1",
        "smooth-erf(relu, 3)                | x * (1 + erf(3 * x)) / 2",
        "smooth-erf(leaky-relu, 2)          | ((1.01) * x + 0.99 * x * erf(1.98 * x)) / 2",
        "smooth-erf(max(x, x / 4), 2)       | (5/4 * x + 3/4 * x * erf(3/2 * x)) / 2",
        "smooth-erf(min(x, x / 4), 2)       | (5/4 * x - 3/4 * x * erf(3/2 * x)) / 2",
        "smooth-erf(leaky-relu(x; alpha = 2), 1) | (3 * x - x * erf(x)) / 2",
        "smooth-erf(x < 1 ? 2 - x : 1, 1)   | (3 - x + (1 - x) * erf(1 - x)) / 2",
        "smooth-erf(abs, 1)                 | x * erf(2 * x)",
        "f(x; a = 1) = smooth-erf(a > 0 ? relu(x) : x, 1) | f(x; a = 1) = x * (1 + erf(x)) / 2",
        "smooth-sqrt(relu, 2)               | (x + sqrt(x^2 + 4)) / 2",
        "smooth-sqrt(max(x, x / 4), 1)      | (5/4 * x + sqrt(9/16 * x^2 + 1)) / 2",
        "smooth-sqrt(min(x, 2), 1)          | (x + 2 - sqrt((x - 2)^2 + 1)) / 2",
        "smooth-sqrt(abs, 1)                | sqrt(4 * x^2 + 1) / 2",
        "smooth-sigmoid(relu, 2)            | x / (1 + exp(-2 * x))",
        "smooth-sigmoid(max(x, 3), 1)       | (x - 3) * sigmoid(x - 3) + 3",
        "smooth-sigmoid(min(3, x), 1)       | 3 - (3 - x) * sigmoid(3 - x)",
        "smooth-sigmoid(abs, 2)             | x * tanh(2 * x)",
        "smooth-sigmoid(x * max(0, x), 1)   | x^2 * sigmoid(x)",
        "f(x; a = 1/4, mu = 3) = smooth-erf(max(x, a * x), mu) | f(x; a = 1/4, mu = 3) = ((1 + a) * x"
            + " + (1 - a) * x * erf(mu * (1 - a) * x)) / 2",
        "smooth-gaussian(smooth-erf(relu, 1/sqrt(2)), 1) | smooth-gaussian(gelu, 1)",
      })
  void means(String operator, String expected) {
    Activation made = Language.read(operator);
    Activation written = Language.read(expected);
    for (double x : POINTS) {
      assertThat(Language.difference(made, written, x).abs().hi())
          .as("%s at %s", operator, x)
          .isLessThan(0x1p-900);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "smooth-gaussian(tanh, 1) | 1:1 | no closed form for 'tanh(x)'",
        "smooth-gaussian(x > 0 ? sin(x) : 0, 1) | 1:1 | in a branch of a choice",
        "smooth-gaussian(max(x^2, x), 1) | 1:1 | compares what is not linear in x",
        "smooth-gaussian(1 / x, 1) | 1:1 | no closed form for '1 / x'",
        "smooth-gaussian(exp(x^2), 1) | 1:1 | no closed form for 'exp(x^2)'",
        "smooth-gaussian(relu, 0) | 1:1 | sigma must be positive, not 0",
        "smooth-gaussian(relu, -1) | 1:1 | sigma must be positive, not -1",
        "smooth-gaussian(relu, x) | 1:23 | 'x' is an input",
        "smooth-gaussian(relu) | 1:1 | is written smooth-gaussian(f, sigma)",
        "smooth-gaussian(relu, 1, 2) | 1:1 | is written smooth-gaussian(f, sigma)",
        "smooth-gaussian(, 1) | 1:17 | is written smooth-gaussian(f, sigma)",
        "smooth-gaussian(relu; 1) | 1:1 | is written smooth-gaussian(f, sigma)",
        "smooth-guassian(relu, 1) | 1:1 | did you mean 'smooth-gaussian'?",
        "hardne(tanh) | 1:1 | did you mean 'harden'?",
        "harden(blend) | 1:8 | blend takes 2 inputs",
        "harden(x^2) | 1:1 | f(0) must lie between the limits",
        "harden(sin) | 1:1 | the limit on the left",
        "smooth-erf(tanh, 1) | 1:1 | the function has no max, min or abs",
        "smooth-erf(elu, 1) | 1:1 | is not known to be a maximum",
        "smooth-sigmoid(x == 0 ? 1 : x, 1) | 1:1 | is not known to be a maximum",
        "smooth-erf(x > x ? abs(x) : x + 1, 1) | 1:1 | is not known to be a maximum",
        "f(x; a = 1) = harden(tanh(a * x)) | 1:15 | give 'a' a value",
        "f(x; a = 1) = smooth-erf(x > 0 ? x : a * x, 1) | 1:15 | write max(a, b)",
        "f(x; a = 1) = smooth-gaussian(max(0, a * x), 1) | 1:15 | depends on the sign of",
        "f(x; a = 1) = smooth-gaussian(a > 0 ? x : 1, 1) | 1:15 | chooses by a parameter",
        "f(x; a = 1) = smooth-gaussian(max(min(x, a), 0), 1) | 1:15 | the order of the knots",
        "f(a, b) = harden(a * b) | 1:11 | takes a function of one input; this one has a, b",
        "f(a, b) = harden(tanh) | 1:18 | write the input that tanh is a function of: tanh(a)",
      })
  void refuses(String text, String place, String problem) {
    assertThatThrownBy(() -> Language.read(text))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("formula:" + place + ": ")
        .hasMessageContaining(problem)
        .hasMessageContaining("^");
  }

  static Stream<String> hostile() {
    String pieces = "max(0, x - 1)" + " + max(0, x - %d)".repeat(90);
    Object[] knots = Stream.iterate(2, i -> i + 1).limit(90).toArray();
    return Stream.of(
        nested("smooth-gaussian(", "relu", ", 1)", 50),
        nested("smooth-gaussian(", "max(0, x^4)", ", 1)", 50),
        nested("smooth-gaussian(", "exp(-x^2) * x^9", ", 1)", 50),
        nested("smooth-erf(", "max(0, x)", ", 1)", 50),
        nested("smooth-sqrt(abs(", "x", "), 1)", 40),
        nested("harden(", "tanh", ")", 90),
        nested("harden(tanh(", "x", "))", 45),
        nested("affine(", "tanh", ", 2, 3, 4, 5)", 90),
        nested("smooth-gaussian(", "sin(x) * cos(x) * sin(2 * x)", ", 1)", 40),
        "smooth-gaussian(x^1000, 1)",
        "smooth-gaussian(max(0, x)^1000000, 1)",
        "smooth-gaussian((1 + x + exp(x) + sin(x))^20, 1)",
        "smooth-gaussian(" + pieces.formatted(knots) + ", 1)",
        "smooth-gaussian(" + "max(0, ".repeat(40) + "x" + " - 1)".repeat(40) + ", 1)",
        "smooth-gaussian(abs(" + "abs(x) - 1 + ".repeat(20) + "x), 1)",
        "harden(" + "tanh(".repeat(80) + "x" + ")".repeat(80) + ")",
        "harden(exp(exp(exp(exp(exp(exp(x)))))))",
        "smooth-gaussian(x, 1e300) * smooth-gaussian(x^24, 1e300)");
  }

  private static String nested(String before, String core, String after, int depth) {
    return before.repeat(depth) + core + after.repeat(depth);
  }

  /// Either a formula or a clear error, soon.
  @ParameterizedTest
  @MethodSource("hostile")
  void isBounded(String text) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          try {
            Language.read(text);
          } catch (FormulaException refusal) {
            assertThat(refusal.problem()).isNotBlank();
            assertThat(refusal.getMessage()).contains("^");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"harden", "smooth", "x", "relu"})
  void inputsMayBeCalledAnything(String input) {
    Activation function = Language.read("f(%1$s) = harden(tanh(%1$s)) + %1$s".formatted(input));
    assertThat(Language.value(function, 0.5)).isEqualTo(1);
  }

  /// An input hides a function of its name.
  @Test
  void anInputIsNoFunction() {
    Activation function = Language.read("f(tanh) = affine(tanh, 2, 1, 0, 0)");
    assertThat(Language.value(function, 0.5)).isEqualTo(1);
  }

  @Test
  void oneInputOfSeveralIsUsed() {
    Activation function = Language.read("f(a, b) = harden(tanh(a)) * b");
    Activation written = Language.read("f(a, b) = min(max(-1, a), 1) * b");
    assertThat(function.formula()).isEqualTo(written.formula());
  }

  @Test
  void argumentsMayBeParametersTyped() {
    Activation function =
        Formula.typed(
            "smooth-erf(relu, mu) + m", new Language(),
            Map.of("mu", Rational.of(2), "m", Rational.of(1)));
    assertThat(function.inputs()).containsExactly("x");
    assertThat(Language.value(function, 0)).isEqualTo(1);
  }

  @Test
  void everyOperatorSaysHowItIsWritten() {
    assertThat(Operators.STANDARD.stream().map(Operator::header))
        .containsExactly(
            "smooth-gaussian(f, sigma)",
            "smooth-erf(f, mu)",
            "smooth-sqrt(f, mu)",
            "smooth-sigmoid(f, beta)",
            "harden(f)",
            "affine(f, a, b, c, d)");
  }
}
