// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One definition: header, formula, and the indented lines that say more of it.
///
/// ```
/// rrelu(x; lower = 1/8, upper = 1/3) = x > 0 ? x : uniform(lower, upper) * x
///   eval    x > 0 ? x : (lower + upper) / 2 * x
///   source  xu2015empirical
/// ```
final class DefinitionParser {
  /// The first words of the indented lines.
  static final List<String> KEYS = 
      List.of("source", "also", "claim", "equals", "eval", "align", "note");

  /// Possessive, so that matching needs no stack whatever the length.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+");

  private static final Pattern KEY_LINE = Pattern.compile("[ \\t]*([A-Za-z-]+)[ \\t]+(\\S[^\\n]*)");

  private final Source source;
  private final Scope scope;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<Property> claims = new ArrayList<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final StringBuilder note = new StringBuilder();
  private Optional<Alignment> alignment = Optional.empty();
  private int evalStart = -1;
  private int evalEnd = -1;

  DefinitionParser(Source source, Scope scope) {
    this.source = source;
    this.scope = scope;
  }

  /// Reads the definition between two offsets.
  Activation parse(int start, int end) {
    int formulaEnd = formulaEnd(start, end);
    Lexer lexer = new Lexer(source, start, formulaEnd);
    String name = name(lexer);
    header(lexer);
    int formulaStart = lexer.token().end();
    if (!lexer.token().is("=")) {
      throw lexer.error(lexer.token(), "expected '=' and a formula");
    }
    checkLength("a formula", formulaStart, formulaEnd);
    metadata(formulaEnd, end);
    Expr formula = expression(formulaStart, formulaEnd, false);
    Expr evaluation = formula;
    if (evalStart >= 0) {
      evaluation = expression(evalStart, evalEnd, true);
    } else if (Substitution.isRandom(formula)) {
      evaluation = expression(formulaStart, formulaEnd, true);
    }
    return new Activation(
        name,
        inputs,
        parameters,
        source.oneLine(formulaStart, formulaEnd),
        formula,
        evaluation,
        claims,
        equations,
        alignment,
        sources,
        aliases,
        note.toString());
  }

  private Expr expression(int start, int end, boolean deterministic) {
    Lexer lexer = new Lexer(source, start, end);
    Names names = new Names(inputs, parameters);
    return new ExpressionParser(lexer, names, scope, deterministic).parseAll();
  }

  private String name(Lexer lexer) {
    Token first = lexer.token();
    Matcher matcher = NAME.matcher(source.text()).region(first.start(), source.text().length());
    if (!matcher.lookingAt()) {
      throw lexer.error(first, "a definition begins with a name: small letters, digits, hyphens");
    }
    if (matcher.group().length() > Limits.NAME_LENGTH) {
      throw new FormulaException(
          source,
          first.start(),
          matcher.group().length(),
          "a name has at most " + Limits.NAME_LENGTH + " characters");
    }
    lexer.seek(matcher.end());
    if (!lexer.token().is("(")) {
      throw lexer.error(lexer.token(), "expected '(' and the inputs, as in mish(x) = …");
    }
    return matcher.group();
  }

  private void header(Lexer lexer) {
    Token open = lexer.take();
    inputs.add(newName(lexer));
    while (lexer.token().is(",")) {
      lexer.take();
      inputs.add(newName(lexer));
      checkCounts(lexer, open);
    }
    while (lexer.token().is(parameters.isEmpty() ? ";" : ",")) {
      lexer.take();
      parameters.add(parameter(lexer));
      checkCounts(lexer, open);
      checkLength("a header", open.start(), lexer.token().start());
    }
    if (!lexer.token().is(")")) {
      throw lexer.error(lexer.token(), "expected ')' after inputs and parameters");
    }
    lexer.take();
  }

  private void checkCounts(Lexer lexer, Token open) {
    int elements = parameters.stream().mapToInt(p -> p.elements().size()).sum();
    if (inputs.size() > Limits.INPUTS || elements > Limits.PARAMETERS) {
      throw lexer.error(
          open,
          "a function has at most %d inputs and %d parameters"
              .formatted(Limits.INPUTS, Limits.PARAMETERS));
    }
  }

  private void checkLength(String what, int start, int end) {
    if (end - start > Limits.FORMULA_LENGTH) {
      throw new FormulaException(
          source, start, 1, what + " has at most " + Limits.FORMULA_LENGTH + " characters");
    }
  }

  private String newName(Lexer lexer) {
    Token token = lexer.take();
    if (token.kind() != Kind.NAME) {
      throw lexer.error(token, "expected a name");
    }
    if (new Names(inputs, parameters).isTaken(token.text())) {
      throw lexer.error(token, "the name '" + token.text() + "' is already taken");
    }
    return token.text();
  }

