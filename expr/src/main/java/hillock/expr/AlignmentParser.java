// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Param;
import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Alignments in text: `5: low = mean - 3 * deviation, y[i] = max(0, mean + i * deviation)`.
///
/// ```
/// alignment  = epochs ":" assignment { "," assignment }
/// assignment = name [ "[" index "]" ] "=" choice
/// ```
final class AlignmentParser {
  private static final List<String> STATISTICS =
      List.of(Alignment.MEAN.name(), Alignment.DEVIATION.name());

  private final Lexer lexer;
  private final List<Parameter> learned;
  private final Names names = new Names(STATISTICS, List.of());
  private final ExpressionParser expressions;
  private final Map<Param, Expr> values = new HashMap<>();
  private long nodes;

  /// @param parameters those of the function
  AlignmentParser(Lexer lexer, List<Parameter> parameters, Scope scope) {
    this.lexer = lexer;
    this.learned = parameters.stream().filter(Parameter::isLearned).toList();
    this.expressions = new ExpressionParser(lexer, names, scope, true);
  }

  /// Reads an alignment that ends where the lexer's text ends.
  ///
  /// @param text as it is to be remembered
  Alignment parseAll(String text) {
    Token first = lexer.token();
    int epochs = expressions.wholeNumber("the number of epochs");
    if (epochs < 1 || epochs > Limits.RESTING_EPOCHS) {
      throw lexer.error(first, "parameters rest for 1 to " + Limits.RESTING_EPOCHS + " epochs");
    }
    expressions.expect(":", "expected ':' after the epochs, as in 5: low = mean - deviation");
    assignment();
    while (lexer.token().is(",")) {
      lexer.take();
      assignment();
    }
    if (lexer.token().kind() != Kind.END) {
      throw lexer.error(lexer.token(), "expected ',' and another parameter, or the end");
    }
    return new Alignment(text, epochs, values);
  }

  private void assignment() {
    Token name = lexer.take();
    Parameter parameter = parameter(name);
    if (values.containsKey(parameter.elements().getFirst())) {
      throw lexer.error(name, "'" + name.text() + "' is set twice");
    }
    if (parameter.isVector()) {
      elements(parameter);
    } else {
      expressions.expect("=", "expected '=' and what '" + name.text() + "' is set to");
      set(parameter.elements().getFirst());
    }
  }

  private Parameter parameter(Token name) {
    List<String> known = learned.stream().map(Parameter::name).toList();
    return learned.stream()
        .filter(p -> p.name().equals(name.text()))
        .findFirst()
        .orElseThrow(
            () ->
                lexer.error(
                    name,
                    "expected a learned parameter, found '%s'%s; known here: %s"
                        .formatted(
                            name.text(),
                            Suggestion.clause(name.text(), known),
                            known.isEmpty() ? "none" : String.join(", ", known))));
  }

  /// Reads the expression once for every element, like the terms of a sum.
  private void elements(Parameter vector) {
    String advice = "'%s' is a vector: %1$s[i] = …".formatted(vector.name());
    expressions.expect("[", advice);
    Token index = lexer.take();
    if (index.kind() != Kind.NAME || !names.isUnused(index.text())) {
      throw lexer.error(index, "expected a new index name; " + advice);
    }
    expressions.expect("]", "expected ']'");
    int body = expressions.expect("=", "expected '=' and what the elements are set to").end();
    for (Param element : vector.elements()) {
      lexer.seek(body);
      names.bindIndex(index.text(), element.element());
      set(element);
      expressions.spend(lexer.token().start() - body);
    }
    names.bindIndex(index.text(), null);
  }

  private void set(Param element) {
    Expr value = expressions.checked(expressions.choice());
    nodes += Extent.of(value).nodes();
    expressions.checkNodes(nodes);
    values.put(element, value);
  }
}
