// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Condition;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Param;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Finds the expressions that the names of a pattern stand for.
///
/// Sums and products match in any order. The search backtracks: every method calls `next` when it
/// has found one way, and goes on looking when `next` answers false.
final class Matcher {
  private final Algebra algebra;
  private final Map<String, Expr> bindings = new HashMap<>();

  Matcher(Algebra algebra) {
    this.algebra = algebra;
  }

  /// What a name stands for.
  Map<String, Expr> bindings() {
    return bindings;
  }

  Algebra algebra() {
    return algebra;
  }

  boolean match(Expr pattern, Expr target, BooleanSupplier next) {
    return switch (pattern) {
      case Param(var name, var _) -> bind(name, target, next);
      case Const _, Expr.Named _, Expr.Input _, Expr.Draw _ ->
          pattern == target && next.getAsBoolean();
      case Sum(var terms) ->
          target instanceof Sum(var targets) && sum(sorted(terms), new ArrayList<>(targets), next);
      case Product(var factors) -> product(factors, target, next);
      case Power(var base, var exponent) -> power(base, exponent, target, next);
      case Apply(var function, var argument) ->
          target instanceof Apply(var f, var a) && f == function && match(argument, a, next);
      case Hypot(var left, var right) ->
          target instanceof Hypot(var l, var r) && unordered(left, right, l, r, next);
      case Min(var left, var right) ->
          target instanceof Min(var l, var r) && unordered(left, right, l, r, next);
      case Max(var left, var right) ->
          target instanceof Max(var l, var r) && unordered(left, right, l, r, next);
      case Select select -> target instanceof Select other && select(select, other, next);
    };
  }

  private boolean bind(String name, Expr target, BooleanSupplier next) {
    Expr bound = bindings.get(name);
    if (bound != null) {
      return bound == target && next.getAsBoolean();
    }
    bindings.put(name, target);
    if (next.getAsBoolean()) {
      return true;
    }
    bindings.remove(name);
    return false;
  }

  private boolean unordered(Expr p, Expr q, Expr l, Expr r, BooleanSupplier next) {
    return match(p, l, () -> match(q, r, next)) || match(p, r, () -> match(q, l, next));
  }

  private boolean select(Select pattern, Select target, BooleanSupplier next) {
    return pattern.comparison() == target.comparison()
        && match(
            pattern.left(),
            target.left(),
            () ->
                match(
                    pattern.right(),
                    target.right(),
                    () ->
                        match(
                            pattern.then(),
                            target.then(),
                            () -> match(pattern.otherwise(), target.otherwise(), next))));
  }

  private boolean power(Expr base, Expr exponent, Expr target, BooleanSupplier next) {
    if (target instanceof Power(var targetBase, var targetExponent)) {
      if (match(exponent, targetExponent, () -> match(base, targetBase, next))) {
        return true;
      }
    }
    return base instanceof Param
        && exponent instanceof Const(var n)
        && n.isInteger()
        && Roots.root(target, n, algebra).filter(r -> match(base, r, next)).isPresent();
  }

  private boolean product(List<Expr> factors, Expr target, BooleanSupplier next) {
    // A rational multiple of a name matches anything: `-z` stands for u when z is -u.
    if (factors.size() == 2
        && factors.get(0) instanceof Const(var scale)
        && factors.get(1) instanceof Param) {
      return match(factors.get(1), algebra.scale(scale.reciprocal(), target), next);
    }
    ProductMatcher search = new ProductMatcher(this, factors, target);
    return search.whole(next);
  }

