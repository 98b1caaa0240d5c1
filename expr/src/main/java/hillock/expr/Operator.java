// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.List;

/// A way of making a function of a function: `harden(tanh)`, `smooth-gaussian(relu, 1)`.
///
/// The language knows how such calls are written and expands them where they stand. What an
/// operator does may need limits and derivatives, so operators come with the [Scope].
public interface Operator {
  /// The name in formulas.
  String name();

  /// The names of the arguments for people, that of the function first: `f`, `sigma`.
  List<String> arguments();

  /// The function that the operator makes, as an expression in the same input.
  ///
  /// @param function the function, an expression in the input
  /// @param input the input that the operator works on
  /// @param values the other arguments, which do not depend on inputs
  /// @param parameters declare the domains of the parameters that occur
  /// @throws IllegalArgumentException if the operator makes nothing of this function; the message
  ///     says why, and what to do
  Expr apply(Expr function, Expr.Input input, List<Expr> values, List<Parameter> parameters);

  /// The name and arguments: `smooth-gaussian(f, sigma)`.
  default String header() {
    return name() + "(" + String.join(", ", arguments()) + ")";
  }
}
