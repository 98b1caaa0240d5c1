// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// What every function of the catalog computes with its defaults, written by hand in Java.
final class Formulas {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_LAMBDA = 1.0507009873554805;

  private Formulas() {}

  static final Map<String, DoubleUnaryOperator> OF_ONE_INPUT =
      Map.ofEntries(
          entry("sign", Math::signum),
          entry("tan", Math::tan),
          entry("log2", x -> Math.log(x) / Math.log(2)),
          entry("log10", Math::log10),
          entry("normal-cdf", Formulas::normal),
          entry("identity", x -> x),
          entry("step", x -> x < 0 ? 0 : 1),
          entry("sigmoid", Formulas::sigmoid),
          entry("hard-sigmoid", x -> clamp((x + 3) / 6, 0, 1)),
          entry("tanh", Math::tanh),
          entry("hard-tanh", x -> clamp(x, -1, 1)),
          entry("softsign", x -> x / (1 + Math.abs(x))),
          entry("arctan", Math::atan),
          entry("rectified-tanh", x -> Math.max(0, Math.tanh(x))),
          entry("log-sigmoid", x -> -softplus(-x)),
          entry("relu", x -> Math.max(0, x)),
          entry("relu6", x -> clamp(x, 0, 6)),
          entry("leaky-relu", x -> leaky(x, 0.01)),
          entry("prelu", x -> leaky(x, 0.25)),
          entry("rrelu", x -> leaky(x, 11.0 / 48)),
          entry("thresholded-relu", x -> x > 1 ? x : 0),
          entry("relu-squared", x -> x > 0 ? x * x : 0),
          entry("elu", x -> x > 0 ? x : Math.expm1(x)),
          entry("celu", x -> x > 0 ? x : Math.expm1(x)),
          entry("selu", x -> SELU_LAMBDA * (x > 0 ? x : SELU_ALPHA * Math.expm1(x))),
          entry("relu-softplus", x -> x > 0 ? x : Math.log1p(Math.expm1(x) / 2)),
          entry("relu-softsign", x -> x > 0 ? x : x / (1 - x)),
          entry("thlu", x -> x > 0 ? x : Math.tanh(x)),
          entry("isrlu", x -> x > 0 ? x : x / Math.hypot(1, x)),
          entry("softplus", Formulas::softplus),
          entry("squareplus", Formulas::squareplus),
          entry("gelu-erf", x -> x * normal(x)),
          entry("gelu-tanh", Formulas::geluTanh),
          entry("gelu-sigmoid", x -> x * sigmoid(1.702 * x)),
          entry("silu", x -> x * sigmoid(x)),
          entry("swish", x -> x * sigmoid(x)),
          entry("hard-swish", x -> x * clamp((x + 3) / 6, 0, 1)),
          entry("mish", x -> x * Math.tanh(softplus(x))),
          entry("elish", x -> (x > 0 ? x : Math.expm1(x)) * sigmoid(x)),
          entry("hard-elish", x -> (x > 0 ? x : Math.expm1(x)) * clamp((x + 1) / 2, 0, 1)),
          entry("lisht", x -> x * Math.tanh(x)),
          entry("gaussian", x -> Math.exp(-x * x)),
          entry("isru", x -> x / Math.hypot(1, x)),
          entry("bent-identity", x -> x * x / (2 * (Math.hypot(x, 1) + 1)) + x));

  static final Map<String, DoubleBinaryOperator> OF_TWO_INPUTS =
      Map.ofEntries(
          entry("glu", (a, b) -> sigmoid(a) * b),
          entry("bilinear", (a, b) -> a * b),
          entry("reglu", (a, b) -> Math.max(0, a) * b),
          entry("geglu", (a, b) -> a * normal(a) * b),
          entry("swiglu", (a, b) -> a * sigmoid(a) * b));

  private static double clamp(double x, double lo, double hi) {
    return Math.max(lo, Math.min(x, hi));
  }

  private static double leaky(double x, double slope) {
    return x > 0 ? x : slope * x;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double squareplus(double x) {
    double root = Math.hypot(x, 2);
    return x > 0 ? (x + root) / 2 : 2 / (root - x);
  }

  private static double geluTanh(double x) {
    return x * sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));
  }

  /// Φ(x), for negative x by Simpson's rule on the density from x - 12 to x.
  private static double normal(double x) {
    if (x > 0) {
      return 1 - normal(-x);
    }
    int cells = 40_000;
    double from = x - 12;
    double width = 12.0 / cells;
    double sum = density(from) + density(x);
    for (int i = 1; i < cells; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density(from + i * width);
    }
    return sum * width / 3;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
