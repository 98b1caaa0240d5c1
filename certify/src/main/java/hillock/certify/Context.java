// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Stabilizer;
import hillock.expr.Expr;
import hillock.expr.Substitution;
import java.util.List;

/// What all proofs about one function share: its input, the algebra, and the budget.
///
/// @param x the input, in normal form
/// @param stabilizer makes stable expressions, all in one algebra, so that equal ones are identical
/// @param budget how much work is left
record Context(Expr x, Stabilizer stabilizer, Budget budget) {
  static Context of(Expr input, long steps) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    return new Context(stabilizer.algebra().normalize(input), stabilizer, new Budget(steps));
  }

  Algebra algebra() {
    return stabilizer.algebra();
  }

  /// An equal expression in stable primitives.
  Expr stable(Expr expr) {
    return stabilizer.stable(expr);
  }

  /// The stable derivative of a stable expression.
  Expr derivative(Expr stable) {
    return stable(Derivative.of(stable, x, algebra()));
  }

  /// The normal form of an expression at an exact point, or of its composition with a function.
  ///
  /// @throws ArithmeticException if it divides by zero there
  Expr at(Expr expr, Expr value) {
    return algebra().normalize(raw(expr, value));
  }

  /// The expression as written, with the input replaced.
  Expr raw(Expr expr, Expr value) {
    return Substitution.leaves(expr, leaf -> isInput(leaf) ? value : leaf);
  }

  private boolean isInput(Expr leaf) {
    return leaf instanceof Expr.Input(var index, var _)
        && x instanceof Expr.Input(var own, var _)
        && index == own;
  }
}
