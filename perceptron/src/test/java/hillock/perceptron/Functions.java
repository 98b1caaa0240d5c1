// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import java.util.Map;

/// Activation functions that tests use, each with something of its own.
final class Functions {
  static final Activation RELU = of("relu(x) = x > 0 ? x : 0");
  static final Activation TANH = of("tanh(x)");
  static final Activation SOFTPLUS = of("softplus(x)");
  static final Activation PRELU = of("prelu(x; learn a = 0.25) = x > 0 ? x : a * x");
  static final Activation SWISH = of("swish(x; learn beta = 1) = x * sigmoid(beta * x)");
  static final Activation ELU =
      of("elu(x; learn alpha = 1 in [0, inf)) = x > 0 ? x : alpha * expm1(x)");

  /// A vector of learned parameters, all different.
  static final Activation APL =
      of(
          "apl(x; learn a[3] = [0.2, -0.1, 0.3], learn b[3] = [0.5, -0.4, 0.1])"
              + " = max(0, x) + sum(s in 1..3: a[s] * max(0, b[s] - x))");

  /// A uniform draw.
  static final Activation RRELU =
      of(
          "rrelu(x; lower = 1/8, upper = 1/3) = x > 0 ? x : uniform(lower, upper) * x\n"
              + "  eval x > 0 ? x : (lower + upper) / 2 * x");

  /// A normal draw, scaled by a learned parameter.
  /// Its slope does not depend on its parameter.
  static final Activation SHIFT =
      of("shift(x; learn a = 0.1) = max(0, x) + a + 0.1 * uniform(0, 1)");

  static final Activation NOISY =
      of(
          "noisy(x; learn s = 0.3) = tanh(x + s * normal(0, 1))\n" //
              + "  eval tanh(x)");

  private Functions() {}

  static Activation of(String text) {
    return Formula.typed(text, Scope.EMPTY, Map.of());
  }
}
