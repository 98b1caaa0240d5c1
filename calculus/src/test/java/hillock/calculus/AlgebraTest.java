// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the normal form looks like, for reasoning and for making code.
class AlgebraTest {
  private static final String HEADER = "f(x, y; p = 1 in (0, inf), q = 1 in [0, inf), r = 1) = ";

  private static Activation read(String text) {
    return Formula.typed(HEADER + text, Scope.EMPTY, Map.of());
  }

  private static String symbolic(String text) {
    Activation read = read(text);
    return Printer.print(Algebra.symbolic(read.parameters()).normalize(read.formula()));
  }

  private static String lowering(String text) {
    Activation read = read(text);
    return Printer.print(Algebra.lowering(read.parameters()).normalize(read.formula()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sums: flat, like terms collected, zeros gone
          x + (y + x)              | 2 * x + y
          x - x                    | 0
          x + 0                    | x
          1 + x + 2                | 3 + x
          2 * (x + 1) - 2 * x      | 2
          x + y - (x - y)          | 2 * y

          # products: flat, equal bases one power, the coefficient first
          x * y * x                | x^2 * y
          x / x                    | 1
          x * 3 * y * 2            | 6 * x * y
          x * 0                    | 0
          x^2 * x^-3               | 1 / x
          (x * y)^2                | x^2 * y^2
          (2 * x)^3                | 8 * x^3
          (x^2)^-1                 | 1 / x^2
          (x^2)^3                  | x^6
          x^0                      | 1
          1 / (1 / x)              | x

          # roots: taken apart only where nothing is gained or lost
          sqrt(x^2)                | abs(x)
          sqrt(x)^2                | sqrt(x)^2
          sqrt(p)^2                | p
          sqrt(p * x)              | sqrt(p) * sqrt(x)
          sqrt(q * x)              | sqrt(q * x)
          sqrt(q * p)              | sqrt(q) * sqrt(p)
          sqrt(4 * x)              | 2 * sqrt(x)
          sqrt(-4 * x)             | 2 * sqrt(-x)
          sqrt(x^2 * p)            | abs(x) * sqrt(p)
          (x^3)^(1/3)              | (x^3)^(1/3)
          (p^3)^(1/3)              | p
          sqrt(8)                  | 2 * sqrt(2)
          1 / sqrt(2)              | 0.5 * sqrt(2)
          sqrt(2) * sqrt(3)        | sqrt(2) * sqrt(3)
          sqrt(6) * sqrt(2)        | 2 * sqrt(3)
          2^0.5 * 2^0.25           | 2^0.75
          sqrt(0) + x              | x
          (x^2)^(3/2)              | abs(x)^3
          abs(x)^2                 | x^2
          abs(x) * abs(x)          | x^2
          abs(x)^3 / x             | abs(x)^3 / x
          x * abs(x) * abs(x)      | x^3

          # functions: values at 0, signs of odd and even ones, inverse pairs
          tanh(-x)                 | -tanh(x)
          tanh(-x - y)             | -tanh(x + y)
          cosh(-2 * x)             | cosh(2 * x)
          abs(-3 * x)              | 3 * abs(x)
          abs(p * x)               | abs(p * x)
          abs(p)                   | p
          abs(-q)                  | q
          abs(abs(x))              | abs(x)
          exp(0) + sin(0)          | 1
          sigmoid(0)               | 0.5
          softplus(0)              | log(2)
          erfc(0)                  | 1
          log(exp(x))              | x
          exp(log(p))              | p
          exp(log(x))              | exp(log(x))
          exp(-2 * log(p))         | 1 / p^2
          log(p^3)                 | 3 * log(p)
          log(x^2)                 | log(x^2)
          log(1/3)                 | -log(3)
          log(e)                   | 1
          e^x                      | exp(x)
          2^x                      | exp(x * log(2))
          exp(x)^y                 | exp(x * y)

          # comparisons and extrema of numbers
          2 > 1 ? x : y            | x
          x > x ? x : y            | y
          x > 0 ? y : y            | y
          max(1, 2) + min(1, 2)    | 3
          max(x, x)                | x
          max(x, y) - max(y, x)    | max(x, y) - max(y, x)
          hypot(x, 0)              | abs(x)
          hypot(x, y) - hypot(y, x)| 0
          """)
  void bothAlgebrasNormalize(String text, String normal) {
    assertThat(symbolic(text)).isEqualTo(normal);
    assertThat(lowering(text)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # text                | for reasoning             | for making code
          x * y + x             | x * (y + 1)               | x * y + x
          x / 2 + y / 2         | 0.5 * (x + y)             | 0.5 * x + 0.5 * y
          2 * x - 2 * y         | 2 * (x - y)               | 2 * x - 2 * y
          2 * x - 3 * y         | 2 * x - 3 * y             | 2 * x - 3 * y
          -x - y                | -(x + y)                  | -x - y
          x / y + 1 / y         | 1 / y * (x + 1)           | x / y + 1 / y
          sqrt(x) + x           | sqrt(x) + x               | sqrt(x) + x
          sqrt(p) + p           | sqrt(p) * (1 + sqrt(p))   | sqrt(p) + p
          exp(x) * exp(y)       | exp(x + y)                | exp(x) * exp(y)
          exp(x) / exp(x)       | 1                         | 1
          exp(x)^2              | exp(2 * x)                | exp(x)^2
          exp(x) * exp(-x)      | 1                         | exp(x) * exp(-x)
          2 * e^x * e           | 2 * exp(x + 1)            | 2 * exp(x) * e
          """)
  void algebrasDifferInFactoringAndExponentials(String text, String symbolic, String lowering) {
    assertThat(symbolic(text)).isEqualTo(symbolic);
    assertThat(lowering(text)).isEqualTo(lowering);
  }

  @Test
  void equalResultsAreTheSameObject() {
    Algebra algebra = Algebra.symbolic(read("x").parameters());
    Expr first = algebra.normalize(read("x * (y + 1) / sqrt(p)").formula());
    Expr second = algebra.normalize(read("(x + y * x) * p^(-0.5)").formula());
    assertThat(second).isSameAs(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x + 1 / (x - x)", "y * (x - x)^(-2)", "1 / log(1)"})
  void divisionByZeroIsSaid(String text) {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> symbolic(text))
        .withMessage("the formula divides by zero, whatever its input");
  }

  @Test
  void numbersWithoutBoundAreRefused() {
    String huge = "2^4000 * ".repeat(20) + "x";
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> symbolic(huge.replace("2^4000", "(x * 2^4000 / x)")))
        .withMessage("a number of the formula grows beyond 65536 bits");
  }
}
