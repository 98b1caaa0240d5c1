// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.Stabilizer;
import hillock.calculus.Step;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Scope;
import hillock.numerics.BigReal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The steps from a formula to its stable value and slope, as people are shown them.
class DerivationTest {
  private static final List<String> FORMULAS =
      List.of(
          "f(x) = x * tanh(log(1 + exp(x)))",
          "f(x) = 0.5 * x * (1 + erf(x / sqrt(2)))",
          "f(x) = 0.5 * x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))",
          "f(x; beta = 1) = x / (1 + exp(-beta * x))",
          "f(x; alpha = 1) = x > 0 ? x : alpha * (exp(x) - 1)",
          "f(x; b = 4 in (0, inf)) = (x + sqrt(x^2 + b)) / 2",
          "f(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))",
          "f(x) = x >= 0 ? 1/(1 + exp(-x)) : exp(x)/(1 + exp(x))",
          "f(x) = max(0, x) + log(1 + exp(-abs(x)))",
          "f(x) = log(1/(1 + exp(-x)))",
          "f(x) = x / (1 + abs(x))");

  @Test
  void derivationsAreAsReviewed() {
    StringBuilder text = new StringBuilder();
    for (String formula : FORMULAS) {
      Activation activation = Formula.typed(formula, Scope.EMPTY, Map.of());
      Stabilizer stabilizer = new Stabilizer(activation.parameters());
      Expr value = stabilizer.stable(activation.formula());
      Expr slope = stabilizer.derivative(value, new Input(0, "x"));
      text.append(activation).append('\n');
      stabilizer.steps().forEach(step -> text.append("    ").append(step).append('\n'));
      text.append("  value  ").append(Printer.print(value)).append('\n');
      text.append("  slope  ").append(Printer.print(slope)).append("\n\n");
    }
    GoldenFile.named("derivations.txt").check(text.toString());
  }

  @Test
  void everyStepKeepsTheValue() {
    int compared = 0;
    for (String formula : FORMULAS) {
      for (Step step : steps(Formula.typed(formula, Scope.EMPTY, Map.of()))) {
        for (double x : new double[] {-30.5, -2.25, -0.3, 0, 0.7, 1, 4.5, 60.25}) {
          compared += ExactValue.assertSame(step.before(), step.after(), point(x)) ? 1 : 0;
        }
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  /// The steps to the value and to the derivatives in the input and in every parameter.
  private static List<Step> steps(Activation activation) {
    Stabilizer stabilizer = new Stabilizer(activation.parameters());
    stabilizer.derivative(activation.formula(), new Input(0, "x"), 3);
    for (Param parameter : activation.defaults().keySet()) {
      stabilizer.derivative(activation.formula(), parameter);
    }
    return stabilizer.steps();
  }

  private static Map<Expr, BigReal> point(double x) {
    Map<Expr, BigReal> point = new HashMap<>();
    point.put(new Input(0, "x"), BigReal.of(x));
    for (String name : List.of("beta", "alpha", "b")) {
      point.put(new Param(name, 0), BigReal.of(1.625));
    }
    return point;
  }
}
