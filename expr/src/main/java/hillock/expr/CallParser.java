// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static hillock.expr.Arithmetic.add;
import static hillock.expr.Arithmetic.multiply;
import static hillock.expr.Arithmetic.subtract;

import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Distribution;
import hillock.expr.Expr.Draw;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Param;
import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls: the primitives, `sum`, random draws, and the functions of the scope, which are expanded
/// where they are called.
final class CallParser {
  /// The names, beside those of [Function], that the language itself gives a meaning.
  static final List<String> BUILT_IN =
      List.of("sqrt", "min", "max", "hypot", "pow", "sum", "uniform", "normal");

  private static final int EFFORT_OF_A_TERM = 20;

  private final ExpressionParser expressions;
  private final Lexer lexer;
  private final Names names;
  private final Scope scope;
  private final OperatorParser operators;
  private final boolean deterministic;
  private int draws;

  CallParser(
      ExpressionParser expressions,
      Lexer lexer,
      Names names,
      Scope scope,
      boolean deterministic) {
    this.expressions = expressions;
    this.lexer = lexer;
    this.names = names;
    this.scope = scope;
    this.operators = new OperatorParser(expressions, this, lexer, names, scope);
    this.deterministic = deterministic;
  }

  /// True if a call begins at the token.
  boolean startsCall(Token token) {
    return !calledName(token).isEmpty();
  }

  /// Reads a call.
  Expr call() {
    Token start = lexer.token();
    String name = calledName(start);
    Token token = new Token(Kind.NAME, name, start.start(), start.start() + name.length());
    lexer.seek(token.end());
    lexer.take();
    if (name.equals("sum")) {
      return sum(token);
    }
    Optional<Operator> operator = operators.named(name);
    if (operator.isPresent()) {
      return operators.call(token, operator.get());
    }
    List<Expr> arguments = arguments();
    Map<String, Expr> parameters = parameters();
    expressions.expect(")", "expected ')'");
    Optional<Function> primitive = Function.named(name);
    if (parameters.isEmpty() && primitive.isPresent()) {
      arity(token, arguments, 1, 1);
      return new Apply(primitive.get(), arguments.getFirst());
    }
    if (parameters.isEmpty() && BUILT_IN.contains(name)) {
      return builtIn(token, arguments);
    }
    Activation callee = scope.activation(name).orElseThrow(() -> unknown(token));
    return expand(token, callee, arguments, parameters);
  }

  /// The name with hyphens that stands before a parenthesis here; empty if none does, or if it is
  /// unknown and begins with a name that means something, so that its hyphen is a minus.
  private String calledName(Token token) {
    String name = lexer.calledName(token);
    boolean isCall =
        name.equals(token.text())
            || scope.activation(name).isPresent()
            || operators.named(name).isPresent()
            || !names.isTaken(token.text())
            || isMisspelt(name);
    return isCall ? name : "";
  }

  /// True if an operator is called almost so, and nothing is called as the name ends.
  private boolean isMisspelt(String name) {
    String end = name.substring(name.lastIndexOf('-') + 1);
    List<String> known = scope.operators().stream().map(Operator::name).toList();
    return !isFunction(end)
        && !BUILT_IN.contains(end)
        && Suggestion.nearest(name, known).isPresent();
  }

  /// True if the name is that of a primitive of one argument or of a function.
  boolean isFunction(String name) {
    return name.equals("sqrt")
        || Function.named(name).isPresent()
        || scope.activation(name).isPresent();
  }

  /// A function of one input, by its name, of an argument.
  Expr applied(Token token, Expr argument) {
    if (token.text().equals("sqrt")) {
      return Arithmetic.sqrt(argument);
    }
    Optional<Function> primitive = Function.named(token.text());
    if (primitive.isPresent()) {
      return new Apply(primitive.get(), argument);
    }
    Activation callee = scope.activation(token.text()).orElseThrow(() -> unknown(token));
    return expand(token, callee, List.of(argument), Map.of());
  }

  private Expr sum(Token token) {
    Token index = lexer.take();
    if (index.kind() != Kind.NAME || !names.isUnused(index.text())) {
      throw lexer.error(index, "expected a new index name, as in sum(s in 1..5: a[s] * x)");
    }
    if (!lexer.token().text().equals("in")) {
      throw lexer.error(lexer.token(), "expected 'in', as in sum(s in 1..5: a[s] * x)");
    }
    lexer.take();
    int first = expressions.wholeNumber("the first index of a sum");
    expressions.expect("..", "expected '..' between the bounds of the sum");
    int last = expressions.wholeNumber("the last index of a sum");
    if (last < first || (long) last - first >= Limits.SUM_TERMS) {
      throw lexer.error(token, "a sum has 1 to " + Limits.SUM_TERMS + " terms");
    }
    int body = expressions.expect(":", "expected ':' before the terms of the sum").end();
    List<Expr> terms = new ArrayList<>();
    long nodes = 0;
    for (int i = 0; i <= last - first; i++) {
      lexer.seek(body);
      names.bindIndex(index.text(), first + i);
      Expr term = expressions.choice();
      expressions.spend(EFFORT_OF_A_TERM + lexer.token().start() - body);
      nodes += Extent.of(term).nodes();
      expressions.checkNodes(nodes);
      expressions.addTerm(terms, token, term);
    }
    names.bindIndex(index.text(), null);
    expressions.expect(")", "expected ')' after the terms of the sum");
    return Arithmetic.sum(terms);
  }

