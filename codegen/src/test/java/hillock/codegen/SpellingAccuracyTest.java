// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.Subject.Output;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people type is computed as accurately as if they had known better.
///
/// Many of these spellings cancel, overflow or give NaN in other libraries; their trackers have an
/// issue for almost every one.
final class SpellingAccuracyTest {
  private static final int POINTS = 40;
  private static final int ORDER = 1;
  private static final Report REPORT = new Report("spellings, largest errors in ulps");

  static List<String> spellings() {
    return List.of(
        // As they stand in the issues of other libraries.
        "1 / (1 + exp(-x))",
        "x / (1 + exp(-x))",
        "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        "0.5 * x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))",
        "sqrt(x^2 + 1) + x",
        "sqrt(x^2 + 4) + x",
        "x * tanh(log(1 + exp(x)))",
        "x * tanh(log1p(exp(x)))",
        "tanh(log(1 + exp(x)))",
        // Softplus and the logarithm of the logistic function.
        "log(1 + exp(x))",
        "ln(e^x + 1)",
        "log(1 + exp(-x))",
        "-log(1 + exp(-x))",
        "log(1 / (1 + exp(-x)))",
        "log(sigmoid(x))",
        "log(1 + exp(x)) - log(2)",
        "log(0.5 + 0.5 * exp(x))",
        "log(2 + exp(x))",
        "log(2 + 3 * exp(x))",
        "log(3 * sigmoid(x) + 1)",
        "log(1 + exp(5 * x)) / 5",
        "log(1 + exp(x)) / log(2) - 1",
        "softplus(x)^2",
        // The logistic function.
        "exp(x) / (1 + exp(x))",
        "(1 + tanh(x / 2)) / 2",
        "1 - 1 / (1 + exp(x))",
        "1 / (2 + 3 * exp(-x))",
        "sigmoid(x) * (1 - sigmoid(x))",
        "sigmoid(x)^2",
        // Silu.
        "x * exp(x) / (1 + exp(x))",
        "x * sigmoid(1.702 * x)",
        "x * sigmoid(x)^2",
        // The hyperbolic tangent.
        "(exp(2 * x) - 1) / (exp(2 * x) + 1)",
        "2 / (1 + exp(-2 * x)) - 1",
        "1 - 2 / (exp(2 * x) + 1)",
        "2 * sigmoid(2 * x) - 1",
        "1 - tanh(x)^2",
        "1 / cosh(x)^2",
        // The normal distribution.
        "x * 0.5 * (1 + erf(x / sqrt(2)))",
        "x * (1 - 0.5 * erfc(x / sqrt(2)))",
        "0.5 * (1 + erf(x))",
        "1 - erf(x)",
        "exp(-x^2 / 2)",
        "x * exp(-x^2)",
        // Mish and its relatives.
        "x * ((1 + exp(x))^2 - 1) / ((1 + exp(x))^2 + 1)",
        "x * (exp(2 * x) + 2 * exp(x)) / (exp(2 * x) + 2 * exp(x) + 2)",
        "x - 2 * x / ((1 + exp(x))^2 + 1)",
        "x * log(1 + sigmoid(x))",
        "x * tanh(log(1 + sigmoid(x)))",
        "x * erf(log(1 + exp(x)))",
        "x * tanh(exp(x))",
        // Exponential units.
        "exp(x) - 1",
        "1 - exp(-x)",
        "x > 0 ? x : exp(x) - 1",
        "max(0, x) + min(0, exp(x) - 1)",
        "1 - exp(-exp(x))",
        "exp(-exp(-x))",
        "exp(-exp(x))",
        "x * exp(-exp(-x))",
        "exp(exp(x))",
        "expm1(2 * (exp(x) - 1))",
        "exp(x * sigmoid(x))",
        "exp(-x * tanh(x))",
        "exp(-log(1 + exp(x))^2)",
        "exp(-x^2 * exp(-x))",
        // Roots.
        "(x + sqrt(x^2 + 4)) / 2",
        "(x + hypot(x, 1)) / 2",
        "x / sqrt(1 + x^2)",
        "log(x + sqrt(x^2 + 1))",
        "sqrt(1 + x^2) - 1",
        "sqrt(x^2 + 1/100)",
        // Hyperbolic functions.
        "log(cosh(x))",
        "log(1 + tanh(x))",
        "x * log(1 + tanh(exp(x)))",
        "log((exp(x) + exp(-x)) / 2)",
        "sinh(x)",
        "exp(x) - exp(-x)",
        "asinh(x)",
        "atan(sinh(x))",
        // Rational functions, powers, and the arc tangent.
        "abs(x) / (1 + abs(x))",
        "x^2 / (1 + x^2)",
        "x^3 / (1 + x^2)",
        "x / (1 + x^2)",
        "-1 / (1 + x^2)",
        "1 / x",
        "-1 / x",
        "(x + abs(x)) / 2",
        "x > 0 ? log(1 + x) : -log(1 - x)",
        "x^2 * exp(-x)",
        "abs(x)^17.3",
        "1 / (1 + x^4)",
        "log(1 + x^2)",
        "1/2 + atan(x) / pi",
        "2^x",
        "abs(x)^2.5",
        "x * (x > 0 ? 1 : 0)");
  }

  @AfterAll
  static void report() {
    REPORT.write();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void isAccurate(String text) {
    for (Precision precision : Precision.values()) {
      Subject subject = Subject.of(text, precision);
      double[] points = TestPoints.of(precision, POINTS);
      new AccuracyCheck(subject, points, ORDER).check(subject.outputs(ORDER), REPORT);
    }
  }

  /// The slope at 0 is that of softplus, and not what the conventions for kinks make of it.
  @Test
  void aSumOfKinksMayBeSmooth() {
    for (Precision precision : Precision.values()) {
      Subject subject = Subject.of("max(0, x) + log1p(exp(-abs(x)))", precision);
      double[] points =
          Arrays.stream(TestPoints.of(precision, POINTS)).filter(x -> x != 0).toArray();
      new AccuracyCheck(subject, points, ORDER).check(subject.outputs(ORDER), REPORT);
      assertThat(subject.derivative(1).at(0)).isEqualTo(0.5);
    }
  }

  @Test
  void aLogarithmIsNotANumberBelowItsPole() {
    for (Precision precision : Precision.values()) {
      Subject subject = Subject.of("log(1 + x)", precision);
      double[] points = TestPoints.of(precision, POINTS);
      double[] inside = Arrays.stream(points).filter(x -> x > -1).toArray();
      AccuracyCheck check = new AccuracyCheck(subject, inside, ORDER);
      check
          .tallies(subject.outputs(ORDER))
          .values()
          .forEach(tally -> assertThat(tally.max()).isLessThanOrEqualTo(4));
      Output value = subject.derivative(0);
      double[] below =
          Arrays.stream(points).filter(x -> x < -1).map(value::at).distinct().toArray();
      assertThat(below).containsExactly(Double.NaN);
    }
  }
}
