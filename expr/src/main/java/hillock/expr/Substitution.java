// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Draw;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Replaces leaves of an expression, keeping what is shared shared.
public final class Substitution {
  private final UnaryOperator<Expr> leaf;
  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

  private Substitution(UnaryOperator<Expr> leaf) {
    this.leaf = leaf;
  }

  /// The expression with every leaf replaced by the function's answer for it.
  public static Expr leaves(Expr expr, UnaryOperator<Expr> replacement) {
    return new Substitution(replacement).replace(expr);
  }

  /// The expression with parameters replaced by values; parameters without a value stay.
  public static Expr parameters(Expr expr, Map<Param, Expr> values) {
    return leaves(
        expr, leaf -> leaf instanceof Param param ? values.getOrDefault(param, param) : leaf);
  }

  /// The expression with inputs replaced by position.
  public static Expr inputs(Expr expr, List<Expr> values) {
    return leaves(expr, leaf -> leaf instanceof Input(int i, var _) ? values.get(i) : leaf);
  }

  /// The expression with every random draw replaced by its mean.
  public static Expr meanOfDraws(Expr expr) {
    return leaves(
        expr,
        leaf ->
            leaf instanceof Draw(var distribution, var _)
                ? switch (distribution) {
                  case UNIFORM -> Expr.of(1, 2);
                  case NORMAL -> Arithmetic.ZERO;
                }
                : leaf);
  }

  /// True if the expression draws random numbers.
  public static boolean isRandom(Expr expr) {
    return meanOfDraws(expr) != expr;
  }

  private Expr replace(Expr expr) {
    Expr known = done.get(expr);
    if (known != null) {
      return known;
    }
    List<Expr> operands = expr.operands();
    Expr result;
    if (operands.isEmpty()) {
      result = leaf.apply(expr);
    } else {
      List<Expr> replaced = operands.stream().map(this::replace).toList();
      boolean same = true;
      for (int i = 0; i < operands.size(); i++) {
        same &= replaced.get(i) == operands.get(i);
      }
      result = same ? expr : expr.withOperands(replaced);
    }
    done.put(expr, result);
    return result;
  }
}
