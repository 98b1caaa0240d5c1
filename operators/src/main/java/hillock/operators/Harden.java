// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.FarField;
import hillock.calculus.Limit;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Operator;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Property.Side;
import hillock.expr.Substitution;
import java.util.List;
import java.util.Optional;

/// `harden(f)`: the tangent f(0) + f'(0) x, clipped to the interval between the limits of f at -∞
/// and ∞.
///
/// It makes hard-tanh of tanh. Of the logistic function it makes clip(x/4 + 1/2, 0, 1).
final class Harden implements Operator {
  @Override
  public String name() {
    return "harden";
  }

  @Override
  public List<String> arguments() {
    return List.of("f");
  }

  @Override
  public Expr apply(Expr function, Input input, List<Expr> values, List<Parameter> parameters) {
    for (Expr variable : Variables.in(function)) {
      if (!(variable instanceof Input)) {
        throw new IllegalArgumentException(
            "the limits of a function with parameters of its own depend on them; give '%s' a value"
                .formatted(Printer.print(variable)));
      }
    }
    Stabilizer stabilizer = new Stabilizer(parameters);
    Expr stable = stabilizer.stable(function);
    Expr height = atZero(stable, stabilizer);
    Expr slope = atZero(stabilizer.derivative(stable, input), stabilizer);
    Limit left = limit(stable, input, Side.LEFT, stabilizer);
    Limit right = limit(stable, input, Side.RIGHT, stabilizer);
    boolean rises = isBelow(left, height) && isAbove(right, height);
    boolean falls = isAbove(left, height) && isBelow(right, height);
    if (!rises && !falls) {
      throw new IllegalArgumentException(
          "f(0) must lie between the limits of f at -inf and inf, to which its tangent is clipped;"
              + " here they are %s, %s and %s"
                  .formatted(Printer.print(height), text(left), text(right)));
    }
    Expr line = line(height, Arithmetic.multiply(slope, input));
    return clip(line, end(rises ? left : right), end(rises ? right : left));
  }

  private static Expr atZero(Expr expr, Stabilizer stabilizer) {
    return stabilizer.stable(
        Substitution.leaves(expr, leaf -> leaf instanceof Input ? Arithmetic.ZERO : leaf));
  }

  private static Limit limit(Expr expr, Input input, Side side, Stabilizer stabilizer) {
    Limit limit = FarField.of(expr, input, side, stabilizer.algebra()).limit();
    if (limit instanceof Limit.Unknown(var reason)) {
      throw new IllegalArgumentException(
          "the limit on the %s, to which the tangent is clipped, was not found: %s"
              .formatted(side.spelling(), reason));
    }
    return limit;
  }

  private static boolean isBelow(Limit limit, Expr height) {
    return switch (limit) {
      case Limit.Finite(var value) -> ConstantOrder.compare(value, height) < 0;
      case Limit.Infinite(var isPositive) -> !isPositive;
      case Limit.Unknown _ -> false;
    };
  }

  private static boolean isAbove(Limit limit, Expr height) {
    return switch (limit) {
      case Limit.Finite(var value) -> ConstantOrder.compare(value, height) > 0;
      case Limit.Infinite(var isPositive) -> isPositive;
      case Limit.Unknown _ -> false;
    };
  }

  private static Expr line(Expr height, Expr rise) {
    return height.equals(Arithmetic.ZERO) ? rise : Arithmetic.add(rise, height);
  }

  private static Optional<Expr> end(Limit limit) {
    return limit instanceof Limit.Finite(var value) ? Optional.of(value) : Optional.empty();
  }

  private static Expr clip(Expr line, Optional<Expr> least, Optional<Expr> greatest) {
    Expr above = least.<Expr>map(lo -> new Max(lo, line)).orElse(line);
    return greatest.<Expr>map(hi -> new Min(above, hi)).orElse(above);
  }

  private static String text(Limit limit) {
    return switch (limit) {
      case Limit.Finite(var value) -> Printer.print(value);
      case Limit.Infinite(var isPositive) -> isPositive ? "inf" : "-inf";
      case Limit.Unknown _ -> "unknown";
    };
  }
}
