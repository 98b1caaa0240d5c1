// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Lexer.Kind;
import hillock.expr.Lexer.Token;
import hillock.expr.Property.Curvature;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Parity;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Claims in text, such as `within [-0.30885, inf)` or `saturates left soft`.
final class ClaimParser {
  /// The first words of claims.
  private static final List<String> KEYWORDS =
      List.of(
          "within", "limit", "saturates", "lipschitz", "smooth", "kinks", "fixed-points",
          "identity-near-zero", "zero-centred");

  private final Lexer lexer;
  private final ExpressionParser expressions;
  private final BoundsParser bounds;

  ClaimParser(Lexer lexer) {
    this.lexer = lexer;
    this.expressions =
        new ExpressionParser(lexer, new Names(List.of(), List.of()), Scope.EMPTY, true);
    this.bounds = new BoundsParser(lexer, expressions);
  }

  /// Reads one claim that ends where the lexer's text ends.
  Property parseAll() {
    Token start = lexer.token();
    if (start.kind() == Kind.END) {
      throw lexer.error(start, "expected a claim, as in 'claim within [0, 1]'");
    }
    Property property = claim(start, word());
    Token rest = lexer.token();
    if (rest.kind() != Kind.END) {
      throw lexer.error(
          rest, "unexpected '%s' after the claim '%s'".formatted(rest.text(), property));
    }
    return property;
  }

  private Property claim(Token start, String keyword) {
    for (Direction direction : Direction.values()) {
      if (direction.spelling().equals(keyword)) {
        return new Property.Monotone(direction);
      }
    }
    for (Curvature curvature : Curvature.values()) {
      if (curvature.spelling().equals(keyword)) {
        return new Property.Curved(curvature);
      }
    }
    for (Parity parity : Parity.values()) {
      if (parity.spelling().equals(keyword)) {
        return new Property.Symmetric(parity);
      }
    }
    return switch (keyword) {
      case "within" -> new Property.Within(bounds.bounds());
      case "limit" -> new Property.Limit(oneOf(Side.values(), Side::spelling), bounds.end());
      case "saturates" ->
          new Property.Saturates(
              oneOf(Side.values(), Side::spelling),
              oneOf(Saturation.values(), Saturation::spelling));
      case "lipschitz" -> new Property.Lipschitz(expressions.choice());
      case "smooth" -> new Property.Smooth(order());
      case "kinks" -> new Property.Kinks(list(expressions::choice));
      case "fixed-points" -> new Property.FixedPoints(list(this::pointOrInterval));
      case "identity-near-zero" -> new Property.IdentityNearZero();
      case "zero-centred" -> new Property.ZeroCentred();
      default -> throw unknown(start, keyword);
    };
  }

  /// A word with hyphens, all of it; a hyphen behind a blank is a minus.
  private String word() {
    Token last = lexer.take();
    StringBuilder word = new StringBuilder(last.text());
    while (last.kind() == Kind.NAME
        && lexer.token().is("-")
        && lexer.token().start() == last.end()) {
      lexer.take();
      last = lexer.take();
      word.append('-').append(last.text());
    }
    return word.toString();
  }

  private <T> T oneOf(T[] values, Function<T, String> spelling) {
    Token token = lexer.take();
    List<String> spellings = Arrays.stream(values).map(spelling).toList();
    int index = spellings.indexOf(token.text());
    if (index < 0) {
      throw lexer.error(token, "expected one of: " + String.join(", ", spellings));
    }
    return values[index];
  }

  private int order() {
    if (lexer.token().text().equals("inf")) {
      lexer.take();
      return Property.Smooth.INFINITE;
    }
    Token token = lexer.token();
    int order = expressions.wholeNumber("the order of smoothness");
    if (order < -1) {
      throw lexer.error(token, "the order of smoothness is -1 (discontinuous), 0, 1, … or inf");
    }
    return order;
  }

  /// Items separated by commas; `none` for no items.
  private <T> List<T> list(Supplier<T> item) {
    if (lexer.token().text().equals("none")) {
      lexer.take();
      return List.of();
    }
    List<T> items = new ArrayList<>();
    items.add(item.get());
    while (lexer.token().is(",")) {
      lexer.take();
      items.add(item.get());
    }
    return items;
  }

  private Bounds pointOrInterval() {
    boolean interval = lexer.token().is("[") || lexer.token().is("(");
    return interval ? bounds.bounds() : Bounds.point(expressions.choice());
  }

  private FormulaException unknown(Token start, String keyword) {
    List<String> known = new ArrayList<>(KEYWORDS);
    Arrays.stream(Direction.values()).map(Direction::spelling).forEach(known::add);
    Arrays.stream(Curvature.values()).map(Curvature::spelling).forEach(known::add);
    Arrays.stream(Parity.values()).map(Parity::spelling).forEach(known::add);
    String advice = Suggestion.clause(keyword, known);
    return lexer.error(
        start,
        "unknown claim '%s'%s"
            .formatted(
                keyword, advice.isEmpty() ? "; known: " + String.join(", ", known) : advice));
  }
}