  private List<Expr> arguments() {
    List<Expr> arguments = new ArrayList<>();
    if (!lexer.token().is(")") && !lexer.token().is(";")) {
      arguments.add(expressions.choice());
      while (lexer.token().is(",")) {
        lexer.take();
        arguments.add(expressions.choice());
      }
    }
    return arguments;
  }

  private Map<String, Expr> parameters() {
    Map<String, Expr> values = new HashMap<>();
    while (lexer.token().is(values.isEmpty() ? ";" : ",")) {
      lexer.take();
      Token name = lexer.take();
      if (name.kind() != Kind.NAME) {
        throw lexer.error(name, "expected a parameter, as in elu(x; alpha = 2)");
      }
      expressions.expect("=", "expected '=' and the value of '" + name.text() + "'");
      if (values.put(name.text(), expressions.choice()) != null) {
        throw lexer.error(name, "'" + name.text() + "' is given twice");
      }
    }
    return values;
  }

  private Expr builtIn(Token token, List<Expr> arguments) {
    switch (token.text()) {
      case "sqrt" -> arity(token, arguments, 1, 1);
      case "min", "max" -> arity(token, arguments, 2, Limits.INPUTS);
      default -> arity(token, arguments, 2, 2);
    }
    Expr first = arguments.getFirst();
    Expr last = arguments.getLast();
    return switch (token.text()) {
      case "sqrt" -> Arithmetic.sqrt(first);
      case "min" -> arguments.stream().reduce(Min::new).orElseThrow();
      case "max" -> arguments.stream().reduce(Max::new).orElseThrow();
      case "hypot" -> new Hypot(first, last);
      case "pow" -> expressions.powerOf(token, first, last);
      case "uniform" -> scaled(first, subtract(last, first), draw(Distribution.UNIFORM));
      case "normal" -> scaled(first, last, draw(Distribution.NORMAL));
      default -> throw unknown(token);
    };
  }

  /// `shift + scale * draw`; the standard draw itself where nothing is shifted and scaled.
  private static Expr scaled(Expr shift, Expr scale, Expr draw) {
    Expr product = multiply(scale, draw);
    return shift.equals(Arithmetic.ZERO) ? product : add(shift, product);
  }

  private Expr draw(Distribution distribution) {
    Expr draw = new Draw(distribution, draws++);
    return deterministic ? Substitution.meanOfDraws(draw) : draw;
  }

  /// The body of the called function with arguments and parameters put in; its random draws become
  /// new ones of the caller.
  private Expr expand(
      Token token, Activation callee, List<Expr> arguments, Map<String, Expr> given) {
    int count = callee.inputs().size();
    if (arguments.size() != count) {
      String hint =
          arguments.size() > count && !callee.parameters().isEmpty()
              ? "; parameters follow a semicolon: " + callee.header()
              : ": " + callee.header();
      throw lexer.error(token, "%s takes %s%s".formatted(callee.name(), inputs(count), hint));
    }
    Map<Param, Expr> values = new HashMap<>(callee.defaults());
    given.forEach((name, value) -> override(token, callee, name, value, values));
    Expr body = deterministic ? callee.evaluation() : callee.formula();
    Map<Draw, Expr> fresh = new HashMap<>();
    Expr expanded =
        Substitution.leaves(
            body,
            leaf ->
                switch (leaf) {
                  case Expr.Input(int i, var _) -> arguments.get(i);
                  case Param param -> values.getOrDefault(param, param);
                  case Draw draw -> fresh.computeIfAbsent(draw, this::renumbered);
                  case Const _, Expr.Named _ -> leaf;
                  case Expr.Sum _, Expr.Product _, Expr.Power _, Apply _, Hypot _, Min _, Max _ ->
                      leaf;
                  case Expr.Select _ -> leaf;
                });
    expressions.spend(Extent.of(expanded).nodes());
    return expressions.checked(expanded);
  }

  private Draw renumbered(Draw old) {
    return new Draw(old.distribution(), draws++);
  }

  private void override(
      Token token, Activation callee, String name, Expr value, Map<Param, Expr> values) {
    List<String> known = callee.parameters().stream().map(Parameter::name).toList();
    Parameter parameter =
        callee
            .parameter(name)
            .orElseThrow(
                () ->
                    lexer.error(
                        token,
                        "%s has no parameter '%s'%s: %s"
                            .formatted(
                                callee.name(),
                                name,
                                Suggestion.clause(name, known),
                                callee.header())));
    if (value instanceof Const(var number) && !parameter.domain().contains(number)) {
      throw lexer.error(
          token, "%s = %s is outside %s".formatted(name, number, parameter.domain()));
    }
    parameter.elements().forEach(element -> values.put(element, value));
  }

  private void arity(Token token, List<Expr> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      String wanted = least == most ? arguments(least) : "at least " + arguments(least);
      throw lexer.error(token, "%s takes %s".formatted(token.text(), wanted));
    }
  }

  private FormulaException unknown(Token token) {
    if (BUILT_IN.contains(token.text()) || Function.named(token.text()).isPresent()) {
      return lexer.error(token, token.text() + " has no parameters");
    }
    List<String> known = new ArrayList<>(scope.names());
    known.addAll(BUILT_IN);
    scope.operators().forEach(operator -> known.add(operator.name()));
    for (Function function : Function.values()) {
      known.add(function.spelling());
    }
    String advice = Suggestion.clause(token.text(), known);
    return lexer.error(
        token,
        "unknown function '%s'%s"
            .formatted(
                token.text(), advice.isEmpty() ? "; 'hillock list' shows all" : advice));
  }

  private static String inputs(int count) {
    return count + (count == 1 ? " input" : " inputs");
  }

  private static String arguments(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }
}
