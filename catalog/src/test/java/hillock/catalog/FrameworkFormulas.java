// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// What every variant computes, as its framework defines it, written by hand in Java.
final class FrameworkFormulas {
  /// Those of two inputs, by full names: `glu@pytorch`.
  static final Map<String, DoubleBinaryOperator> PAIRS =
      Map.of(
          "glu@pytorch", (first, second) -> first * sigmoid(second),
          "glu@keras3", (x1, x2) -> x1 * sigmoid(x2),
          "glu@jax", (x1, x2) -> x1 * sigmoid(x2),
          "glu@paper", (linear, gate) -> linear * sigmoid(gate));

  /// Those of one input, by full names: `leaky-relu@tensorflow`.
  static final Map<String, DoubleUnaryOperator> ALL = Map.copyOf(new FrameworkFormulas().formulas);

  private final Map<String, DoubleUnaryOperator> formulas = new TreeMap<>();

  private FrameworkFormulas() {
    same("identity", x -> x, "pytorch keras2 keras3 tensorflow jax onnx djl dl4j onednn");
    sShaped();
    rectifiers();
    leaky();
    exponential();
    smooth();
    gated();
  }

  private void same(String name, DoubleUnaryOperator formula, String frameworks) {
    for (String framework : frameworks.split(" ", -1)) {
      if (formulas.put(name + "@" + framework, formula) != null) {
        throw new IllegalStateException(name + "@" + framework + " is there twice");
      }
    }
  }

  private void sShaped() {
    String everywhere = "pytorch keras2 keras3 tensorflow jax onnx djl dl4j onednn";
    same("sigmoid", FrameworkFormulas::sigmoid, everywhere);
    same("tanh", Math::tanh, everywhere);
    same("hard-sigmoid", x -> Math.min(Math.max(x + 3, 0), 6) / 6, "pytorch jax");
    same("hard-sigmoid", x -> x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5, "keras3");
    same("hard-sigmoid", x -> clip(x * (1.0 / 6) + 0.5, 0, 1), "onednn");
    same("hard-sigmoid", x -> clip(0.2 * x + 0.5, 0, 1), "keras2 onnx dl4j");
    same("sparse-sigmoid", x -> 0.5 * clip(x + 1, 0, 2), "keras3 jax");
    same("hard-tanh", x -> clip(x, -1, 1), "pytorch keras3 onednn");
    same("hard-tanh", x -> x > 1 ? 1 : x < -1 ? -1 : x, "jax dl4j");
    same("rectified-tanh", x -> Math.max(0, Math.tanh(x)), "dl4j");
    same(
        "softsign",
        x -> x / (1 + Math.abs(x)),
        "pytorch keras2 keras3 tensorflow jax onnx djl dl4j");
    same("log-sigmoid", x -> -softplus(-x), "pytorch keras3 tensorflow jax onednn");
  }

  private void rectifiers() {
    same("relu", x -> x > 0 ? x : 0, "pytorch keras2 keras3 tensorflow onnx djl dl4j onednn");
    same("relu", x -> x >= 0 ? x : 0, "jax");
    same("relu6", x -> clip(x, 0, 6), "pytorch keras2 keras3 tensorflow jax dl4j onednn");
    same("sparse-plus", FrameworkFormulas::sparsePlus, "keras3 jax");
    same("soft-shrink", x -> x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0, "pytorch keras3");
    same("hard-shrink", x -> x >= -0.5 && x <= 0.5 ? 0 : x, "pytorch keras3 onnx");
    same("tanh-shrink", FrameworkFormulas::tanhShrink, "pytorch keras3");
    same("cube", x -> x * x * x, "dl4j");
    same("thresholded-relu", x -> x > 1 ? x : 0, "keras2 onnx dl4j");
  }

