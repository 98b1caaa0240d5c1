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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes expressions as LaTeX, the way people set them: fractions, roots, cases.
public final class Latex {
  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda",
          "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "psi", "omega");

  /// How tightly an operator binds; a looser operand needs parentheses.
  private enum Level {
    CHOICE,
    SUM,
    PRODUCT,
    POWER,
    ATOM
  }

  private record Text(String string, Level level) {}

  private Latex() {}

  /// The expression in LaTeX's math mode. The cost is that of the tree without sharing.
  public static String of(Expr expr) {
    return text(expr).string;
  }

  /// The name of an input or a parameter in LaTeX's math mode.
  public static String name(String name) {
    if (GREEK.contains(name)) {
      return "\\" + name;
    }
    return name.length() == 1 ? name : "\\mathrm{" + name.replace("_", "\\_") + "}";
  }

  private static Text text(Expr expr) {
    return switch (expr) {
      case Const(var value) -> number(value);
      case Named(var constant) ->
          switch (constant) {
            case PI -> atom("\\pi");
            case E -> atom("e");
          };
      case Input(var _, var name) -> atom(name(name));
      case Param(var name, var element) ->
          atom(element == 0 ? name(name) : name(name) + "_{" + element + "}");
      case Draw(var distribution, var index) ->
          switch (distribution) {
            case UNIFORM -> atom("U_{" + (index + 1) + "}");
            case NORMAL -> atom("Z_{" + (index + 1) + "}");
          };
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power power -> power(power);
      case Apply(var function, var argument) -> apply(function, argument);
      case Hypot(var left, var right) ->
          atom("\\sqrt{" + squared(left) + " + " + squared(right) + "}");
      case Min(var left, var right) -> call("\\min", left, right);
      case Max(var left, var right) -> call("\\max", left, right);
      case Select select -> new Text(cases(select), Level.CHOICE);
    };
  }

  private static Text atom(String string) {
    return new Text(string, Level.ATOM);
  }

  private static Text number(Rational value) {
    if (value.signum() < 0) {
      return new Text("-" + number(value.negate()).string, Level.SUM);
    }
    return value.isShortDecimal()
        ? atom(value.toString())
        : atom("\\frac{%s}{%s}".formatted(value.numerator(), value.denominator()));
  }

  private static Text call(String name, Expr... arguments) {
    List<String> texts = new ArrayList<>();
    for (Expr argument : arguments) {
      texts.add(of(argument));
    }
    return atom(name + "\\left(" + String.join(", ", texts) + "\\right)");
  }

  private static Text apply(Function function, Expr argument) {
    return switch (function) {
      case ABS -> atom("\\left|" + of(argument) + "\\right|");
      case EXP -> new Text("e^{" + of(argument) + "}", Level.POWER);
      case LOG -> call("\\ln", argument);
      case SIN -> call("\\sin", argument);
      case COS -> call("\\cos", argument);
      case ATAN -> call("\\arctan", argument);
      case SINH -> call("\\sinh", argument);
      case COSH -> call("\\cosh", argument);
      case TANH -> call("\\tanh", argument);
      case ASINH -> call("\\operatorname{arsinh}", argument);
      case SIGMOID -> call("\\sigma", argument);
      case EXPM1, LOG1P, SOFTPLUS, ERF, ERFC, ERFCX ->
          call("\\operatorname{" + function.spelling() + "}", argument);
    };
  }

  private static String squared(Expr expr) {
    return of(new Power(expr, Expr.of(Rational.TWO)));
  }

  /// A choice and those in its other branch as one list of cases.
  private static String cases(Select select) {
    StringBuilder text = new StringBuilder("\\begin{cases}");
    Expr rest = select;
    while (rest instanceof Select(var comparison, var left, var right, var then, var otherwise)) {
      text.append(of(then))
          .append(" & \\text{if } ")
          .append(of(left))
          .append(symbol(comparison))
          .append(of(right))
          .append(" \\\\ ");
      rest = otherwise;
    }
    return text.append(of(rest)).append(" & \\text{otherwise}\\end{cases}").toString();
  }

