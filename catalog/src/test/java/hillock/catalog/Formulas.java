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
          entry("bent-identity", x -> x * x / (2 * (Math.hypot(x, 1) + 1)) + x),
          entry("cubic-b-spline", Formulas::bump),
          entry("hard-sigmoid-binarynet", x -> clamp((x + 1) / 2, 0, 1)),
          entry("hard-sigmoid-taylor", x -> clamp((x + 2) / 4, 0, 1)),
          entry("hard-sigmoid-onnx", x -> clamp((2 * x + 5) / 10, 0, 1)),
          entry("noisy-relu", x -> Math.max(0, x)),
          entry("noisy-relu-mean", Formulas::noisyReluMean),
          entry("noisy-hard-tanh", x -> 1.15 * clamp(x, -1, 1) - 0.15 * x),
          entry("noisy-hard-sigmoid", Formulas::noisyHardSigmoid),
          entry("rrelu-divisor", x -> leaky(x, 2.0 / 11)),
          entry("threshold", x -> x > 0 ? x : 0.5),
          entry("poly-relu", x -> x > 0 ? (x + x * x + x * x * x) / 3 : 0),
          entry("nlrelu", x -> Math.log1p(Math.max(0, x))),
          entry("smelu", x -> x > 1 ? x : Math.pow(Math.max(0, x + 1), 2) / 4),
          entry("srelu", x -> leaky(x, 0.2)),
          entry("pelu", x -> x > 0 ? x : Math.expm1(x)),
          entry("xielu", x -> x / 2 + 0.8 * (x > 0 ? x * x : expm1LessX(x))),
          entry("trelu", x -> x > 0 ? x : Math.tanh(x)),
          entry("trelu-tanh", x -> x > 0 ? x : Math.tanh(x)),
          entry("soft-shrink", x -> x - clamp(x, -0.5, 0.5)),
          entry("hard-shrink", x -> Math.abs(x) > 0.5 ? x : 0),
          entry("tanh-shrink", Formulas::tanhShrink),
          entry("e-swish", x -> 1.75 * x * sigmoid(x)),
          entry("hard-mish", x -> x * clamp(x / 2 + 1, 0, 1)),
          entry("xwish", x -> x * Math.atan2(1, -x) / Math.PI),
          entry("tanhexp", x -> x * Math.tanh(Math.exp(x))),
          entry("serf", x -> x * erf(softplus(x))),
          entry("pserf", x -> x * erf(1.25 * softplus(0.85 * x))),
          entry("erfact", x -> x * erf(0.75 * Math.exp(0.75 * x))),
          entry("smish", x -> x * Math.tanh(Math.log1p(sigmoid(x)))),
          entry("logish", x -> x * Math.log1p(sigmoid(x))),
          entry("phish", x -> x * Math.tanh(x * normal(x))),
          entry("gelu-sine", x -> x * normal(x) + 0.1 * Math.sin(x)),
          entry("aglu", x -> x * sigmoid(x)),
          entry("acon-b", x -> x * (0.25 + 0.75 * sigmoid(0.75 * x))),
          entry("acon-c", x -> x * sigmoid(x)),
          entry("smu", x -> leaky(x, 0.25)),
          entry("smu-1", x -> (1.25 * x + Math.hypot(0.75 * x, 4.352665993287951e-9)) / 2),
          entry("sau", x -> x == 0 ? 0.85 * 0.00005 / Math.sqrt(2 * Math.PI) : leaky(x, 0.15)),
          entry("apl", x -> Math.max(0, x) + Math.max(0, 0.5 - x)),
          entry("pwlu", x -> Math.max(0, x)),
          entry("kan-edge", x -> x * sigmoid(x)),
          entry("pau-a", x -> numerator(x) / (1 + Math.abs(denominator(Math.abs(x))))),
          entry("pau-b", x -> numerator(x) / (1 + Math.abs(denominator(x)))),
          entry("pau-c", x -> numerator(x) / (0.1 + Math.abs(0.9 + denominator(x)))),
          entry("pau-d", x -> numerator(x) / (1 + Math.abs(denominator(x)))),
          entry("opau", Formulas::opau),
          entry("opau-he", Formulas::opauHe),
          entry("dyt", x -> Math.tanh(x / 2)),
          entry("derf", x -> erf(x / 2)),
          entry("softexponential", x -> 2 * Math.expm1(x / 2) + 0.5),
          entry("sine", Math::sin),
          entry("snake", x -> x + Math.pow(Math.sin(x), 2)),
          entry("gcu", x -> x * Math.cos(x)),
          entry("negation", x -> -x),
          entry("abs", Math::abs),
          entry("square", x -> x * x),
          entry("cube", x -> x * x * x),
          entry("scale", x -> x),
          entry("shift", x -> x + 1),
          entry("exp", Math::exp),
          entry("cos", Math::cos),
          entry("sinh", Math::sinh),
          entry("cosh", Math::cosh),
          entry("sinc", Formulas::sinc),
          entry("asinh", Formulas::asinh),
          entry("root", x -> Math.sqrt(Math.max(0, x))),
          entry("log-magnitude", x -> Math.log(Math.abs(x) + 1e-8)),
          entry("negative-part", x -> Math.min(0, x)),
          entry("erf", Formulas::erf),
          entry("constant", x -> 1),
          entry("max-x-sigmoid", x -> Math.max(x, sigmoid(x))),
          entry("max-x-tanh", x -> Math.max(x, Math.tanh(x))),
          entry("min-x-sin", x -> Math.min(x, Math.sin(x))),
          entry("cos-minus-x", x -> Math.cos(x) - x),
          entry("atan-squared-minus-x", x -> Math.pow(Math.atan(x), 2) - x),
          entry("sinc-plus-x", x -> sinc(x) + x),
          entry("x-asinh-squared", x -> x * Math.pow(asinh(x), 2)));

  static final Map<String, DoubleBinaryOperator> OF_TWO_INPUTS =
      Map.ofEntries(
          entry("glu", (a, b) -> sigmoid(a) * b),
          entry("bilinear", (a, b) -> a * b),
          entry("reglu", (a, b) -> Math.max(0, a) * b),
          entry("geglu", (a, b) -> a * normal(a) * b),
          entry("swiglu", (a, b) -> a * sigmoid(a) * b),
          entry("plus", Double::sum),
          entry("minus", (a, b) -> a - b),
          entry("divide", (a, b) -> a / (b + 1e-8)),
          entry("maximum", Math::max),
          entry("minimum", Math::min),
          entry("gaussian-kernel", (a, b) -> Math.exp(-(a - b) * (a - b))),
          entry("laplace-kernel", (a, b) -> Math.exp(-Math.abs(a - b))),
          entry("blend", (a, b) -> (a + b) / 2));

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

  private static double bump(double x) {
    double distance = Math.abs(x);
    double outer = Math.pow(Math.max(0, 2 - distance), 3) / 6;
    return outer - 4 * Math.pow(Math.max(0, 1 - distance), 3) / 6;
  }

  private static double noisyHardSigmoid(double x) {
    double line = x / 4 + 0.5;
    double distance = clamp(line, 0, 1) - line;
    double deviation = 0.15 * Math.pow(sigmoid(distance) - 0.5, 2);
    double noise = Math.signum(x) * deviation * Math.sqrt(2 / Math.PI);
    return 1.1 * clamp(line, 0, 1) - 0.1 * line + noise;
  }

  private static double noisyReluMean(double x) {
    double deviation = Math.sqrt(sigmoid(x));
    return x * normal(x / deviation) + deviation * density(x / deviation);
  }

  /// Of the Padé units, by Horner's rule.
  private static double numerator(double x) {
    double[] a = {0.0335583603, 0.505000375, 1.65343934, 2.01001052, 0.931901999, 0.152424124};
    return a[0] + x * (a[1] + x * (a[2] + x * (a[3] + x * (a[4] + x * a[5]))));
  }

  private static double denominator(double x) {
    return x * (3.30847488e-6 + x * (3.98021568 + x * (5.12471206e-7 + x * 0.301830109)));
  }

  private static double opau(double x) {
    double[] c = {3.561379337, 4.238394911, 2.024781385, 0.5082051859, 0.05731002153, 0.001827536251};
    double[] d = {0, 4.875817503, 0.8857480320, 0.08053764513, 0.008395902536};
    return orthogonal(2, x, c, d);
  }

  private static double opauHe(double x) {
    double[] c = {2.607311112, 4.203447504, 2.655733308, 0.7575890751, 0.06037729492, -0.03346305186};
    double[] d = {0, 3.818846130, 0.5903075659, 0, 0};
    return orthogonal(1, x, c, d);
  }

  /// By the recurrence H[n+1] = factor (x H[n] - n H[n-1]).
  private static double orthogonal(double factor, double x, double[] c, double[] d) {
    double before = 0;
    double polynomial = 1;
    double above = 0;
    double below = 1;
    for (int n = 0; n < c.length; n++) {
      above += c[n] * polynomial;
      below += n < d.length ? Math.abs(d[n] * polynomial) : 0;
      double next = factor * (x * polynomial - n * before);
      before = polynomial;
      polynomial = next;
    }
    return above / below;
  }

  private static double expm1LessX(double x) {
    return Math.abs(x) < 0.01 ? x * x / 2 + x * x * x / 6 + Math.pow(x, 4) / 24 : Math.expm1(x) - x;
  }

  private static double tanhShrink(double x) {
    boolean isSmall = Math.abs(x) < 0.01;
    return isSmall ? x * x * x / 3 - 2 * Math.pow(x, 5) / 15 : x - Math.tanh(x);
  }

  private static double asinh(double x) {
    return Math.signum(x) * Math.log1p(Math.abs(x) + x * x / (1 + Math.hypot(x, 1)));
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x) / x;
  }

  /// The error function, near 0 by its Taylor series.
  private static double erf(double x) {
    if (Math.abs(x) > 2) {
      return 1 - 2 * normal(-x * Math.sqrt(2));
    }
    double term = x;
    double sum = 0;
    for (int k = 0; k < 60; k++) {
      sum += term / (2 * k + 1);
      term *= -x * x / (k + 1);
    }
    return 2 * sum / Math.sqrt(Math.PI);
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
