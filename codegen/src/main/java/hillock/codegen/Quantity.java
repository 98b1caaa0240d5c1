// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An expression as a function of one quantity: `expm1(x / a) - x / a` is one of `x / a`.
///
/// @param quantity what the expression depends on, in its own variables
/// @param function the expression with an input in the place of the quantity
/// @param variable that input
record Quantity(Expr quantity, Expr function, Input variable) {
  /// The expression as a function of its only variable, or of its input times or over a parameter.
  static Optional<Quantity> of(Expr expr, Algebra algebra) {
    Set<Expr> variables = Variables.in(expr);
    List<Input> inputs = only(Input.class, variables);
    List<Param> parameters = only(Param.class, variables);
    if (inputs.size() != 1 || variables.size() != 1 + parameters.size()) {
      return Optional.empty();
    }
    Expr x = algebra.normalize(inputs.getFirst());
    if (parameters.isEmpty()) {
      return Optional.of(new Quantity(x, expr, inputs.getFirst()));
    }
    for (Param parameter : parameters) {
      Expr p = algebra.normalize(parameter);
      for (Expr quantity : List.of(algebra.product(p, x), algebra.divide(x, p))) {
        Expr inverse = algebra.divide(algebra.power(x, 2), quantity);
        Expr function = replaced(expr, x, inverse, algebra);
        if (Variables.in(function).size() == 1) {
          return Optional.of(new Quantity(quantity, function, inputs.getFirst()));
        }
      }
    }
    return Optional.empty();
  }

  /// The same function of 1 over the quantity.
  Expr ofReciprocal(Algebra algebra) {
    Expr x = algebra.normalize(variable);
    return replaced(function, x, algebra.power(x, -1), algebra);
  }

  private static Expr replaced(Expr expr, Expr variable, Expr by, Algebra algebra) {
    return algebra.normalize(Substitution.leaves(expr, leaf -> leaf == variable ? by : leaf));
  }

  private static <T extends Expr> List<T> only(Class<T> kind, Set<Expr> variables) {
    List<T> found = new ArrayList<>();
    for (Expr variable : variables) {
      if (kind.isInstance(variable)) {
        found.add(kind.cast(variable));
      }
    }
    return found;
  }
}
