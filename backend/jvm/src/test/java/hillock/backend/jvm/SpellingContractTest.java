// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.testkit.BackendContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type, naively or at length, gives the interpreter's bits.
@Execution(ExecutionMode.CONCURRENT)
final class SpellingContractTest {
  private static final BackendContract CONTRACT = Widths.contract();
  private static final BackendContract FOR_LARGE_ONES = Widths.contract(128, 512);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 / (1 + exp(-x))",
        "x / (1 + exp(-x))",
        "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        "0.5 * x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))",
        "x * tanh(log(1 + exp(x)))",
        "log(1 + exp(x))",
        "log(1 / (1 + exp(-x)))",
        "log(2 + 3 * exp(x))",
        "softplus(x)^2",
        "1 - 1 / (1 + exp(x))",
        "sigmoid(x)^2",
        "(exp(2 * x) - 1) / (exp(2 * x) + 1)",
        "1 - tanh(x)^2",
        "1 / cosh(x)^2",
        "x * 0.5 * (1 + erf(x / sqrt(2)))",
        "x * (1 - 0.5 * erfc(x / sqrt(2)))",
        "1 - erf(x)",
        "x * exp(-x^2)",
        "x * ((1 + exp(x))^2 - 1) / ((1 + exp(x))^2 + 1)",
        "x * log(1 + sigmoid(x))",
        "x * erf(log(1 + exp(x)))",
        "x > 0 ? x : exp(x) - 1",
        "1 - exp(-exp(x))",
        "exp(exp(x))",
        "exp(x * sigmoid(x))",
        "(x + sqrt(x^2 + 4)) / 2",
        "x / sqrt(1 + x^2)",
        "log(x + sqrt(x^2 + 1))",
        "sqrt(1 + x^2) - 1",
        "log(cosh(x))",
        "sinh(x)",
        "asinh(x)",
        "atan(sinh(x))",
        "x^3 / (1 + x^2)",
        "1 / x",
        "x > 0 ? log(1 + x) : -log(1 - x)",
        "abs(x)^17.3",
        "2^x",
        "x + sin(5 * x)^2 / 5",
        "x * cos(x)",
        "hypot(x, 1) * max(-1, min(1, x))",
        "x * (x > 0 ? 1 : 0)",
        "f(a, b, c) = a * sigmoid(b) + tanh(c)",
        "f(x; learn a = 2, learn b[3] = 0.5) = a * x + sum(i in 1..3: tanh(b[i] * x))",
        "f(x; a = 1) = x + a * normal(0, 1) * sigmoid(x)"
      })
  void isComputedToTheInterpretersBits(String text) {
    check(text, CONTRACT);
  }

  static Stream<String> largeFormulas() {
    return LargeFormulas.all().stream();
  }

  @ParameterizedTest
  @MethodSource("largeFormulas")
  void isComputedInStagesToTheInterpretersBits(String text) {
    check(text, FOR_LARGE_ONES);
  }

  private static void check(String text, BackendContract contract) {
    for (FunctionPrograms.Case each : FunctionPrograms.of(LargeFormulas.typed(text))) {
      each.check(contract);
    }
  }
}
