// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Operator;
import hillock.expr.Parameter;
import java.util.List;
import java.util.Locale;

/// `smooth-erf(f, mu)`, `smooth-sqrt(f, mu)`, `smooth-sigmoid(f, beta)`: every maximum in f made
/// smooth.
///
/// The maximum of a and b is their mean and half of |a - b|; smooth is what stands for the
/// magnitude. SMU, SMU-1, squareplus and ACON are made so.
final class SmoothMaximum implements Operator {
  /// What stands for |d|.
  enum Step {
    /// d erf(mu d)
    ERF("mu"),
    /// √(d² + mu²)
    SQRT("mu"),
    /// d tanh(beta d / 2): the maximum is a sigmoid(beta d) + b sigmoid(-beta d)
    SIGMOID("beta");

    private final String parameter;

    Step(String parameter) {
      this.parameter = parameter;
    }
  }

  private final Step step;

  SmoothMaximum(Step step) {
    this.step = step;
  }

  @Override
  public String name() {
    return "smooth-" + step.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> arguments() {
    return List.of("f", step.parameter);
  }

  @Override
  public Expr apply(Expr function, Input input, List<Expr> values, List<Parameter> parameters) {
    Maxima maxima = new Maxima(step, values.getFirst(), input, parameters);
    Expr smooth = maxima.smooth(function);
    if (!maxima.hasFound()) {
      throw new IllegalArgumentException("the function has no max, min or abs to make smooth");
    }
    return smooth;
  }
}
