// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Writes expressions as formula text; what the parser read is written so that it reads the same.
public final class Printer {
  /// How tightly an operator binds; a looser operand needs parentheses.
  private enum Level {
    CHOICE,
    SUM,
    PRODUCT,
    POWER,
    ATOM
  }

  private record Text(String string, Level level) {}

  private static final Expr.Const HALF = new Const(Rational.HALF);

  private Printer() {}

  /// The expression as formula text. The cost is that of the tree without sharing.
  public static String print(Expr expr) {
    return text(expr).string;
  }

  private static Text text(Expr expr) {
    return switch (expr) {
      case Const(var value) -> number(value);
      case Named(var constant) -> atom(constant.spelling());
      case Input(var _, var name) -> atom(name);
      case Param(var name, var element) ->
          atom(element == 0 ? name : name + "[" + element + "]");
      case Draw(var distribution, var _) ->
          switch (distribution) {
            case UNIFORM -> atom("uniform(0, 1)");
            case NORMAL -> atom("normal(0, 1)");
          };
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power power -> power(power);
      case Apply(var function, var argument) -> call(function.spelling(), argument);
      case Hypot(var left, var right) -> call("hypot", left, right);
      case Min(var left, var right) -> call("min", left, right);
      case Max(var left, var right) -> call("max", left, right);
      case Select select -> select(select);
    };
  }

  private static Text atom(String string) {
    return new Text(string, Level.ATOM);
  }

  private static Text number(Rational value) {
    String string = value.toString();
    if (value.signum() < 0) {
      return new Text(string, Level.SUM);
    }
    return new Text(string, value.isShortDecimal() ? Level.ATOM : Level.PRODUCT);
  }

  private static Text call(String name, Expr... arguments) {
    List<String> texts = new ArrayList<>();
    for (Expr argument : arguments) {
      texts.add(print(argument));
    }
    return atom(name + "(" + String.join(", ", texts) + ")");
  }

  private static Text select(Select select) {
    String condition =
        within(select.left(), Level.SUM)
            + " "
            + select.comparison().symbol()
            + " "
            + within(select.right(), Level.SUM);
    String branches = print(select.then()) + " : " + print(select.otherwise());
    return new Text(condition + " ? " + branches, Level.CHOICE);
  }

  private static Text sum(List<Expr> terms) {
    StringBuilder text = new StringBuilder();
    for (Expr term : terms) {
      boolean isNegative = isNegative(term);
      Expr magnitude = isNegative ? Arithmetic.negate(term) : term;
      // A nested sum keeps its parentheses, so that it reads back as nested.
      String shown = within(magnitude, Level.PRODUCT);
      if (text.isEmpty()) {
        text.append(isNegative ? "-" : "").append(shown);
      } else {
        text.append(isNegative ? " - " : " + ").append(shown);
      }
    }
    return new Text(text.toString(), Level.SUM);
  }

  private static boolean isNegative(Expr expr) {
    return switch (expr) {
      case Const(var value) -> value.signum() < 0;
      case Product(var factors) -> hasMinusSign(factors);
      case Named _, Input _, Param _, Draw _, Sum _, Power _, Apply _, Hypot _, Min _, Max _ ->
          false;
      case Select _ -> false;
    };
  }

  /// True if the product is written with a minus in front. Behind a bare minus the parser would
  /// take a product within the product apart.
  private static boolean hasMinusSign(List<Expr> factors) {
    return factors.getFirst() instanceof Const(var coefficient)
        && coefficient.signum() < 0
        && !(coefficient.equals(Rational.MINUS_ONE) && factors.get(1) instanceof Product);
  }

  private static Text product(List<Expr> factors) {
    if (hasMinusSign(factors)) {
      Expr positive = Arithmetic.negate(new Product(factors));
      return new Text("-" + within(positive, Level.PRODUCT), Level.SUM);
    }
    StringBuilder text = new StringBuilder();
    for (Expr factor : factors) {
      boolean isFirst = text.isEmpty();
      Expr divisor = divisor(factor, isFirst);
      if (divisor != Arithmetic.ONE) {
        text.append(isFirst ? "1" : "").append(" / ").append(operand(divisor, false));
      } else {
        text.append(isFirst ? "" : " * ").append(operand(factor, isFirst));
      }
    }
    return new Text(text.toString(), Level.PRODUCT);
  }

  /// What the factor divides by, or one if it multiplies.
  private static Expr divisor(Expr factor, boolean isFirst) {
    return switch (factor) {
      case Const(var value) ->
          !isFirst && value.numerator().equals(BigInteger.ONE) && !value.isInteger()
              ? Expr.of(value.reciprocal())
              : Arithmetic.ONE;
      case Power(var base, Const(var exponent)) when exponent.equals(Rational.MINUS_ONE) ->
          isReadAsReciprocal(base) ? base : Arithmetic.ONE;
      case Power(var base, Const(var exponent)) when exponent.signum() < 0 ->
          new Power(base, Expr.of(exponent.negate()));
      case Power _ -> Arithmetic.ONE;
      case Named _, Input _, Param _, Draw _, Sum _, Product _, Apply _, Hypot _, Min _, Max _ ->
          Arithmetic.ONE;
      case Select _ -> Arithmetic.ONE;
    };
  }

  /// False for what the parser would not keep as it stands behind a division sign: it computes
  /// numbers and flips exponents.
  private static boolean isReadAsReciprocal(Expr divisor) {
    return !(divisor instanceof Const) && !(divisor instanceof Power(var _, Const _));
  }

  /// An operand of `*` or `/`; a nested product or quotient keeps its parentheses.
  private static String operand(Expr expr, boolean isFirst) {
    if (isFirst && expr instanceof Const(var value) && value.signum() > 0) {
      return value.toString();
    }
    return within(expr, Level.POWER);
  }

  private static Text power(Power power) {
    if (power.exponent().equals(HALF)) {
      return call("sqrt", power.base());
    }
    Expr divisor = divisor(power, true);
    if (divisor != Arithmetic.ONE) {
      return new Text("1 / " + operand(divisor, false), Level.PRODUCT);
    }
    String base = within(power.base(), Level.ATOM);
    return new Text(base + "^" + within(power.exponent(), Level.ATOM), Level.POWER);
  }

  private static String within(Expr expr, Level level) {
    Text text = text(expr);
    return text.level.compareTo(level) < 0 ? "(" + text.string + ")" : text.string;
  }
}
