// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads formulas: one that a person types, or a file of definitions.
///
/// ```java
/// Activation mish = Formula.typed("x * tanh(softplus(x))", Scope.EMPTY, Map.of());
/// Activation elu = Formula.typed("f(x; alpha = 1) = x > 0 ? x : alpha * expm1(x)", …);
/// Activation hard = Formula.typed("harden(tanh)", Catalog.standard(), Map.of());
/// ```
///
/// A formula may call primitives, the functions of its scope, and the operators of its scope, whose
/// first argument is a function: an expression in the input, or a name.
public final class Formula {
  private Formula() {}

  /// Reads a formula or a whole definition, as typed on a command line.
  ///
  /// A bare formula is a function of `x`, or of its only free name. Names in `parameters` are its
  /// parameters.
  ///
  /// @throws FormulaException if the text is not a formula
  /// @throws IllegalArgumentException if a name in `parameters` is unknown or its value outside the
  ///     domain
  public static Activation typed(String text, Scope scope, Map<String, Rational> parameters) {
    Source source = Source.typed(text);
    if (text.length() > Limits.FORMULA_LENGTH) {
      throw new FormulaException(
          source,
          Limits.FORMULA_LENGTH,
          1,
          "a formula has at most " + Limits.FORMULA_LENGTH + " characters");
    }
    if (text.isBlank()) {
      throw new FormulaException(source, 0, 1, "the formula is empty");
    }
    if (isDefinition(source)) {
      Activation definition = new DefinitionParser(source, scope).parse(0, text.length());
      return definition.withDefaults(parameters);
    }
    return bare(source, scope, parameters);
  }

  /// Reads the definitions of a file in order; each may call those before it and the given scope.
  ///
  /// @throws FormulaException if the text is not a file of definitions, or defines a name twice
  public static List<Activation> file(Source source, Scope outer) {
    if (source.text().length() > Limits.FILE_LENGTH) {
      throw new FormulaException(
          source, 0, 1, "a file has at most " + Limits.FILE_LENGTH + " characters");
    }
    FileScope scope = new FileScope(outer);
    int start = nextDefinition(source, 0);
    while (start < source.text().length()) {
      int end = nextDefinition(source, source.text().indexOf('\n', start) + 1);
      boolean isLast = source.text().indexOf('\n', start) < 0;
      int stop = isLast ? source.text().length() : end;
      scope.define(source, start, new DefinitionParser(source, scope).parse(start, stop));
      start = stop;
    }
    return List.copyOf(scope.defined);
  }

  /// Reads a pattern, in which every free name stands for any expression and is a parameter.
  ///
  /// @throws FormulaException if the text is not an expression
  public static Expr pattern(Source source, int start, int end) {
    Lexer lexer = new Lexer(source, start, end);
    return new ExpressionParser(lexer, Names.open(), Scope.EMPTY, false).parseAll();
  }

  private static Activation bare(Source source, Scope scope, Map<String, Rational> values) {
    Names open = Names.open();
    expression(source, open, scope, false);
    List<Parameter> parameters = parameters(open.free(), values);
    Set<String> free = new LinkedHashSet<>(open.free());
    free.removeAll(values.keySet());
    String input = free.size() == 1 ? free.iterator().next() : "x";
    if (values.containsKey(input)) {
      throw new IllegalArgumentException("'" + input + "' is the input and not a parameter");
    }
    Names names = new Names(List.of(input), parameters);
    Expr formula = expression(source, names, scope, false);
    boolean isRandom = Substitution.isRandom(formula);
    return new Activation(
        "formula",
        List.of(input),
        parameters,
        source.oneLine(0, source.text().length()),
        formula,
        isRandom ? expression(source, names, scope, true) : formula,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        "");
  }

  /// The given parameters in the order in which the formula names them.
  private static List<Parameter> parameters(Set<String> free, Map<String, Rational> values) {
    for (String name : values.keySet()) {
      if (!free.contains(name)) {
        throw new IllegalArgumentException(
            "the formula has no parameter '%s'%s".formatted(name, Suggestion.clause(name, free)));
      }
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String name : free) {
      Rational value = values.get(name);
      if (value != null) {
        parameters.add(new Parameter(name, 0, List.of(Expr.of(value)), Bounds.ALL, false));
      }
    }
    return parameters;
  }

  private static Expr expression(Source source, Names names, Scope scope, boolean deterministic) {
    Lexer lexer = new Lexer(source, 0, source.text().length());
    return new ExpressionParser(lexer, names, scope, deterministic).parseAll();
  }

  /// True if a lone `=` stands outside all parentheses and brackets, which match in number only:
  /// `[0, inf)` is a pair.
  private static boolean isDefinition(Source source) {
    Lexer lexer = new Lexer(source, 0, source.text().length());
    int depth = 0;
    while (lexer.token().kind() != Kind.END) {
      Token token = lexer.take();
      depth += token.is("(") || token.is("[") ? 1 : 0;
      depth -= token.is(")") || token.is("]") ? 1 : 0;
      if (token.is("=") && depth == 0) {
        return true;
      }
    }
    return false;
  }

  /// The offset of the next line that is neither blank, nor indented, nor a comment.
  private static int nextDefinition(Source source, int from) {
    String text = source.text();
    int line = from;
    while (line < text.length()) {
      char first = text.charAt(line);
      if (!Lexer.isBlank(first) && first != '#') {
        return line;
      }
      int newline = text.indexOf('\n', line);
      line = newline < 0 ? text.length() : newline + 1;
    }
    return text.length();
  }

  /// The definitions so far, then an outer scope.
  private static final class FileScope implements Scope {
    private final Scope outer;
    private final List<Activation> defined = new ArrayList<>();
    private final Map<String, Activation> byName = new LinkedHashMap<>();

    FileScope(Scope outer) {
      this.outer = outer;
    }

    void define(Source source, int offset, Activation activation) {
      defined.add(activation);
      List<String> names = new ArrayList<>(List.of(activation.name()));
      names.addAll(activation.aliases());
      for (String name : names) {
        if (byName.putIfAbsent(name, activation) != null) {
          throw new FormulaException(
              source,
              offset,
              activation.name().length(),
              "'" + name + "' is defined twice in this file");
        }
      }
    }

    @Override
    public Optional<Activation> activation(String name) {
      Activation own = byName.get(name);
      return own != null ? Optional.of(own) : outer.activation(name);
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>(byName.keySet());
      names.addAll(outer.names());
      return names;
    }

    @Override
    public List<Operator> operators() {
      return outer.operators();
    }
  }
}
