// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.Precision;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Formulas that nobody means well: all are answered, or refused with a reason, in little time.
@Timeout(300)
final class HostileFormulaTest {
  private static final Duration MOST = Duration.ofSeconds(8);

  static Stream<String> formulas() {
    return Stream.of(
        nested("exp(@)", 4),
        nested("exp(@)", 16),
        nested("exp(@)", 60),
        nested("exp(-@)", 30),
        nested("log(1 + exp(@))", 40),
        nested("tanh(@)", 8),
        nested("tanh(@)", 60),
        nested("x * tanh(@)", 20),
        nested("x * sigmoid(@)", 30),
        nested("1 / (1 + @)", 40),
        nested("sqrt(1 + @^2)", 40),
        nested("max(@, x / 2 - 1)", 40),
        nested("(@) * (1 + (@))", 6),
        nested("(@ > 0 ? x : @ - 1)", 8),
        "x^x^x^x^x^x",
        joined("sin(@ * x)", " + ", 500),
        joined("tanh(x + @)", " + ", 500),
        joined("exp(@ * x)", " + ", 500),
        joined("x^@", " + ", 500),
        joined("max(0, x - @)", " + ", 500),
        joined("1 / (x + @)", " + ", 300),
        joined("(x + @)", " * ", 100),
        joined("(x + @)", " * ", 500),
        joined("sigmoid(x + @)", " * ", 30),
        joined("sigmoid(x + @)", " * ", 500),
        "sum(s in 1..1000: tanh(x / s))",
        "(1 + x)^1000000",
        "(1 + x + x^2)^40",
        "x^1000000000",
        "x * exp(-1000000000)",
        "x * exp(exp(exp(10)))",
        "x * sin(1e300)",
        "log(exp(1e9 * x) + exp(-1e9 * x))");
  }

  private static String nested(String text, int times) {
    String formula = "x";
    for (int i = 0; i < times; i++) {
      formula = text.replace("@", formula);
    }
    return formula;
  }

  private static String joined(String term, String operator, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> term.replace("@", String.valueOf(i)))
        .collect(Collectors.joining(operator));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void isAnsweredInLittleTime(String formula) {
    compile("x * tanh(softplus(x))");
    long start = processorTime();
    try {
      Program program = compile(formula);
      double[] results = Interpreter.run(program, new double[] {0.25}, new double[0]);
      assertThat(results).hasSize(2).doesNotContain(Double.NaN);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).* has more than .*|.* takes more than .*");
    }
    assertThat(Duration.ofNanos(processorTime() - start)).isLessThan(MOST);
  }

  /// That of this thread, which the load of the machine does not change.
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Program compile(String formula) {
    Activation activation = Formula.typed(formula, Scope.EMPTY, Map.of());
    return new KernelPlan(activation, Precision.F32, Mode.EVALUATION)
        .program(Kind.VALUE_AND_SLOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x + log(0)    | the constant log(0) of the formula has no value
          x * log(-1)   | the constant log(-1) of the formula has no value
          x + sqrt(-2)  | of the formula has no value
          """)
  void constantsWithoutValueAreNamed(String formula, String message) {
    assertThatThrownBy(() -> compile(formula))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aProgramThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> compile(joined("tanh(x + @)", " + ", 500)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 20,000 instructions; use fewer terms");
  }
}
