// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Program;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.Precision;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Formulas whose programs are too large for one loop.
final class LargeFormulas {
  private LargeFormulas() {}

  static List<String> all() {
    return List.of(
        sum("tanh(x + @)", 60),
        sum("exp(@ / 7 * x)", 40),
        sum("sigmoid(@ * x) / @", 30),
        sum("log(1 + exp(x - @))", 20),
        sum("erf(x / @)", 15),
        sum("sin(@ * x) / @", 60),
        sum("atan(x - @)", 40),
        sum("max(0, x - @)", 300),
        sum("(x > @ ? x^2 : @)", 120),
        sum("1 / (abs(x) + @)", 200));
  }

  /// A sum of a term whose @ counts from 1.
  static String sum(String term, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> term.replace("@", String.valueOf(i)))
        .collect(Collectors.joining(" + "));
  }

  static Activation typed(String formula) {
    return Formula.typed(formula, Scope.EMPTY, Map.of());
  }

  static Program program(String formula, Precision precision, Kind kind) {
    return new KernelPlan(typed(formula), precision, Mode.EVALUATION).program(kind);
  }
}
