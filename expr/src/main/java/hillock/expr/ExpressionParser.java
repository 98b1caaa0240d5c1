// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static hillock.expr.Arithmetic.negate;

import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Select;
import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The grammar of expressions, by recursive descent.
///
/// ```
/// choice  = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum "?" choice ":" choice ]
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/") signed }
/// signed  = "-" product | power
/// power   = atom [ "^" signed-power ]
/// atom    = number | name | name "[" choice "]" | call | "(" choice ")"
/// ```
final class ExpressionParser {
  private final Lexer lexer;
  private final Names names;
  private final CallParser calls;
  private int nesting;
  private long effort;

  /// @param deterministic true to read the form without random draws
  ExpressionParser(Lexer lexer, Names names, Scope scope, boolean deterministic) {
    this.lexer = lexer;
    this.names = names;
    this.calls = new CallParser(this, lexer, names, scope, deterministic);
  }

  /// Reads an expression that ends where the lexer's text ends.
  Expr parseAll() {
    Expr result = choice();
    Token rest = lexer.token();
    if (rest.kind() != Kind.END) {
      throw lexer.error(rest, unexpected(rest));
    }
    return checked(result);
  }

  /// Reads one expression and leaves the lexer behind it.
  Expr choice() {
    enter();
    Expr left = sum();
    Optional<Comparison> comparison = comparison();
    Expr result;
    if (comparison.isPresent()) {
      lexer.take();
      Expr right = sum();
      expect("?", "a comparison is only used to choose: a < b ? c : d");
      Expr then = choice();
      expect(":", "expected ':' and the value for the other case");
      Expr otherwise = choice();
      result = checked(new Select(comparison.get(), left, right, then, otherwise));
    } else {
      result = left;
    }
    nesting--;
    return result;
  }

  private Optional<Comparison> comparison() {
    Token token = lexer.token();
    if (token.is("=")) {
      throw lexer.error(token, "unexpected '='; equality is written '=='");
    }
    return Arrays.stream(Comparison.values()).filter(c -> token.is(c.symbol())).findFirst();
  }

  private Expr sum() {
    Expr first = product();
    if (!startsTerm()) {
      return first;
    }
    List<Expr> terms = new ArrayList<>();
    Arithmetic.addTerm(terms, first);
    while (startsTerm()) {
      Token operator = lexer.take();
      Expr next = product();
      addTerm(terms, operator, operator.is("+") ? next : negate(next));
    }
    return Arithmetic.sum(terms);
  }

  private boolean startsTerm() {
    return lexer.token().is("+") || lexer.token().is("-");
  }

  /// Adds a term to those before it.
  void addTerm(List<Expr> terms, Token operator, Expr term) {
    Arithmetic.addTerm(terms, term);
    checkNumber(operator, terms.getFirst());
  }

  private Expr product() {
    if (lexer.token().is("-")) {
      lexer.take();
      enter();
      Expr result = negate(product());
      nesting--;
      return result;
    }
    if (lexer.token().is("+")) {
      lexer.take();
    }
    Expr first = power();
    if (!startsFactor()) {
      return first;
    }
    List<Expr> factors = new ArrayList<>();
    Arithmetic.addFactor(factors, first);
    while (startsFactor()) {
      Token operator = lexer.take();
      Expr next = signed();
      Arithmetic.addFactor(factors, operator.is("*") ? next : reciprocal(operator, next));
      checkNumber(operator, factors.getFirst());
    }
    return Arithmetic.product(factors);
  }

  private boolean startsFactor() {
    return lexer.token().is("*") || lexer.token().is("/");
  }

  /// A factor that may carry its own sign, as in `a * -b`.
  private Expr signed() {
    if (!lexer.token().is("-")) {
      return power();
    }
    lexer.take();
    enter();
    Expr result = negate(signed());
    nesting--;
    return result;
  }

  private Expr power() {
    Expr base = atom();
    if (!lexer.token().is("^")) {
      return base;
    }
    Token caret = lexer.take();
    enter();
    Expr exponent = lexer.token().is("-") ? negativeExponent() : power();
    nesting--;
    return powerOf(caret, base, exponent);
  }

  private Expr negativeExponent() {
    lexer.take();
    return negate(power());
  }

  /// The power of two expressions that have been read.
  Expr powerOf(Token operator, Expr base, Expr exponent) {
    try {
      Expr power = Arithmetic.power(base, exponent);
      checkNumber(operator, power);
      return power;
    } catch (ArithmeticException zeroBase) {
      throw lexer.error(operator, "zero to a negative power");
    }
  }

  private Expr reciprocal(Token operator, Expr divisor) {
    try {
      return Arithmetic.reciprocal(divisor);
    } catch (ArithmeticException zeroDivisor) {
      throw lexer.error(operator, "division by zero");
    }
  }