  private static String symbol(Comparison comparison) {
    return switch (comparison) {
      case LT -> " < ";
      case LE -> " \\le ";
      case GT -> " > ";
      case GE -> " \\ge ";
      case EQ -> " = ";
      case NE -> " \\ne ";
    };
  }

  private static Text sum(List<Expr> terms) {
    StringBuilder text = new StringBuilder();
    for (Expr term : terms) {
      String shown = within(term, Level.PRODUCT, text.isEmpty());
      boolean isNegative = text(term).string.startsWith("-");
      if (!text.isEmpty()) {
        text.append(isNegative ? " - " : " + ");
      }
      text.append(isNegative && !text.isEmpty() ? shown.substring(1) : shown);
    }
    return new Text(text.toString(), Level.SUM);
  }

  /// A term of a sum: a minus in front needs no parentheses.
  private static String within(Expr term, Level level, boolean isFirst) {
    Text text = text(term);
    boolean isSigned = text.string.startsWith("-") && !(term instanceof Sum);
    return isSigned || text.level.compareTo(level) >= 0 || (isFirst && term instanceof Sum)
        ? text.string
        : parentheses(text.string);
  }

  private static Text product(List<Expr> factors) {
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    boolean isNegative = false;
    for (Expr factor : factors) {
      if (factor instanceof Const(var value)) {
        isNegative ^= value.signum() < 0;
        divide(value.signum() < 0 ? value.negate() : value, above, below);
      } else if (factor instanceof Power(var base, Const(var exponent)) && exponent.signum() < 0) {
        below.add(raised(base, exponent.negate()));
      } else {
        above.add(factor);
      }
    }
    String numerator = above.isEmpty() ? "1" : juxtaposed(above);
    String whole =
        below.isEmpty() ? numerator : "\\frac{" + numerator + "}{" + juxtaposed(below) + "}";
    return isNegative ? new Text("-" + whole, Level.SUM) : new Text(whole, Level.PRODUCT);
  }

  private static Expr raised(Expr base, Rational exponent) {
    return exponent.equals(Rational.ONE) ? base : new Power(base, Expr.of(exponent));
  }

  /// A positive factor; what is no decimal becomes part of a fraction.
  private static void divide(Rational value, List<Expr> above, List<Expr> below) {
    boolean isReciprocal = value.numerator().equals(BigInteger.ONE) && !value.isInteger();
    if (value.isShortDecimal() && !(isReciprocal && value.reciprocal().isInteger())) {
      if (!value.equals(Rational.ONE)) {
        above.add(Expr.of(value));
      }
      return;
    }
    if (!isReciprocal) {
      above.add(integer(value.numerator()));
    }
    below.add(integer(value.denominator()));
  }

  private static Expr integer(BigInteger value) {
    return Expr.of(Rational.of(new BigDecimal(value)));
  }

  private static String juxtaposed(List<Expr> factors) {
    if (factors.size() == 1) {
      return of(factors.getFirst());
    }
    StringBuilder text = new StringBuilder();
    for (Expr factor : factors) {
      String shown = within(factor, Level.PRODUCT);
      boolean isDigit = Character.isDigit(shown.charAt(0));
      text.append(text.isEmpty() ? "" : isDigit ? " \\cdot " : "\\,").append(shown);
    }
    return text.toString();
  }

  private static Text power(Power power) {
    if (power.exponent() instanceof Const(var exponent)) {
      if (exponent.equals(Rational.HALF)) {
        return atom("\\sqrt{" + of(power.base()) + "}");
      }
      if (exponent.signum() < 0) {
        Expr divisor = raised(power.base(), exponent.negate());
        return new Text("\\frac{1}{" + of(divisor) + "}", Level.PRODUCT);
      }
    }
    String base = within(power.base(), Level.ATOM);
    return new Text(base + "^{" + of(power.exponent()) + "}", Level.POWER);
  }

  private static String within(Expr expr, Level level) {
    Text text = text(expr);
    return text.level.compareTo(level) < 0 ? parentheses(text.string) : text.string;
  }

  private static String parentheses(String text) {
    return "\\left(" + text + "\\right)";
  }
}
