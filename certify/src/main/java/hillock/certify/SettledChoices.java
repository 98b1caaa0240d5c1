// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Stabilizer;
import hillock.certify.Choices.Choice;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Select;
import java.util.List;
import java.util.OptionalInt;

/// Makes the choices of an expression that the domains of its parameters decide: `max(0, a)` is `a`
/// for a positive `a`.
final class SettledChoices {
  private final Stabilizer stabilizer;

  private SettledChoices(Stabilizer stabilizer) {
    this.stabilizer = stabilizer;
  }

  /// The expression, in normal form, without the choices that are decided.
  static Expr of(Expr expr, Stabilizer stabilizer) {
    return stabilizer.stable(new SettledChoices(stabilizer).settle(expr));
  }

  private Expr settle(Expr expr) {
    OptionalInt sign = sign(expr);
    if (sign.isPresent()) {
      return settle(branch(expr, sign.getAsInt()));
    }
    List<Expr> operands = expr.operands();
    return operands.isEmpty()
        ? expr
        : expr.withOperands(operands.stream().map(this::settle).toList());
  }

  private static Expr branch(Expr choice, int sign) {
    List<Expr> sides = choice.operands();
    return new Choice(choice, sides.get(0), sides.get(1)).branch(sign);
  }

  /// The sign of the difference that a choice depends on, if this is one and it is known.
  private OptionalInt sign(Expr expr) {
    return switch (expr) {
      case Expr.Min(var a, var b) -> signOf(a, b);
      case Expr.Max(var a, var b) -> signOf(a, b);
      case Select(var _, var a, var b, var _, var _) -> signOf(a, b);
      case Expr.Apply _, Expr.Const _, Expr.Named _, Expr.Input _ -> OptionalInt.empty();
      case Expr.Param _, Expr.Draw _, Expr.Sum _ -> OptionalInt.empty();
      case Expr.Product _, Expr.Power _, Expr.Hypot _ -> OptionalInt.empty();
    };
  }

  private OptionalInt signOf(Expr a, Expr b) {
    Algebra algebra = stabilizer.algebra();
    Expr difference = algebra.normalize(Arithmetic.subtract(settle(a), settle(b)));
    if (difference instanceof Expr.Const(var value)) {
      return OptionalInt.of(value.signum());
    }
    if (!algebra.isNonZero(difference)) {
      return OptionalInt.empty();
    }
    if (algebra.isNonNegative(difference)) {
      return OptionalInt.of(1);
    }
    return algebra.isNonNegative(algebra.negate(difference))
        ? OptionalInt.of(-1)
        : OptionalInt.empty();
  }
}
