// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people type is computed as accurately as if they had known better.
///
/// Many of these spellings cancel, overflow or give NaN in other libraries; their trackers have an
/// issue for almost every one.
final class SpellingAccuracyTest {
  private static final int POINTS = 60;
  private static final int ORDER = 2;
  private static final Report REPORT = new Report("spellings, largest errors in ulps");

  static List<String> spellings() {
    return List.of(
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
        "softplus(x)^2",
        // The logistic function.
        "exp(x) / (1 + exp(x))",
        "(1 + tanh(x / 2)) / 2",
        "1 - 1 / (1 + exp(x))",
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
        // Exponential units.
        "exp(x) - 1",
        "1 - exp(-x)",
        "x > 0 ? x : exp(x) - 1",
        "max(0, x) + min(0, exp(x) - 1)",
        // Roots.
        "(x + sqrt(x^2 + 4)) / 2",
        "(x + hypot(x, 1)) / 2",
        "x / sqrt(1 + x^2)",
        "log(x + sqrt(x^2 + 1))",
        "sqrt(1 + x^2) - 1",
        "sqrt(x^2 + 1/100)",
        // Hyperbolic functions.
        "sinh(x)",
        "exp(x) - exp(-x)",
        "asinh(x)",
        // Rational functions, powers, and the arc tangent.
        "abs(x) / (1 + abs(x))",
        "1/2 + atan(x) / pi",
        "1 / x",
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
      new AccuracyCheck(subject, points, ORDER).check(subject.outputs(), REPORT);
    }
  }
}
