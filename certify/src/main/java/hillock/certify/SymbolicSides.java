// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Limit;
import hillock.calculus.Stabilizer;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A formula for positive and for negative inputs, with its parameters as they are: what signs in
/// algebra say of it holds for all their values.
final class SymbolicSides {
  /// The distance of the input from 0; no name of the language looks like this.
  private static final Param DISTANCE = new Param("|x|", 0);

  private final Stabilizer stabilizer;
  private final Algebra algebra;
  private final Expr right;
  private final Expr left;
  private final Expr middle;

  private SymbolicSides(Stabilizer stabilizer, Expr right, Expr left, Expr middle) {
    this.stabilizer = stabilizer;
    this.algebra = stabilizer.algebra();
    this.right = right;
    this.left = left;
    this.middle = middle;
  }

  /// The two sides; empty if choices are left open on one.
  static Optional<SymbolicSides> of(Family family) {
    List<Parameter> known = new ArrayList<>(family.parameters());
    Bounds positive = new Bounds(End.of(Arithmetic.ZERO), false, new End.Infinite(true), false);
    known.add(new Parameter(DISTANCE.name(), 0, List.of(Arithmetic.ONE), positive, false));
    Stabilizer stabilizer = new Stabilizer(known);
    try {
      Expr right = at(family, DISTANCE, stabilizer);
      Expr left = at(family, Arithmetic.negate(DISTANCE), stabilizer);
      Expr middle = at(family, Arithmetic.ZERO, stabilizer);
      boolean isSettled =
          Choices.first(right).isEmpty()
              && Choices.first(left).isEmpty()
              && Choices.first(middle).isEmpty();
      return isSettled
          ? Optional.of(new SymbolicSides(stabilizer, right, left, middle))
          : Optional.empty();
    } catch (ArithmeticException undefined) {
      return Optional.empty();
    }
  }

  private static Expr at(Family family, Expr input, Stabilizer stabilizer) {
    return SettledChoices.of(
        Substitution.leaves(family.formula(), leaf -> leaf instanceof Input ? input : leaf),
        stabilizer);
  }

  private Expr derivative(Expr side) {
    return stabilizer.stable(Derivative.of(side, algebra.normalize(DISTANCE), algebra));
  }

  /// The value that a side has where it meets the other one, if its formula goes on there.
  private Expr atZero(Expr side) {
    return stabilizer.stable(
        Substitution.leaves(side, leaf -> leaf.equals(DISTANCE) ? Arithmetic.ZERO : leaf));
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Const(var value) && value.isZero();
  }

  /// Whether a property is proved; not if something has no value where it is needed.
  boolean prove(Predicate<SymbolicSides> property) {
    try {
      return property.test(this);
    } catch (ArithmeticException undefined) {
      return false;
    }
  }

  boolean isContinuous() {
    return atZero(right) == middle && atZero(left) == middle && isTotal();
  }

  /// No condition, such as that of a logarithm, is open.
  private boolean isTotal() {
    Expr noInput = algebra.normalize(new Input(9, "none"));
    Context context = new Context(noInput, stabilizer, new Budget(0));
    return Condition.of(right, context).isEmpty() && Condition.of(left, context).isEmpty();
  }

  boolean isZeroAtZero() {
    return isZero(middle);
  }

  boolean isOdd() {
    return isZero(stabilizer.stable(algebra.sum(right, left))) && isZeroAtZero();
  }

  boolean isNonNegative() {
    return algebra.isNonNegative(right)
        && algebra.isNonNegative(left)
        && algebra.isNonNegative(middle);
  }

  boolean isNondecreasing() {
    return isContinuous()
        && algebra.isNonNegative(derivative(right))
        && algebra.isNonNegative(algebra.negate(derivative(left)));
  }

  boolean isConvex() {
    Expr rightSlope = derivative(right);
    Expr leftSlope = algebra.negate(derivative(left));
    Expr jump = stabilizer.stable(algebra.subtract(atZero(rightSlope), atZero(leftSlope)));
    return isContinuous()
        && algebra.isNonNegative(derivative(rightSlope))
        && algebra.isNonNegative(algebra.negate(derivative(leftSlope)))
        && algebra.isNonNegative(jump);
  }

  /// Whether the slope tends to 0 on the left or on the right.
  boolean saturates(boolean onTheLeft) {
    Expr slope = derivative(onTheLeft ? left : right);
    Expr variable = new Input(9, "far");
    Expr moving =
        Substitution.leaves(slope, leaf -> leaf.equals(DISTANCE) ? variable : leaf);
    Expr normal = algebra.normalize(moving);
    return isZero(normal)
        || (Limit.forAllParameters(normal, variable, algebra) instanceof Limit.Finite(var value)
            && isZero(value));
  }
}
