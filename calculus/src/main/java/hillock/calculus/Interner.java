// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

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
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives equal expressions one object, so that equality is identity and trees may share freely.
///
/// The order of the terms of a sum, of the factors of a product, or of the sides of a hypotenuse
/// does not distinguish two expressions; the first order met is kept. In `min` and `max` it does,
/// because it says which slope a tie has.
final class Interner {
  private final Map<Object, Expr> byShape = new HashMap<>();
  private final IdentityHashMap<Expr, Integer> numbers = new IdentityHashMap<>();

  /// The one object that stands for this expression, whose operands are already interned.
  Expr intern(Expr expr) {
    if (numbers.containsKey(expr)) {
      return expr;
    }
    Expr known = byShape.putIfAbsent(shape(expr), expr);
    if (known != null) {
      return known;
    }
    numbers.put(expr, numbers.size());
    return expr;
  }

  /// What distinguishes an expression from others: its kind, its own data, its operands' numbers.
  private Object shape(Expr expr) {
    return switch (expr) {
      case Const _, Named _, Input _, Param _, Draw _ -> expr;
      case Sum(var terms) -> List.of("sum", counts(terms));
      case Product(var factors) -> List.of("product", counts(factors));
      case Power _ -> List.of("power", numbers(expr));
      case Apply(var function, var _) -> List.of(function, numbers(expr));
      case Hypot _ -> List.of("hypot", counts(expr.operands()));
      case Min _ -> List.of("min", numbers(expr));
      case Max _ -> List.of("max", numbers(expr));
      case Select(var comparison, var _, var _, var _, var _) ->
          List.of(comparison, numbers(expr));
    };
  }

  private List<Integer> numbers(Expr expr) {
    return expr.operands().stream().map(this::number).toList();
  }

  private Map<Integer, Long> counts(List<Expr> operands) {
    return operands.stream().collect(Collectors.groupingBy(this::number, Collectors.counting()));
  }

  private Integer number(Expr operand) {
    Integer number = numbers.get(operand);
    if (number == null) {
      throw new IllegalStateException("operand not interned: " + operand);
    }
    return number;
  }
}