  /// Matches all terms of a pattern with all targets; a name alone takes what the others leave.
  private boolean sum(List<Expr> terms, List<Expr> targets, BooleanSupplier next) {
    if (terms.isEmpty()) {
      return targets.isEmpty() && next.getAsBoolean();
    }
    Expr first = terms.getFirst();
    List<Expr> others = terms.subList(1, terms.size());
    if (first instanceof Param(var name, var _)) {
      Expr bound = bindings.get(name);
      if (bound != null) {
        return removeTerms(targets, bound) && sum(others, targets, next);
      }
      if (others.isEmpty()) {
        return !targets.isEmpty() && bind(name, algebra.sum(targets), next);
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      List<Expr> rest = new ArrayList<>(targets);
      Expr target = rest.remove(i);
      if (match(first, target, () -> sum(others, rest, next))) {
        return true;
      }
    }
    return false;
  }

  /// Takes the terms of an expression out of a list, if all are there.
  static boolean removeTerms(List<Expr> targets, Expr expr) {
    List<Expr> wanted = expr instanceof Sum(var terms) ? terms : List.of(expr);
    for (Expr term : wanted) {
      if (!targets.remove(term)) {
        return false;
      }
    }
    return true;
  }

  /// Names last, so that structure binds them first.
  static List<Expr> sorted(List<Expr> patterns) {
    List<Expr> sorted = new ArrayList<>(patterns.stream().filter(p -> !isName(p)).toList());
    patterns.stream().filter(Matcher::isName).forEach(sorted::add);
    return sorted;
  }

  private static boolean isName(Expr pattern) {
    return pattern instanceof Param;
  }

  /// The expression that a pattern stands for, all its names being bound.
  Expr instantiate(Expr pattern) {
    if (pattern instanceof Param(var name, var _)) {
      Expr bound = bindings.get(name);
      if (bound == null) {
        throw new IllegalStateException("the right side of a law uses an unbound name: " + name);
      }
      return bound;
    }
    return algebra.rebuild(pattern, pattern.operands().stream().map(this::instantiate).toList());
  }

  /// True if all conditions of a law are known to hold of what its names stand for.
  boolean satisfies(List<Condition> conditions) {
    return conditions.stream().allMatch(this::satisfies);
  }

  private boolean satisfies(Condition condition) {
    return switch (condition) {
      case Condition.Constant(var expr) ->
          Variables.isClosed(instantiate(algebra.normalize(expr)));
      case Condition.Known(var isNegated, var comparison, var left, var right) -> {
        Expr difference =
            algebra.subtract(
                instantiate(algebra.normalize(left)), instantiate(algebra.normalize(right)));
        yield algebra.signs().of(difference).satisfies(comparison) != isNegated;
      }
    };
  }

  /// True if every name in the pattern is bound.
  boolean isBound(Expr pattern) {
    return pattern instanceof Param(var name, var _)
        ? bindings.containsKey(name)
        : pattern.operands().stream().allMatch(this::isBound);
  }

  /// Matches the terms of a sum pattern with some of the targets, all scaled by one number.
  ///
  boolean partOfSum(List<Expr> patterns, List<Expr> targets, Found found) {
    List<Expr> sorted = sorted(patterns);
    Monomial first = algebra.monomial(sorted.getFirst());
    for (int i = 0; i < targets.size(); i++) {
      List<Expr> rest = new ArrayList<>(targets);
      Monomial target = algebra.monomial(rest.remove(i));
      Rational scale = target.coefficient().divide(first.coefficient());
      List<Expr> others = sorted.subList(1, sorted.size());
      if (match(first.core(), target.core(), () -> scaled(others, scale, rest, found))) {
        return true;
      }
    }
    return false;
  }

  private boolean scaled(List<Expr> patterns, Rational scale, List<Expr> targets, Found found) {
    if (patterns.isEmpty()) {
      return found.with(scale, targets);
    }
    Expr pattern = patterns.getFirst();
    List<Expr> others = patterns.subList(1, patterns.size());
    if (isBound(pattern)) {
      List<Expr> rest = new ArrayList<>(targets);
      Expr wanted = algebra.scale(scale, instantiate(pattern));
      return removeTerms(rest, wanted) && scaled(others, scale, rest, found);
    }
    Monomial part = algebra.monomial(pattern);
    for (int i = 0; i < targets.size(); i++) {
      List<Expr> rest = new ArrayList<>(targets);
      Monomial target = algebra.monomial(rest.remove(i));
      if (target.coefficient().equals(scale.multiply(part.coefficient()))
          && match(part.core(), target.core(), () -> scaled(others, scale, rest, found))) {
        return true;
      }
    }
    return false;
  }

  /// Told when a part of a sum or product has been matched.
  interface Found {
    /// @param scale what the matched part is multiplied by
    /// @param rest the terms or factors that were not matched
    /// @return true to accept the match, false to look for another
    boolean with(Rational scale, List<Expr> rest);
  }
}
