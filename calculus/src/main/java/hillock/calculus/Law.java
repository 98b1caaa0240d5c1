// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Printer;
import java.util.List;

/// A rewrite rule: one line of a `.rules` file.
///
/// The single-letter names of its two sides stand for any expression.
///
/// @param name what explanations call it
/// @param truth in which sense the two sides are equal
/// @param phase when it is applied
/// @param left what is looked for
/// @param right what replaces it
/// @param conditions what must be known of the expressions that the names stand for
public record Law(
    String name, Truth truth, Phase phase, Expr left, Expr right, List<Condition> conditions) {
  public Law {
    conditions = List.copyOf(conditions);
  }

  /// The sense in which the sides of a law are equal.
  public enum Truth {
    /// The same bits for every float: NaN, infinities and negative zero included.
    EXACT,
    /// The same real number wherever the left side is defined.
    REAL
  }

  /// The stages of the way from a formula to code.
  public enum Phase {
    /// Before and after differentiation: what people type becomes stable primitives.
    STABLE,
    /// After differentiation: a choice by sign where one form cannot serve the whole line.
    GUARD,
    /// Next, where numbers have bits to spare: cheaper forms that lose some.
    SPARE,
    /// Last: primitives become the few that kernels compute, in forms that share their work.
    LOWER,
    /// Aside: the slope in z of the left side, by its value y.
    OUTPUT
  }

  /// A side condition.
  public sealed interface Condition {
    /// The comparison is known to hold; or, negated, it is not known to hold.
    record Known(boolean isNegated, Comparison comparison, Expr left, Expr right)
        implements Condition {
      @Override
      public String toString() {
        return (isNegated ? "not " : "")
            + Printer.print(left)
            + " "
            + comparison.symbol()
            + " "
            + Printer.print(right);
      }
    }

    /// The expression is the same whatever the inputs, parameters and draws.
    record Constant(Expr expr) implements Condition {
      @Override
      public String toString() {
        return Printer.print(expr) + " constant";
      }
    }
  }

  /// The law as it is written: `log(1 + exp(z)) -> softplus(z)`.
  @Override
  public String toString() {
    String sides = Printer.print(left) + " -> " + Printer.print(right);
    return conditions.isEmpty()
        ? sides
        : sides
            + " where "
            + String.join(", ", conditions.stream().map(Condition::toString).toList());
  }
}
