// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Draw;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Named;
import hillock.expr.Expr.Param;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import java.util.List;
import java.util.stream.Collectors;

/// Random text: formulas in odd but valid spelling, formulas with mistakes, and rubbish.
public final class FormulaText {
  private static final List<String> BLANKS =
      List.of("", "", "", " ", "  ", "\t", "\n ", " # 1)\n ");
  private static final List<String> TIMES = List.of("*", "*", "×", "·", "⋅");
  private static final List<String> MINUS = List.of("-", "-", "−", "–");

  /// Pieces that mean something somewhere.
  private static final List<String> PIECES =
      List.of(
          "x", "a", "b[1]", "(", ")", "[", "]", "+", "-", "*", "/", "^", "?", ":", ",", ";", "<",
          ">", "<=", "==", "!=", "=", "..", ".", "1", "0", "2.5", "1e3", "1e", "1e-999", "pi", "e",
          "inf", "exp(", "max(", "sum(i in 1..3:", "uniform(", "in", "learn", "gelu-erf(", "#",
          "\n", "\n  ", "\n  claim within ", "\n  source ", "\n  eval ", "f(x) = ",
          "f(x; a = 1, b[2] = 0) = ", "×", "−", "π", "≤", "\u0000", "\ud83d", "\u00a0", "é", "-",
          "--", "**", "@", "'", "\"", "%");

  private FormulaText() {}

  /// The expression with parentheses around every operand, and random blanks, signs and synonyms.
  public static String parenthesized(Expr expr, Dice dice) {
    return switch (expr) {
      case Const(var value) ->
          value.isInteger()
              ? value.toString()
              : value.numerator() + spaced("/", dice) + value.denominator();
      case Named(var constant) -> constant == Expr.Constant.PI ? pi(dice) : constant.spelling();
      case Input(var _, var name) -> name;
      case Param(var name, var element) -> element == 0 ? name : name + "[" + element + "]";
      case Draw(var distribution, var _) ->
          switch (distribution) {
            case UNIFORM -> call("uniform", List.of(Expr.of(0), Expr.of(1)), dice);
            case NORMAL -> call("normal", List.of(Expr.of(0), Expr.of(1)), dice);
          };
      case Sum(var terms) -> joined(terms, "+", dice);
      case Product(var factors) -> product(factors, dice);
      case Power(var base, var exponent) -> power(base, exponent, dice);
      case Apply(var function, var argument) ->
          call(
              function == Function.LOG && dice.oneIn(2) ? "ln" : function.spelling(),
              List.of(argument),
              dice);
      case Hypot _ -> call("hypot", expr.operands(), dice);
      case Min _ -> call("min", expr.operands(), dice);
      case Max _ -> call("max", expr.operands(), dice);
      case Select(var comparison, var left, var right, var then, var otherwise) ->
          wrapped(left, dice)
              + spaced(comparison.symbol(), dice)
              + wrapped(right, dice)
              + spaced("?", dice)
              + wrapped(then, dice)
              + spaced(":", dice)
              + wrapped(otherwise, dice);
    };
  }

  private static String pi(Dice dice) {
    return dice.oneIn(2) ? "pi" : "π";
  }

  private static String product(List<Expr> factors, Dice dice) {
    boolean isNegative = factors.getFirst().equals(Expr.of(-1));
    if (isNegative && factors.size() == 2 && dice.oneIn(2)) {
      return dice.pick(MINUS) + wrapped(factors.get(1), dice);
    }
    return joined(factors, dice.pick(TIMES), dice);
  }

  private static String power(Expr base, Expr exponent, Dice dice) {
    if (exponent.equals(Expr.of(1, 2)) && dice.oneIn(2)) {
      return call("sqrt", List.of(base), dice);
    }
    if (exponent.equals(Expr.of(-1)) && dice.oneIn(2)) {
      return "1" + spaced("/", dice) + wrapped(base, dice);
    }
    return dice.oneIn(4)
        ? call("pow", List.of(base, exponent), dice)
        : wrapped(base, dice) + spaced("^", dice) + wrapped(exponent, dice);
  }

  private static String joined(List<Expr> operands, String operator, Dice dice) {
    return operands.stream()
        .map(operand -> wrapped(operand, dice))
        .collect(Collectors.joining(spaced(operator, dice)));
  }

  private static String call(String name, List<Expr> arguments, Dice dice) {
    return name
        + "("
        + arguments.stream()
            .map(argument -> parenthesized(argument, dice))
            .collect(Collectors.joining(spaced(",", dice)))
        + ")";
  }

  private static String wrapped(Expr expr, Dice dice) {
    return "(" + dice.pick(BLANKS) + parenthesized(expr, dice) + dice.pick(BLANKS) + ")";
  }

  private static String spaced(String operator, Dice dice) {
    return dice.pick(BLANKS) + operator + dice.pick(BLANKS);
  }

  /// The text with one to eight mistakes: pieces left out, doubled, exchanged, put in.
  public static String mutated(String text, Dice dice) {
    StringBuilder changed = new StringBuilder(text);
    for (int edits = 1 + dice.below(8); edits > 0; edits--) {
      int from = dice.below(changed.length() + 1);
      int to = Math.min(changed.length(), from + 1 + dice.below(5));
      switch (dice.below(5)) {
        case 0 -> changed.delete(from, to);
        case 1 -> changed.insert(from, changed.substring(from, to));
        case 2 -> changed.replace(from, to, dice.pick(PIECES));
        case 3 -> changed.insert(from, dice.pick(PIECES));
        default -> changed.insert(dice.below(changed.length() + 1), changed.substring(from, to));
      }
    }
    return changed.toString();
  }

  /// Up to thirty pieces in a row.
  public static String rubbish(Dice dice) {
    StringBuilder text = new StringBuilder();
    for (int pieces = dice.below(30); pieces > 0; pieces--) {
      boolean isPiece = !dice.oneIn(8);
      text.append(isPiece ? dice.pick(PIECES) : Character.toString(dice.below(0x300)));
    }
    return text.toString();
  }
}