  private Expr atom() {
    Token token = lexer.token();
    return switch (token.kind()) {
      case NUMBER -> number(lexer.take());
      case NAME -> calls.startsCall(token) ? calls.call() : name(lexer.take());
      case SYMBOL -> parenthesized(token);
      case END -> throw lexer.error(token, "the formula ends where a value is expected");
    };
  }

  private Expr parenthesized(Token token) {
    if (!token.is("(")) {
      throw lexer.error(token, "expected a value" + found(token));
    }
    lexer.take();
    Expr inner = choice();
    expect(")", "expected ')'");
    return inner;
  }

  private Expr name(Token token) {
    if (!lexer.token().is("[")) {
      return names.resolve(lexer, token);
    }
    lexer.take();
    Expr index = choice();
    expect("]", "expected ']'");
    return names.element(lexer, token, index);
  }

  private Expr number(Token token) {
    if (token.text().length() > Limits.NUMBER_LENGTH) {
      throw lexer.error(token, "a number has at most " + Limits.NUMBER_LENGTH + " characters");
    }
    Expr number = Expr.of(Rational.of(decimal(token)));
    checkNumber(token, number);
    if (lexer.token().kind() == Kind.NAME && lexer.token().start() == token.end()) {
      throw lexer.error(token, "write a product with '*': " + token.text() + " * …");
    }
    return number;
  }

  private BigDecimal decimal(Token token) {
    try {
      BigDecimal value = new BigDecimal(token.text());
      if (Math.abs((long) value.scale()) <= Limits.CONSTANT_BITS) {
        return value;
      }
    } catch (NumberFormatException hugeExponent) {
      throw tooLarge(token);
    }
    throw tooLarge(token);
  }

  /// Refuses numbers, and powers of numbers, that would take long to compute and mean nothing.
  private void checkNumber(Token token, Expr expr) {
    boolean fits =
        switch (expr) {
          case Const(var value) -> value.bitLength() <= Limits.CONSTANT_BITS;
          case Power(Const(var base), Const(var exponent)) ->
              base.isZero()
                  || Math.abs(base.log2() * exponent.toDouble()) <= Limits.CONSTANT_BITS;
          case Power _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Expr.Sum _ -> true;
          case Expr.Product _, Expr.Apply _, Expr.Hypot _, Expr.Min _, Expr.Max _ -> true;
          case Select _ -> true;
        };
    if (!fits) {
      throw tooLarge(token);
    }
  }

  private FormulaException tooLarge(Token token) {
    return lexer.error(
        token,
        "the number is too large or too small (numbers have at most %d bits)"
            .formatted(Limits.CONSTANT_BITS));
  }

  /// A constant whole number, as the bounds of sums and the lengths of vectors are.
  int wholeNumber(String what) {
    Token start = lexer.token();
    if (choice() instanceof Const(var value) && value.isIntegerWithin(Integer.MAX_VALUE)) {
      return value.intValue();
    }
    throw lexer.error(start, what + " must be a constant whole number");
  }

  Token expect(String symbol, String problem) {
    if (!lexer.token().is(symbol)) {
      Token token = lexer.token();
      throw lexer.error(token, problem + (token.kind() == Kind.END ? "" : found(token)));
    }
    return lexer.take();
  }

  /// The expression, if it has not grown beyond the limits.
  Expr checked(Expr expr) {
    Extent extent = Extent.of(expr);
    checkNodes(extent.nodes());
    if (extent.depth() > Limits.DEPTH) {
      throw grown("more than " + Limits.DEPTH + " levels");
    }
    return expr;
  }

  void checkNodes(long nodes) {
    if (nodes > Limits.EXPANSION) {
      throw grown("more than " + Limits.EXPANSION + " terms");
    }
  }

  /// Counts work that the length of the text does not bound.
  void spend(long work) {
    effort += work;
    if (effort > Limits.EFFORT) {
      throw grown("too much work");
    }
  }

  private FormulaException grown(String how) {
    return lexer.error(
        lexer.token(),
        "the formula grows too large when its calls and sums are expanded (" + how + ")");
  }

  private void enter() {
    if (++nesting > Limits.NESTING) {
      throw lexer.error(
          lexer.token(), "nested too deeply (more than " + Limits.NESTING + " levels)");
    }
  }

  private static String unexpected(Token token) {
    String advice = Suggestion.clause(token.text(), DefinitionParser.KEYS);
    boolean startsValue =
        token.is("(") || token.kind() == Kind.NAME || token.kind() == Kind.NUMBER;
    if (advice.isEmpty() && startsValue) {
      advice = "; a product is written with '*'";
    }
    return "unexpected '" + token.text() + "'" + advice;
  }

  private static String found(Token token) {
    return ", found '" + token.text() + "'";
  }
}
