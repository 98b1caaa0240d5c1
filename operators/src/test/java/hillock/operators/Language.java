// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Operator;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The formula language with the operators and a few functions.
final class Language implements Scope {
  private static final String FUNCTIONS =
      """
      relu(x) = max(0, x)
      leaky-relu(x; alpha = 0.01) = x > 0 ? x : alpha * x
      hard-tanh(x) = min(max(-1, x), 1)
      relu6(x) = min(max(0, x), 6)
      elu(x) = x > 0 ? x : expm1(x)
      gelu(x) = x * (1 + erf(x / sqrt(2))) / 2
      gaussian(x) = exp(-x^2)
      blend(a, b) = (a + b) / 2
      """;

  private final List<Activation> functions =
      Formula.file(new Source("functions.act", FUNCTIONS), Scope.EMPTY);

  @Override
  public Optional<Activation> activation(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  @Override
  public Collection<String> names() {
    return functions.stream().map(Activation::name).toList();
  }

  @Override
  public List<Operator> operators() {
    return Operators.STANDARD;
  }

  static Activation read(String text) {
    return Formula.typed(text, new Language(), Map.of());
  }

  /// The value of a function of one input at its default parameters, rounded correctly.
  static double value(Activation function, double x) {
    return RealEvaluator.round(function.formula(), at(function, x), Precision.F64).orElseThrow();
  }

  /// An enclosure of the difference between two functions, to about 1000 bits.
  static BigReal difference(Activation first, Activation second, double x) {
    int bits = 1024;
    return RealEvaluator.enclose(first.formula(), at(first, x), bits)
        .subtract(RealEvaluator.enclose(second.formula(), at(second, x), bits), bits);
  }

  private static Map<Expr, BigReal> at(Activation function, double x) {
    Map<Expr, BigReal> values = new HashMap<>();
    values.put(new Expr.Input(0, function.inputs().getFirst()), BigReal.of(x));
    function
        .defaults()
        .forEach((p, value) -> values.put(p, RealEvaluator.enclose(value, Map.of(), 1024)));
    return values;
  }
}
