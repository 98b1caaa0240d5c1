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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The shape of an expression in prefix form, `(+ x (* -1 y))`, so that tests say exactly which
/// tree they expect without the printer.
final class Tree {
  private Tree() {}

  /// The shape of a typed formula without parameters and other functions.
  static String of(String text) {
    return of(parse(text));
  }

  static Expr parse(String text) {
    return Formula.typed(text, Scope.EMPTY, Map.of()).formula();
  }

  static String of(Expr expr) {
    return switch (expr) {
      case Const(var value) -> value.numerator() + slash(value);
      case Named(var constant) -> constant.spelling();
      case Input(var index, var name) -> name + (index == 0 ? "" : "#" + index);
      case Param(var name, var element) -> "$" + name + (element == 0 ? "" : "[" + element + "]");
      case Draw(var distribution, var index) -> distribution.name().charAt(0) + "" + index;
      case Sum(var terms) -> list("+", terms);
      case Product(var factors) -> list("*", factors);
      case Power _ -> list("^", expr.operands());
      case Apply(var function, var _) -> list(function.spelling(), expr.operands());
      case Hypot _ -> list("hypot", expr.operands());
      case Min _ -> list("min", expr.operands());
      case Max _ -> list("max", expr.operands());
      case Select(var comparison, var _, var _, var _, var _) ->
          list(comparison.symbol(), expr.operands());
    };
  }

  private static String slash(Rational value) {
    return value.isInteger() ? "" : "/" + value.denominator();
  }

  private static String list(String head, List<Expr> operands) {
    return operands.stream().map(Tree::of).collect(Collectors.joining(" ", "(" + head + " ", ")"));
  }
}
