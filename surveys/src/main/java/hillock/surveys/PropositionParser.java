// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Trait;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Property;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.expr.Scope;
import hillock.expr.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads propositions and predicates.
///
/// ```
/// [for INPUTS; PARAMETERS:] FORMULA equals FORMULA [at x = 1, a = 3/2]
/// [for …:] FORMULA differs from FORMULA [at …]
/// [for …:] FORMULA exceeds FORMULA at …
/// [for …:] FORMULA is [not] PREDICATE
/// [for …:] FORMULA has PREDICATE
/// [for …:] FORMULA saturates left soft
/// ```
///
/// `slope of` before a formula is its derivative by the first input, `slope in a of` by another.
/// Without `for`, the formulas are functions of x. A predicate is a trait, a claim as in `.act`
/// files, or one of the words of [Predicate].
final class PropositionParser {
  private static final Pattern PROPOSITION =
      Pattern.compile(
          "(?:for (?<header>[^:]+): *)?(?<left>.+?) (?<verb>equals|differs from|exceeds"
              + "|is not|is|has|saturates) (?<rest>.+)");
  private static final Pattern AT =
      Pattern.compile("(?<formula>.+?) at (?<point>[a-z]\\w* = [^=]+(?:, *[a-z]\\w* = [^=]+)*)");
  private static final Pattern SLOPE =
      Pattern.compile("slope (?:in (?<variable>[a-z]\\w*) )?of (?<formula>.+)");
  private static final String NAME = "f";
  private static final String CLAIM = NAME + "(x) = x\n  claim ";

  private final Source source;
  private final Scope scope;

  PropositionParser(Source source, Scope scope) {
    this.source = source;
    this.scope = scope;
  }

  /// Reads a proposition.
  ///
  /// @param offset where the text begins in the source
  Proposition proposition(String text, int offset) {
    Matcher matcher = PROPOSITION.matcher(text);
    if (!matcher.matches()) {
      throw problem(
          offset,
          text.length(),
          "a proposition is 'FORMULA equals FORMULA' or 'FORMULA is PREDICATE'");
    }
    String header = Optional.ofNullable(matcher.group("header")).orElse("x");
    Term left = term(header, matcher.group("left"), offset + matcher.start("left"));
    String rest = matcher.group("rest");
    int start = offset + matcher.start("rest");
    return switch (matcher.group("verb")) {
      case "equals" -> equation(text, header, left, rest, start);
      case "differs from" -> equation(text, header, left, rest, start).opposite();
      case "exceeds" -> comparison(text, header, left, rest, start);
      case "is not" -> Proposition.said(text, left, new Predicate.Not(predicate(rest, start)));
      case "saturates" -> {
        String whole = "saturates " + rest;
        yield Proposition.said(text, left, predicate(whole, start - whole.length() + rest.length()));
      }
      default -> Proposition.said(text, left, predicate(rest, start));
    };
  }

  private Proposition equation(
      String text, String header, Term left, String rest, int offset) {
    Matcher at = AT.matcher(rest);
    if (!at.matches()) {
      return Proposition.equal(text, left, term(header, rest, offset));
    }
    Term right = term(header, at.group("formula"), offset);
    return Proposition.equalAt(text, left, right, point(at, left, offset));
  }

  private Proposition comparison(
      String text, String header, Term left, String rest, int offset) {
    Matcher at = AT.matcher(rest);
    if (!at.matches()) {
      throw problem(
          offset, rest.length(), "a comparison is at a point, as in 'x exceeds x^2 at x = 1/2'");
    }
    Term right = term(header, at.group("formula"), offset);
    return Proposition.greaterAt(text, left, right, point(at, left, offset));
  }

  private Map<Expr, Rational> point(Matcher at, Term term, int start) {
    String text = at.group("point");
    int offset = start + at.start("point");
    Map<Expr, Rational> point = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.split("=", -1);
      String name = sides[0].strip();
      Expr variable =
          term.variables().stream()
              .filter(v -> Printer.print(v).equals(name))
              .findFirst()
              .orElseThrow(() -> problem(offset, text.length(), "no variable '" + name + "'"));
      point.put(variable, number(sides[1].strip(), offset));
    }
    if (point.size() < term.variables().size()) {
      throw problem(offset, text.length(), "a point gives a value to every variable");
    }
    return point;
  }

  /// A formula or the slope of one.
  private Term term(String header, String text, int offset) {
    Matcher slope = SLOPE.matcher(text);
    if (!slope.matches()) {
      return Term.of(function(header, text, offset), text);
    }
    Term inner = term(header, slope.group("formula"), offset + slope.start("formula"));
    String variable =
        Optional.ofNullable(slope.group("variable")).orElse(inner.inputs().getFirst());
    return inner
        .slope(variable, text)
        .orElseThrow(
            () -> problem(offset, text.length(), "the formula has no variable '" + variable + "'"));
  }

  private Activation function(String header, String formula, int offset) {
    String before = NAME + "(" + header + ") = ";
    try {
      return Formula.typed(before + formula, scope, Map.of());
    } catch (FormulaException e) {
      throw problem(offset + Math.max(0, e.column() - 1 - before.length()), 1, e.problem());
    }
  }

  /// Reads a predicate.
  Predicate predicate(String text, int offset) {
    if (text.startsWith("not ")) {
      return new Predicate.Not(predicate(text.substring(4), offset + 4));
    }
    Optional<Trait> trait =
        Arrays.stream(Trait.values()).filter(t -> t.spelling().equals(text)).findFirst();
    if (trait.isPresent()) {
      return new Predicate.OfTrait(trait.get());
    }
    String first = text.replaceFirst(" .*", "");
    String rest = text.substring(first.length()).strip();
    int start = offset + text.length() - rest.length();
    return switch (first) {
      case "arithmetic" -> new Predicate.Arithmetic();
      case "analytic" -> new Predicate.Analytic();
      case "contextual" -> new Predicate.Contextual();
      case "learned" -> new Predicate.Learned();
      case "differentiable" -> new Predicate.Differentiable(place(rest, start));
      case "range" -> range(rest, start);
      default -> new Predicate.OfClaim(claim(text, offset));
    };
  }

  private Rational place(String text, int offset) {
    if (!text.startsWith("at ")) {
      throw problem(offset, text.length(), "expected a point, as in 'differentiable at 0'");
    }
    return number(text.substring(3), offset + 3);
  }

  private Predicate range(String text, int offset) {
    Property within = claim("within " + text, offset - "within ".length());
    if (within instanceof Property.Within(var bounds)) {
      return new Predicate.OfRange(bounds);
    }
    throw problem(offset, text.length(), "expected a set, as in 'range (0, 1]'");
  }

  private Property claim(String text, int offset) {
    try {
      Source claim = new Source("claim", CLAIM + text + "\n");
      return Formula.file(claim, scope).getFirst().claims().getFirst();
    } catch (FormulaException e) {
      throw problem(offset + Math.max(0, e.column() - 1 - "  claim ".length()), 1, e.problem());
    }
  }

  private Rational number(String text, int offset) {
    Activation number = function("x", text, offset);
    if (number.formula() instanceof Expr.Const(var value)) {
      return value;
    }
    throw problem(offset, text.length(), "'" + text + "' is not a number; write 0.25 or 1/4");
  }

  private FormulaException problem(int offset, int length, String problem) {
    return new FormulaException(source, offset, Math.max(1, length), problem);
  }
}
