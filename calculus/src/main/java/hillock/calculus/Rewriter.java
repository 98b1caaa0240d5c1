// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Phase;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Applies laws to an expression until none applies.
///
/// Stable primitives are built up from the leaves to the root; they are broken down for kernels
/// from the root to the leaves, so that `tanh(softplus(z))` is seen before `softplus(z)`.
///
/// Every law makes progress towards stable primitives, so rewriting ends; a budget of steps turns
/// a law that does not into an error with its name. What a law of the guard phase makes contains
/// what it looks for, on one side of a choice, so those laws go over an expression once.
public final class Rewriter {
  private static final int MAX_STEPS = 20_000;

  private final Algebra algebra;
  private final List<Law> laws;
  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();
  private final Set<Expr> visiting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Step> steps = new ArrayList<>();
  private final Phase phase;

  /// @param algebra builds the results; its normal form is what the laws are matched against
  /// @param laws one or more laws of one phase
  public Rewriter(Algebra algebra, List<Law> laws) {
    this.algebra = algebra;
    this.phase = laws.getFirst().phase();
    this.laws =
        laws.stream()
            .map(
                law ->
                    new Law(
                        law.name(),
                        law.truth(),
                        law.phase(),
                        algebra.normalize(law.left()),
                        algebra.normalize(law.right()),
                        law.conditions()))
            .toList();
  }

  /// The steps taken so far, in order.
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /// The expression to which no law applies any more.
  public Expr rewrite(Expr expr) {
    return visit(algebra.normalize(expr));
  }

  private Expr visit(Expr expr) {
    Expr known = done.get(expr);
    if (known != null) {
      return known;
    }
    if (!visiting.add(expr)) {
      throw endless();
    }
    Expr result = phase == Phase.GUARD ? once(expr) : repeatedly(expr);
    visiting.remove(expr);
    done.put(expr, result);
    return result;
  }

  private Expr repeatedly(Expr expr) {
    Expr before = expr;
    Expr after = once(before);
    while (after != before && !done.containsKey(after)) {
      before = after;
      after = once(before);
    }
    return done.getOrDefault(after, after);
  }

  /// The expression after the laws have looked at it and at its operands once.
  private Expr once(Expr expr) {
    return switch (phase) {
      case STABLE -> {
        Expr rebuilt = overRewrittenOperands(expr);
        yield rebuilt == expr ? atRoot(expr) : rebuilt;
      }
      case GUARD -> atRoot(overRewrittenOperands(expr));
      case SPARE, LOWER, OUTPUT -> {
        Expr after = atRoot(expr);
        yield after == expr ? overRewrittenOperands(expr) : after;
      }
    };
  }

  private Expr overRewrittenOperands(Expr expr) {
    List<Expr> operands = expr.operands();
    return operands.isEmpty()
        ? expr
        : algebra.rebuild(expr, operands.stream().map(this::visit).toList());
  }

  /// The expression after one law at its root; the expression itself if none applies there.
  private Expr atRoot(Expr expr) {
    Optional<Step> step = step(expr);
    step.ifPresent(this::record);
    return step.map(Step::after).orElse(expr);
  }

  private void record(Step step) {
    steps.add(step);
    if (steps.size() > MAX_STEPS) {
      throw endless();
    }
  }

  private IllegalStateException endless() {
    return new IllegalStateException(
        "rewriting does not end; last law: " + steps.getLast().law().name());
  }

  private Optional<Step> step(Expr expr) {
    for (Law law : laws) {
      Optional<Expr> result = apply(law, expr);
      if (result.isPresent() && result.get() != expr) {
        return Optional.of(new Step(law, expr, result.get()));
      }
    }
    if (phase == Phase.STABLE && expr instanceof Sum sum) {
      return new CommonDenominator(algebra)
          .apply(sum)
          .map(result -> new Step(CommonDenominator.LAW, expr, result));
    }
    return Optional.empty();
  }

  /// The expression after one application of the law at its root, if the law applies there.
  private Optional<Expr> apply(Law law, Expr expr) {
    return switch (law.left()) {
      case Sum(var patterns) -> expr instanceof Sum(var terms) ? sum(law, patterns, terms) : none();
      case Product(var patterns) -> product(law, patterns, expr);
      case Power(var _, Const(var exponent)) when exponent.signum() < 0 ->
          product(law, List.of(law.left()), expr);
      case Power _, Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ ->
          whole(law, expr);
      case Expr.Apply _, Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ -> whole(law, expr);
    };
  }

  private static Optional<Expr> none() {
    return Optional.empty();
  }

  private Optional<Expr> whole(Law law, Expr expr) {
    Matcher matcher = new Matcher(algebra);
    boolean found = matcher.match(law.left(), expr, () -> matcher.satisfies(law.conditions()));
    return found ? Optional.of(matcher.instantiate(law.right())) : none();
  }

  private Optional<Expr> sum(Law law, List<Expr> patterns, List<Expr> terms) {
    if (terms.size() < patterns.size()) {
      return none();
    }
    Matcher matcher = new Matcher(algebra);
    List<Expr> result = new ArrayList<>();
    boolean found =
        matcher.partOfSum(
            patterns,
            terms,
            (scale, rest) -> {
              if (!matcher.satisfies(law.conditions())) {
                return false;
              }
              result.add(rest(algebra.sum(rest)));
              result.add(algebra.scale(scale, matcher.instantiate(law.right())));
              return true;
            });
    return found ? Optional.of(algebra.sum(result)) : none();
  }

  private Optional<Expr> product(Law law, List<Expr> patterns, Expr expr) {
    if (!(expr instanceof Product) && !(expr instanceof Power)) {
      return none();
    }
    Matcher matcher = new Matcher(algebra);
    List<Expr> result = new ArrayList<>();
    boolean found =
        new ProductMatcher(matcher, patterns, expr)
            .part(
                (scale, rest) -> {
                  if (!matcher.satisfies(law.conditions())) {
                    return false;
                  }
                  result.add(algebra.number(scale));
                  result.add(rest(algebra.product(rest)));
                  result.add(matcher.instantiate(law.right()));
                  return true;
                });
    return found ? Optional.of(algebra.product(result)) : none();
  }

  /// What a law leaves of a sum or product; looked at now, if the result will not be.
  private Expr rest(Expr rest) {
    return phase == Phase.GUARD ? atRoot(rest) : rest;
  }
}
