// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Select;
import hillock.expr.Function;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// The choices of an expression: `min`, `max`, `abs` and `?:`, each decided by the sign of the
/// difference of two sides.
final class Choices {
  /// A choice that an expression makes wherever it is evaluated.
  ///
  /// @param node the choice, as it stands in the expression
  /// @param left one of the sides compared, free of choices
  /// @param right the other side, free of choices
  record Choice(Expr node, Expr left, Expr right) {
    /// True if the branches agree where the sides do.
    boolean isContinuous() {
      return !(node instanceof Select);
    }

    /// The branch that is taken where left - right has the sign.
    Expr branch(int sign) {
      return switch (node) {
        case Min(var a, var b) -> sign <= 0 ? a : b;
        case Max(var a, var b) -> sign >= 0 ? a : b;
        case Select(var comparison, var _, var _, var then, var otherwise) ->
            comparison.holds(sign) ? then : otherwise;
        case Apply(var _, var u) -> sign >= 0 ? u : Arithmetic.negate(u);
        case Expr.Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ -> node;
        case Expr.Sum _, Expr.Product _, Expr.Power _, Expr.Hypot _ -> node;
      };
    }
  }

  private final IdentityHashMap<Expr, Boolean> plain = new IdentityHashMap<>();

  private Choices() {}

  /// A choice whose sides contain none and that stands in no branch of another; empty if the
  /// expression makes no choice.
  static Optional<Choice> first(Expr expr) {
    return new Choices().find(expr);
  }

  private Optional<Choice> find(Expr expr) {
    if (plain.containsKey(expr)) {
      return Optional.empty();
    }
    for (Expr operand : alwaysEvaluated(expr)) {
      Optional<Choice> inner = find(operand);
      if (inner.isPresent()) {
        return inner;
      }
    }
    Optional<Choice> own = choice(expr);
    if (own.isEmpty()) {
      plain.put(expr, true);
    }
    return own;
  }

  private static List<Expr> alwaysEvaluated(Expr expr) {
    return expr instanceof Select(var _, var left, var right, var _, var _)
        ? List.of(left, right)
        : expr.operands();
  }

  private static Optional<Choice> choice(Expr expr) {
    return switch (expr) {
      case Min(var a, var b) -> Optional.of(new Choice(expr, a, b));
      case Max(var a, var b) -> Optional.of(new Choice(expr, a, b));
      case Select(var _, var left, var right, var _, var _) ->
          Optional.of(new Choice(expr, left, right));
      case Apply(var function, var u) when function == Function.ABS ->
          Optional.of(new Choice(expr, u, Arithmetic.ZERO));
      case Apply _, Expr.Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ ->
          Optional.empty();
      case Expr.Sum _, Expr.Product _, Expr.Power _, Expr.Hypot _ -> Optional.empty();
    };
  }

  /// The expression with one node, wherever it occurs, replaced.
  static Expr replace(Expr expr, Expr node, Expr replacement) {
    IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();
    done.put(node, replacement);
    return replace(expr, done);
  }

  private static Expr replace(Expr expr, IdentityHashMap<Expr, Expr> done) {
    Expr known = done.get(expr);
    if (known != null) {
      return known;
    }
    List<Expr> operands = expr.operands();
    List<Expr> replaced = operands.stream().map(operand -> replace(operand, done)).toList();
    boolean isSame = true;
    for (int i = 0; i < operands.size(); i++) {
      isSame &= operands.get(i) == replaced.get(i);
    }
    Expr result = isSame ? expr : expr.withOperands(replaced);
    done.put(expr, result);
    return result;
  }
}
