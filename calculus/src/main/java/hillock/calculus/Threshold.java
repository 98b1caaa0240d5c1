// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/// A comparison with a number, with what varies alone on the other side.
///
/// Code that compares as people write takes the wrong branch next to a kink: `x + 3 < 6` fails for
/// the float before 3, because x + 3 rounds to 6. `x < 3` is exact, and so it is instead of
/// `max(0, x + 3) < 6`.
///
/// @param comparison between the expression and the bound
/// @param expr neither a multiple of something nor a sum with a number
record Threshold(Comparison comparison, Expr expr, Rational bound) {
  /// The choice with its comparison in this form, if that is possible; else as it is.
  static Expr select(Select select, Algebra algebra) {
    Threshold written =
        new Threshold(
            select.comparison(), algebra.subtract(select.left(), select.right()), Rational.ZERO);
    Threshold threshold = written.alone(algebra);
    if (threshold.expr instanceof Const(var value)) {
      boolean holds = threshold.comparison.holds(value.compareTo(threshold.bound));
      return holds ? select.then() : select.otherwise();
    }
    if (threshold.expr instanceof Sum) {
      return algebra.intern(select);
    }
    return algebra.intern(
        new Select(
            threshold.comparison,
            threshold.expr,
            algebra.number(threshold.bound),
            select.then(),
            select.otherwise()));
  }

  private Threshold alone(Algebra algebra) {
    if (expr instanceof Const) {
      return this;
    }
    if (expr instanceof Sum(var terms)) {
      return withoutConstant(terms, algebra);
    }
    Monomial monomial = algebra.monomial(expr);
    Rational coefficient = monomial.coefficient();
    Comparison sign = coefficient.signum() < 0 ? comparison.swapped() : comparison;
    Threshold ofCore = new Threshold(sign, monomial.core(), bound.divide(coefficient));
    return ofCore.expr instanceof Sum(var terms)
        ? ofCore.withoutConstant(terms, algebra)
        : ofCore.ofOneBranch(algebra);
  }

  private Threshold withoutConstant(List<Expr> terms, Algebra algebra) {
    Rational rest = bound;
    List<Expr> varying = new ArrayList<>();
    for (Expr term : terms) {
      if (term instanceof Const(var value)) {
        rest = rest.subtract(value);
      } else {
        varying.add(term);
      }
    }
    return varying.size() == 1
        ? new Threshold(comparison, varying.getFirst(), rest).alone(algebra)
        : this;
  }

  /// The comparison of what stands with a number in `max` or `min`, unless the number decides.
  private Threshold ofOneBranch(Algebra algebra) {
    boolean isMax = expr instanceof Max;
    if ((!isMax && !(expr instanceof Min)) || isEquation()) {
      return this;
    }
    Expr left = expr.operands().get(0);
    Expr right = expr.operands().get(1);
    if (!(left instanceof Const) && !(right instanceof Const)) {
      return this;
    }
    boolean isFirst = left instanceof Const;
    Threshold ofNumber = new Threshold(comparison, isFirst ? left : right, bound);
    Threshold ofRest = new Threshold(comparison, isFirst ? right : left, bound);
    boolean holds =
        ofNumber.expr instanceof Const(var end) && comparison.holds(end.compareTo(bound));
    // max(a, b) > c if one of them is, max(a, b) < c if both are; min the other way round.
    boolean oneSuffices = isMax == comparison.holds(1);
    if (holds != oneSuffices) {
      return ofRest.alone(algebra);
    }
    return isTotal(ofRest.expr) ? ofNumber : this;
  }

  /// True if the expression has a value everywhere: one that has not may not be left out.
  private static boolean isTotal(Expr expr) {
    boolean isPartial =
        switch (expr) {
          case Apply(var function, var _) -> function == Function.LOG || function == Function.LOG1P;
          case Power(var _, Const(var exponent)) -> !exponent.isInteger() || exponent.signum() < 0;
          case Power _ -> true;
          case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Sum _ -> false;
          case Expr.Product _, Expr.Hypot _, Min _, Max _, Select _ -> false;
        };
    return !isPartial && expr.operands().stream().allMatch(Threshold::isTotal);
  }

  private boolean isEquation() {
    return comparison == Comparison.EQ || comparison == Comparison.NE;
  }
}