  private void leaky() {
    same("leaky-relu", x -> x > 0 ? x : 0.01 * x, "pytorch djl onednn");
    same("leaky-relu", x -> x < 0 ? 0.01 * x : x, "jax onnx dl4j");
    same("leaky-relu", x -> x > 0 ? x : 0.2 * x, "keras3 tensorflow");
    same("leaky-relu", x -> x > 0 ? x : 0.3 * x, "keras2");
    same("prelu", x -> Math.max(0, x) + 0.25 * Math.min(0, x), "pytorch");
    same("prelu", x -> Math.max(0, x) - 0 * Math.max(0, -x), "keras2 keras3");
    same("rrelu", x -> x > 0 ? x : (1.0 / 8 + 1.0 / 3) / 2 * x, "pytorch dl4j");
    same("rrelu", x -> x > 0 ? x : x / ((3 + 8) / 2.0), "paper");
  }

  private void exponential() {
    String frameworks = "pytorch keras2 keras3 tensorflow jax onnx djl dl4j onednn";
    same("elu", x -> x > 0 ? x : Math.expm1(x), frameworks);
    same("celu", x -> Math.max(x, 0) + Math.expm1(Math.min(x, 0)), "pytorch keras3 jax onnx");
    double alpha = 1.6732632423543772;
    double lambda = 1.0507009873554805;
    double scaleAlpha = 1.7580993408473768;
    same("selu", x -> lambda * (x > 0 ? x : alpha * Math.expm1(x)), "pytorch keras3 jax djl dl4j");
    same("selu", x -> x < 0 ? scaleAlpha * Math.expm1(x) : lambda * x, "keras2 tensorflow");
    float gammaOfOnnx = 1.0507010f;
    float alphaOfOnnx = 1.6732632f;
    same("selu", x -> gammaOfOnnx * (x > 0 ? x : alphaOfOnnx * Math.expm1(x)), "onnx");
  }

  private void smooth() {
    same("softplus", x -> x > 20 ? x : Math.log1p(Math.exp(x)), "pytorch");
    same(
        "softplus",
        FrameworkFormulas::softplus,
        "keras2 keras3 tensorflow jax onnx djl dl4j onednn");
    same("squareplus", FrameworkFormulas::squareplus, "keras3 jax");
    same("mish", x -> x * Math.tanh(softplus(x)), "pytorch keras3 jax onnx djl dl4j onednn");
  }

  private void gated() {
    same("gelu", x -> x * normal(x), "pytorch keras2 keras3 tensorflow onnx djl onednn");
    same("gelu", FrameworkFormulas::geluTanh, "jax");
    same("gelu", x -> x * sigmoid(1.702 * x), "dl4j");
    same("gelu-erf", x -> x * normal(x), "jax");
    same(
        "gelu-tanh",
        FrameworkFormulas::geluTanh,
        "pytorch keras2 keras3 tensorflow jax onnx onednn");
    same("silu", x -> x * sigmoid(x), "pytorch keras3 tensorflow jax");
    same("swish", x -> x * sigmoid(x), "keras2 keras3 tensorflow jax onnx djl dl4j onednn");
    same(
        "hard-swish",
        x -> x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6,
        "pytorch keras3 jax onnx onednn");
  }

  private static double clip(double x, double lo, double hi) {
    return Math.min(Math.max(x, lo), hi);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double squareplus(double x) {
    return x < 0 ? 2 / (Math.sqrt(x * x + 4) - x) : (x + Math.sqrt(x * x + 4)) / 2;
  }

  private static double sparsePlus(double x) {
    if (x <= -1) {
      return 0;
    }
    return x >= 1 ? x : (x + 1) * (x + 1) / 4;
  }

  /// Near 0 a series, as the difference cancels.
  private static double tanhShrink(double x) {
    double cube = x * x * x;
    return Math.abs(x) > 0.01 ? x - Math.tanh(x) : cube / 3 - 2 * cube * x * x / 15;
  }

  private static double geluTanh(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  /// Φ(x): a series near zero, a continued fraction far from it.
  private static double normal(double x) {
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(x) > 2.5) {
      double fraction = Math.abs(x);
      for (int k = 400; k > 0; k--) {
        fraction = Math.abs(x) + k / fraction;
      }
      return x < 0 ? density / fraction : 1 - density / fraction;
    }
    double term = x;
    double sum = x;
    for (int odd = 3; odd < 200; odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return 0.5 + density * sum;
  }
}
