// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Matcher.Found;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Param;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Matches the factors of a product pattern with the factors of an expression.
///
/// A factor of the pattern may take only a part of a power: `1/(1 + exp(z))` is found once in
/// `1/(1 + exp(z))^2`, and `exp(z)` once in `exp(2*z)` if z is known by then.
final class ProductMatcher {
  private final Matcher matcher;
  private final Algebra algebra;
  private final List<Expr> patterns;
  private final Rational patternCoefficient;
  private final List<Expr> targets;
  private final Rational targetCoefficient;

  ProductMatcher(Matcher matcher, List<Expr> pattern, Expr target) {
    this.matcher = matcher;
    this.algebra = matcher.algebra();
    this.patternCoefficient = coefficient(pattern);
    this.patterns = sorted(withoutCoefficient(pattern));
    List<Expr> factors = target instanceof Product(var list) ? list : List.of(target);
    this.targetCoefficient = coefficient(factors);
    this.targets = withoutCoefficient(factors);
  }

  /// Matches the whole expression; a name alone takes what the other factors leave.
  boolean whole(BooleanSupplier next) {
    Rational scale = targetCoefficient.divide(patternCoefficient);
    Expr last = patterns.getLast();
    if (last instanceof Param && !matcher.isBound(last)) {
      List<Expr> structured = patterns.subList(0, patterns.size() - 1);
      return search(
          structured,
          targets,
          rest -> matcher.match(last, algebra.scale(scale, algebra.product(rest)), next));
    }
    return scale.isOne()
        && search(patterns, targets, rest -> rest.isEmpty() && next.getAsBoolean());
  }

  /// Matches some of the factors.
  boolean part(Found found) {
    Rational scale = targetCoefficient.divide(patternCoefficient);
    return search(patterns, targets, rest -> found.with(scale, rest));
  }

  private interface Rest {
    boolean with(List<Expr> rest);
  }

  private boolean search(List<Expr> remaining, List<Expr> available, Rest found) {
    if (remaining.isEmpty()) {
      return found.with(available);
    }
    Expr pattern = remaining.getFirst();
    List<Expr> others = remaining.subList(1, remaining.size());
    for (int i = 0; i < available.size(); i++) {
      List<Expr> rest = new ArrayList<>(available);
      Expr target = rest.remove(i);
      if (factor(pattern, target, rest, () -> search(others, rest, found))) {
        return true;
      }
    }
    return false;
  }

  /// Matches one factor, putting back what it leaves of a power.
  private boolean factor(Expr pattern, Expr target, List<Expr> rest, BooleanSupplier next) {
    if (isExponential(pattern)
        && matcher.isBound(pattern)
        && matcher.instantiate(pattern) instanceof Apply taken
        && target instanceof Apply given) {
      Optional<Expr> left = exponentialLeft(taken, given);
      return left.isPresent() && withLeft(left.get(), rest, next);
    }
    Rational wanted = exponent(pattern);
    Rational given = exponent(target);
    boolean isPart =
        wanted.signum() == given.signum()
            && wanted.abs().compareTo(given.abs()) <= 0
            && wanted.isInteger()
            && given.isInteger();
    if (isPart && !wanted.equals(given)) {
      Expr left = algebra.power(base(target), given.subtract(wanted));
      return matcher.match(base(pattern), base(target), () -> withLeft(left, rest, next));
    }
    return matcher.match(pattern, target, next);
  }

  private static boolean withLeft(Expr left, List<Expr> rest, BooleanSupplier next) {
    if (Algebra.isOne(left)) {
      return next.getAsBoolean();
    }
    rest.add(left);
    if (next.getAsBoolean()) {
      return true;
    }
    rest.removeLast();
    return false;
  }

  /// What is left of `exp(u)` when `exp(w)` is taken out, if w is a part or a fraction of u.
  private Optional<Expr> exponentialLeft(Apply taken, Apply target) {
    if (taken.function() != Function.EXP || target.function() != Function.EXP) {
      return Optional.empty();
    }
    Expr w = taken.argument();
    Expr u = target.argument();
    Monomial part = algebra.monomial(w);
    Monomial whole = algebra.monomial(u);
    Rational ratio = whole.coefficient().divide(part.coefficient());
    boolean isMultiple =
        part.core() == whole.core() && ratio.compareTo(Rational.ONE) >= 0;
    boolean isTerms =
        u instanceof Sum(var terms) && Matcher.removeTerms(new ArrayList<>(terms), w);
    return isMultiple || isTerms
        ? Optional.of(algebra.apply(Function.EXP, algebra.subtract(u, w)))
        : Optional.empty();
  }

  private static boolean isExponential(Expr pattern) {
    return pattern instanceof Apply(var function, var _) && function == Function.EXP;
  }

  private static Expr base(Expr factor) {
    return factor instanceof Power(var base, Const _) ? base : factor;
  }

  private static Rational exponent(Expr factor) {
    return factor instanceof Power(var _, Const(var exponent)) ? exponent : Rational.ONE;
  }

  private static Rational coefficient(List<Expr> factors) {
    return factors.getFirst() instanceof Const(var value) ? value : Rational.ONE;
  }

  private static List<Expr> withoutCoefficient(List<Expr> factors) {
    return factors.getFirst() instanceof Const ? factors.subList(1, factors.size()) : factors;
  }

  /// Structure first, then exponentials, then bare names: what comes earlier binds for the later.
  private static List<Expr> sorted(List<Expr> patterns) {
    List<Expr> sorted = new ArrayList<>();
    for (int rank = 0; rank < 3; rank++) {
      for (Expr pattern : patterns) {
        if (rank(pattern) == rank) {
          sorted.add(pattern);
        }
      }
    }
    return sorted;
  }

  private static int rank(Expr pattern) {
    if (pattern instanceof Param) {
      return 2;
    }
    return isExponential(pattern) ? 1 : 0;
  }
}
