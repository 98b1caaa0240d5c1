// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Calls of operators: `smooth-gaussian(relu, 1)`, `harden(tanh(x))`.
///
/// The first argument is an expression in an input, or the bare name of a function of one input.
final class OperatorParser {
  /// What an operator makes where inputs and parameters are still to be told apart.
  private static final Expr ANYTHING = new Param("f", 0);

  private final ExpressionParser expressions;
  private final CallParser calls;
  private final Lexer lexer;
  private final Names names;
  private final Scope scope;

  OperatorParser(
      ExpressionParser expressions, CallParser calls, Lexer lexer, Names names, Scope scope) {
    this.expressions = expressions;
    this.calls = calls;
    this.lexer = lexer;
    this.names = names;
    this.scope = scope;
  }

  /// The operator of that name, if there is one.
  Optional<Operator> named(String name) {
    return scope.operators().stream().filter(o -> o.name().equals(name)).findFirst();
  }

  /// Reads the arguments of an operator and expands the call.
  Expr call(Token token, Operator operator) {
    Expr function = function(operator);
    List<Expr> values = new ArrayList<>();
    while (lexer.token().is(",")) {
      lexer.take();
      Token start = lexer.token();
      Expr value = expressions.choice();
      checkConstant(start, operator, value);
      values.add(value);
    }
    if (values.size() + 1 != operator.arguments().size()) {
      throw lexer.error(token, operator.name() + " is written " + operator.header());
    }
    expressions.expect(")", "expected ')'");
    return names.isOpen() ? ANYTHING : apply(token, operator, function, values);
  }

  private Expr apply(Token token, Operator operator, Expr function, List<Expr> values) {
    Input input = input(token, operator, function);
    try {
      Expr made = operator.apply(function, input, values, names.parameters());
      expressions.spend(Extent.of(made).nodes());
      return expressions.checked(made);
    } catch (IllegalArgumentException | ArithmeticException problem) {
      throw lexer.error(token, operator.name() + ": " + problem.getMessage());
    }
  }

  /// An expression in the input; a name that stands alone and is that of a function means the
  /// function of the input.
  private Expr function(Operator operator) {
    Token start = lexer.token();
    if (start.is(")") || start.is(",")) {
      throw lexer.error(start, operator.name() + " is written " + operator.header());
    }
    String name = start.kind() == Kind.NAME ? lexer.argumentName(start) : "";
    boolean hasOtherMeaning = !names.isOpen() && names.isTaken(start.text());
    if (name.isEmpty() || hasOtherMeaning || !calls.isFunction(name)) {
      return expressions.choice();
    }
    Token token = new Token(Kind.NAME, name, start.start(), start.start() + name.length());
    lexer.seek(token.end());
    if (names.isOpen()) {
      return ANYTHING;
    }
    if (names.inputs().size() > 1) {
      throw lexer.error(
          token,
          "write the input that %1$s is a function of: %1$s(%2$s)"
              .formatted(name, names.inputs().getFirst()));
    }
    return calls.applied(token, new Input(0, names.inputs().getFirst()));
  }

  /// The one input that the function depends on; the first if it is constant.
  private Input input(Token token, Operator operator, Expr function) {
    Set<Input> inputs = inputsOf(function);
    if (inputs.size() > 1) {
      throw lexer.error(
          token,
          "%s takes a function of one input; this one has %s"
              .formatted(
                  operator.name(), String.join(", ", inputs.stream().map(Input::name).toList())));
    }
    return inputs.isEmpty()
        ? new Input(0, names.inputs().getFirst())
        : inputs.iterator().next();
  }

  private void checkConstant(Token start, Operator operator, Expr value) {
    for (Input input : inputsOf(value)) {
      throw lexer.error(
          start,
          "the arguments of %s after the first are numbers or parameters; '%s' is an input"
                  .formatted(operator.name(), input.name())
              + " (give it a value to make it a parameter)");
    }
  }

  private static Set<Input> inputsOf(Expr expr) {
    Set<Input> inputs = new LinkedHashSet<>();
    Substitution.leaves(
        expr,
        leaf -> {
          if (leaf instanceof Input input) {
            inputs.add(input);
          }
          return leaf;
        });
    return inputs;
  }
}
