// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import java.util.List;

/// Activation functions as people write them in plain Java: `Math`, one element at a time.
final class ScalarLoops {
  private ScalarLoops() {}

  static final List<String> FUNCTIONS =
      List.of("relu", "sigmoid", "tanh", "gelu-erf", "mish", "softplus", "elu");

  static void forward(String function, float[] x, float[] y) {
    switch (function) {
      case "relu" -> relu(x, y);
      case "sigmoid" -> sigmoid(x, y);
      case "tanh" -> tanh(x, y);
      case "gelu-erf" -> gelu(x, y);
      case "mish" -> mish(x, y);
      case "softplus" -> softplus(x, y);
      case "elu" -> elu(x, y);
      default -> throw new IllegalArgumentException("no scalar loop for " + function);
    }
  }

  private static void relu(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(0, x[i]);
    }
  }

  private static void sigmoid(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) (1 / (1 + Math.exp(-x[i])));
    }
  }

  private static void tanh(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) Math.tanh(x[i]);
    }
  }

  private static void gelu(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) (0.5 * x[i] * (1 + erf(x[i] / Math.sqrt(2))));
    }
  }

  private static void mish(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) (x[i] * Math.tanh(Math.log1p(Math.exp(x[i]))));
    }
  }

  private static void softplus(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) Math.log1p(Math.exp(x[i]));
    }
  }

  private static void elu(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] > 0 ? x[i] : (float) Math.expm1(x[i]);
    }
  }

  /// Formula 7.1.26 of Abramowitz and Stegun, the usual stand-in where `Math` has no erf.
  private static double erf(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double p =
        ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592)
            * t;
    double result = 1 - p * Math.exp(-x * x);
    return x < 0 ? -result : result;
  }
}
