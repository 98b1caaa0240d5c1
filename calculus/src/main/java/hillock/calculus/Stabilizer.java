// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Phase;
import hillock.expr.Expr;
import hillock.expr.Limits;
import hillock.expr.Parameter;
import java.util.List;

/// Turns an expression, and its derivatives of any order, into stable ones.
///
/// ```java
/// Stabilizer stabilizer = new Stabilizer(activation.parameters());
/// Expr value = stabilizer.stable(activation.formula());
/// Expr slope = stabilizer.derivative(value, input);
/// ```
public final class Stabilizer {
  private final Algebra algebra;
  private final Rewriter stable;

  /// @param parameters declare the domains of the parameters that occur
  public Stabilizer(List<Parameter> parameters) {
    this.algebra = Algebra.symbolic(parameters);
    this.stable = new Rewriter(algebra, Laws.of(Phase.STABLE));
  }

  /// The algebra that all results share.
  public Algebra algebra() {
    return algebra;
  }

  /// An equal expression in stable primitives.
  public Expr stable(Expr expr) {
    return stable.rewrite(expr);
  }

  /// The stable derivative with respect to an input or a parameter.
  public Expr derivative(Expr expr, Expr variable) {
    return stable(Derivative.of(stable(expr), variable, algebra));
  }

  /// The stable derivative of an order.
  ///
  /// @throws IllegalArgumentException if the order is negative or above the limit
  public Expr derivative(Expr expr, Expr variable, int order) {
    if (order < 0 || order > Limits.DERIVATIVE_ORDER) {
      throw new IllegalArgumentException(
          "the order of a derivative is 0 to %d, not %d"
              .formatted(Limits.DERIVATIVE_ORDER, order));
    }
    Expr result = stable(expr);
    for (int i = 0; i < order; i++) {
      result = derivative(result, variable);
    }
    return result;
  }

  /// The steps taken so far, in order.
  public List<Step> steps() {
    return stable.steps();
  }
}