  private Parameter parameter(Lexer lexer) {
    boolean isLearned = lexer.token().text().equals("learn");
    if (isLearned) {
      lexer.take();
    }
    ExpressionParser constants =
        new ExpressionParser(lexer, new Names(List.of(), List.of()), Scope.EMPTY, true);
    Token token = lexer.token();
    String name = newName(lexer);
    int length = length(lexer, constants, token);
    constants.expect("=", "a parameter needs a default, as in " + name + " = 1");
    List<Expr> defaults = defaults(lexer, constants, Math.max(1, length), token);
    Bounds domain = Bounds.ALL;
    if (lexer.token().text().equals("in")) {
      lexer.take();
      domain = new BoundsParser(lexer, constants).bounds();
    }
    for (Expr value : defaults) {
      if (value instanceof Expr.Const(var number) && !domain.contains(number)) {
        throw lexer.error(token, "the default %s is outside %s".formatted(number, domain));
      }
    }
    return new Parameter(name, length, defaults, domain, isLearned);
  }

  private int length(Lexer lexer, ExpressionParser constants, Token token) {
    if (!lexer.token().is("[")) {
      return 0;
    }
    lexer.take();
    int length = constants.wholeNumber("the length of a vector");
    constants.expect("]", "expected ']'");
    if (length < 1 || length > Limits.PARAMETERS) {
      throw lexer.error(token, "a vector has 1 to " + Limits.PARAMETERS + " elements");
    }
    return length;
  }

  /// One default for all elements, or a bracketed list with one for each.
  private List<Expr> defaults(Lexer lexer, ExpressionParser constants, int count, Token token) {
    List<Expr> values = new ArrayList<>();
    if (lexer.token().is("[")) {
      do {
        lexer.take();
        values.add(constants.choice());
      } while (lexer.token().is(","));
      constants.expect("]", "expected ']' after the list of defaults");
      if (values.size() != count) {
        throw lexer.error(token, "expected %d defaults, found %d".formatted(count, values.size()));
      }
    } else {
      Expr value = constants.choice();
      for (int i = 0; i < count; i++) {
        values.add(value);
      }
    }
    return values;
  }

  /// The end of the last line of the formula: comments, blank lines and lines that begin with a key
  /// may follow.
  private int formulaEnd(int start, int end) {
    int formulaEnd = nextLine(start, end);
    for (int line = formulaEnd; line < end; line = nextLine(line, end)) {
      Matcher matcher = KEY_LINE.matcher(source.text()).region(line, end);
      if (matcher.lookingAt() && KEYS.contains(matcher.group(1))) {
        break;
      }
      if (!saysNothing(line, end)) {
        formulaEnd = nextLine(line, end);
      }
    }
    return formulaEnd;
  }

  /// True if the line is blank or a comment.
  private boolean saysNothing(int line, int end) {
    String text = source.text().substring(line, nextLine(line, end)).strip();
    return text.isEmpty() || text.startsWith("#");
  }

  private void metadata(int start, int end) {
    for (int line = start; line < end; line = nextLine(line, end)) {
      Matcher matcher = KEY_LINE.matcher(source.text()).region(line, nextLine(line, end));
      if (matcher.lookingAt()) {
        keyLine(matcher.group(1), matcher.start(1), matcher.start(2), matcher.end(2));
      } else if (!saysNothing(line, end)) {
        throw new FormulaException(
            source, line, 1, "expected a line such as 'source KEY' or 'claim within [0, 1]'");
      }
    }
  }

  private void keyLine(String key, int keyStart, int start, int end) {
    checkLength("a line", start, end);
    String value = source.text().substring(start, end).strip();
    switch (key) {
      case "source" -> sources.addAll(words(value));
      case "also" -> aliases.addAll(words(value));
      case "claim" -> claims.add(new ClaimParser(new Lexer(source, start, end)).parseAll());
      case "equals" ->
          equations.add(new Equation(source.oneLine(start, end), expression(start, end, true)));
      case "note" -> note.append(note.isEmpty() ? "" : " ").append(value);
      case "eval" -> {
        if (evalStart >= 0) {
          throw new FormulaException(source, keyStart, key.length(), "'eval' is given twice");
        }
        evalStart = start;
        evalEnd = end;
      }
      case "align" -> {
        if (alignment.isPresent()) {
          throw new FormulaException(source, keyStart, key.length(), "'align' is given twice");
        }
        alignment = Optional.of(alignment(start, end));
      }
      default ->
          throw new FormulaException(
              source,
              keyStart,
              key.length(),
              "unknown line '%s'%s; lines begin with %s"
                  .formatted(key, Suggestion.clause(key, KEYS), String.join(", ", KEYS)));
    }
  }

  private Alignment alignment(int start, int end) {
    Lexer lexer = new Lexer(source, start, end);
    return new AlignmentParser(lexer, parameters, scope).parseAll(source.oneLine(start, end));
  }

  private int nextLine(int from, int end) {
    int newline = source.text().indexOf('\n', from);
    return newline < 0 || newline + 1 > end ? end : newline + 1;
  }

  /// The words of a line that are separated by blanks or commas, up to a comment.
  private static List<String> words(String line) {
    String words = line.replaceFirst("#.*", "");
    return Arrays.stream(words.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }
}
