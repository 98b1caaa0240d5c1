// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Functions and their derivatives written out in Java, to check what is found from formulas.
///
/// @param formula the same function as a formula
record WrittenOut(String formula, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
  static List<WrittenOut> all() {
    return List.of(
        new WrittenOut("relu(x)", x -> Math.max(0, x), x -> x > 0 ? 1 : 0),
        new WrittenOut("tanh(x)", StrictMath::tanh, x -> 1 - square(StrictMath.tanh(x))),
        new WrittenOut(
            "selu(x)",
            x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * StrictMath.expm1(x)),
            x -> 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * StrictMath.exp(x))),
        new WrittenOut(
            "silu(x)",
            x -> x * sigmoid(x),
            x -> sigmoid(x) * (1 + x * (1 - sigmoid(x)))),
        new WrittenOut(
            "softsign(x)", x -> x / (1 + Math.abs(x)), x -> 1 / square(1 + Math.abs(x))),
        new WrittenOut(
            "hard-tanh(x)", x -> Math.clamp(x, -1, 1), x -> Math.abs(x) < 1 ? 1 : 0),
        new WrittenOut("sin(x)", StrictMath::sin, StrictMath::cos),
        new WrittenOut(
            "softplus(x)", x -> StrictMath.log1p(StrictMath.exp(x)), WrittenOut::sigmoid));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double square(double x) {
    return x * x;
  }

  @Override
  public String toString() {
    return formula;
  }
}
