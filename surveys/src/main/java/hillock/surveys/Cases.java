// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Algebra;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Substitution;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proves that an expression is 0, by cases: at every choice, maximum, minimum or absolute value,
/// what is compared is less, equal or greater, and in each case the normal form must be 0, or be 0 multiplied out.
final class Cases {
  private static final int MAX_DEPTH = 6;

  private final Stabilizer stabilizer;
  private final Algebra algebra;
  private int count;

  Cases(Stabilizer stabilizer) {
    this.stabilizer = stabilizer;
    this.algebra = stabilizer.algebra();
  }

  /// How many cases were looked at.
  int count() {
    return count;
  }

  /// Whether an expression is 0 wherever it has a value; false if that is not found.
  boolean isZero(Expr expr) {
    try {
      return isZero(expr, 0);
    } catch (ArithmeticException noValueInSomeCase) {
      return false;
    }
  }

  private boolean isZero(Expr expr, int depth) {
    Expr stable = stabilizer.stable(expr);
    if (stable == algebra.number(0) || new Expansion(algebra).isZero(stable)) {
      count++;
      return true;
    }
    Optional<Expr> subject = subject(stable);
    if (subject.isEmpty() || depth == MAX_DEPTH) {
      return false;
    }
    return List.of(-1, 0, 1).stream()
        .allMatch(sign -> isZero(given(stable, subject.get(), sign), depth + 1));
  }

  /// A difference whose sign decides something, itself free of choices.
  private Optional<Expr> subject(Expr expr) {
    for (Expr operand : expr.operands()) {
      Optional<Expr> inner = subject(operand);
      if (inner.isPresent()) {
        return inner;
      }
    }
    return difference(expr);
  }

  /// What an expression compares with 0.
  private Optional<Expr> difference(Expr expr) {
    return switch (expr) {
      case Select(var _, var left, var right, var _, var _) -> difference(left, right);
      case Max(var left, var right) -> difference(left, right);
      case Min(var left, var right) -> difference(left, right);
      case Apply(var function, var argument) when function == Function.ABS -> Optional.of(argument);
      case Expr.Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ -> Optional.empty();
      case Sum _, Product _, Expr.Power _, Apply _, Expr.Hypot _ -> Optional.empty();
    };
  }

  private Optional<Expr> difference(Expr left, Expr right) {
    return Optional.of(algebra.subtract(left, right));
  }

  /// The expression where a difference has a sign. Where it is 0, a variable that it is solved for
  /// is replaced.
  private Expr given(Expr expr, Expr subject, int sign) {
    Expr resolved = resolve(expr, subject, sign, new IdentityHashMap<>());
    if (sign != 0) {
      return resolved;
    }
    List<Expr> terms = subject instanceof Sum(var list) ? list : List.of(subject);
    return terms.stream()
        .flatMap(term -> solved(term, subject, resolved).stream())
        .findFirst()
        .orElse(resolved);
  }

  /// The expression where a difference is 0, if a term of that is a multiple of a variable that is
  /// not in the others.
  private Optional<Expr> solved(Expr term, Expr difference, Expr expr) {
    Expr variable =
        term instanceof Product(var factors)
                && factors.size() == 2
                && factors.getFirst() instanceof Expr.Const
            ? factors.getLast()
            : term;
    Expr coefficient = algebra.divide(term, variable);
    Expr rest = algebra.subtract(difference, term);
    boolean isSolved =
        (variable instanceof Expr.Input || variable instanceof Expr.Param)
            && !Variables.in(rest).contains(variable);
    if (!isSolved) {
      return Optional.empty();
    }
    Expr value = algebra.negate(algebra.divide(rest, coefficient));
    return Optional.of(Substitution.leaves(expr, leaf -> leaf == variable ? value : leaf));
  }

  private Expr resolve(Expr expr, Expr subject, int sign, Map<Expr, Expr> done) {
    Expr known = done.get(expr);
    if (known != null) {
      return known;
    }
    List<Expr> operands =
        expr.operands().stream().map(o -> resolve(o, subject, sign, done)).toList();
    Expr rebuilt = operands.isEmpty() ? expr : algebra.normalize(expr.withOperands(operands));
    Expr result = chosen(rebuilt, subject, sign);
    done.put(expr, result);
    return result;
  }

  private Expr chosen(Expr expr, Expr subject, int sign) {
    Optional<Expr> difference = difference(expr);
    if (difference.isEmpty()) {
      return expr;
    }
    int outcome;
    if (difference.get() == subject) {
      outcome = sign;
    } else if (algebra.negate(difference.get()) == subject) {
      outcome = -sign;
    } else {
      return expr;
    }
    return switch (expr) {
      case Select(Comparison comparison, var _, var _, var then, var otherwise) ->
          comparison.holds(outcome) ? then : otherwise;
      case Max(var left, var right) -> outcome >= 0 ? left : right;
      case Min(var left, var right) -> outcome <= 0 ? left : right;
      case Apply(var _, var argument) -> outcome >= 0 ? argument : algebra.negate(argument);
      case Expr.Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ -> expr;
      case Sum _, Product _, Expr.Power _, Expr.Hypot _ -> expr;
    };
  }
}
