// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.List;
import java.util.stream.Stream;

/// Formulas that are hard on a prover: poles, holes, oscillation, cancellation, depth.
final class HostileFormulas {
  private static final List<String> WRITTEN =
      List.of(
          "1 / x",
          "log(x)",
          "sin(1 / x)",
          "x * sin(1 / x)",
          "tan(x)",
          "0 * x",
          "x - x",
          "x / x",
          "3",
          "-0.5",
          "x^x",
          "x^(x^x)",
          "exp(exp(exp(x)))",
          "exp(-exp(x))",
          "log(log(x))",
          "log(log(log(x)))",
          "sqrt(x)",
          "x^(1/3)",
          "x^(-1/3)",
          "x^0.1234",
          "x^1000",
          "x^-7",
          "sqrt(-1 - x^2)",
          "sqrt(x^2 - 1)",
          "sqrt(x^2)",
          "abs(x) / x",
          "abs(sin(x))",
          "sin(x) / x",
          "(exp(x) - 1) / x",
          "(1 - cos(x)) / x^2",
          "(x^2 - 1) / (x - 1)",
          "(x^3 - x) / (x^2 - 1)",
          "1 / (x^2 - 2)",
          "1 / sin(x)",
          "log(x^2)",
          "log(abs(x))",
          "log(cos(x))",
          "exp(-1 / x^2)",
          "atan(1 / x)",
          "sin(exp(x))",
          "sin(x^2)",
          "exp(-x^2) * sin(50 * x)",
          "x + sin(x)",
          "max(x, sin(x))",
          "sin(x) > 0 ? x : -x",
          "sin(x)^2 + cos(x)^2",
          "exp(log(x))",
          "log(exp(x))",
          "asinh(sinh(x)) - x",
          "tanh(1e5 * x)",
          "erf(1e5 * x) + 1e-20 * x",
          "1e300 * x",
          "1e-300 * x",
          "x + 1e-30",
          "x > 0 ? 1 / x : x",
          "x > 0 ? log(x) : exp(x)",
          "x >= 0 ? x + 1 : x - 1",
          "x == 0 ? 1 : 0",
          "x > 1/3 ? x : 1/3",
          "x^2 > 2 ? x : 0",
          "min(x, 1 / x)",
          "max(x, x)",
          "x > 0 ? x : 1e-9 * x",
          "(x - 1)^2 * (x - 2)^2 * (x + 3)^2",
          "(x^2 - 2)^3",
          "x^5 - x",
          "1 / (1 + 1e6 * x^2)",
          "sum(k in 1..40: abs(x - k)) / 40",
          "sum(k in 1..30: sin(k * x) / k)",
          "sigmoid(x)^400",
          "x * exp(-x) * log(1 + x^2)",
          "erf(erf(erf(x)))",
          "x > 0 ? x : x > -1 ? x / 2 : x > -2 ? -1/2 : -1/2 + (x + 2)^3",
          "hypot(x, 1) - 1",
          "hypot(x, x - 1)",
          "abs(abs(abs(x) - 1) - 1/2)",
          "x * (x > 0 ? 1 : 0)",
          "hypot(x, x)",
          "x != 0 ? x + pi : x",
          "cos(hypot(x < 22/7 ? x : 3, 5.8))",
          "x == 0 ? 1 : log(0)",
          "x == 0 ? 1 : log(x)",
          "cosh(hypot(1003/3, 0.5)^3)",
          "expm1((338 + x) * sin(pi))",
          "min(asinh(3 + x), (22/7 >= x ? x : 4) + asinh(x))",
          "max(x / 4, (1003/3)^(1003/3))",
          "sin(-1 / x^2) - x",
          "(x > 0 ? 1 : -1) * (x > 0 ? 1 : -1)");

  private HostileFormulas() {}

  /// The written ones, and deep ones.
  static Stream<String> all() {
    Stream<String> deep =
        Stream.of(
            nested("tanh", 20),
            nested("softplus", 10),
            nested("sin", 15),
            nested("exp", 12),
            nested("abs", 90),
            nested("sqrt", 60),
            nested("sigmoid", 30),
            nested("mish", 4),
            continuedFraction(12),
            alternating(20));
    return Stream.concat(WRITTEN.stream(), deep);
  }

  private static String nested(String function, int depth) {
    return (function + "(").repeat(depth) + "x" + ")".repeat(depth);
  }

  private static String continuedFraction(int depth) {
    return "1 / (1 + ".repeat(depth) + "x" + ")".repeat(depth);
  }

  private static String alternating(int depth) {
    StringBuilder text = new StringBuilder("x");
    for (int i = 1; i <= depth; i++) {
      String call = i % 2 == 0 ? "min" : "max";
      text.insert(0, call + "(" + (i % 2 == 0 ? "" : "-") + i + "/2, ").append(")");
    }
    return text.toString();
  }
}
