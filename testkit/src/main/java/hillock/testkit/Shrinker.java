// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes a failing expression small, so that a person sees what is wrong with it.
public final class Shrinker {
  private static final int MAX_ATTEMPTS = 2_000;
  private static final List<Expr> SIMPLEST = List.of(Expr.of(0), Expr.of(1), Expr.of(2));

  private final Predicate<Expr> fails;
  private int attempts;

  private Shrinker(Predicate<Expr> fails) {
    this.fails = fails;
  }

  /// An expression that fails, and of which no part, nor it with a part left out, does.
  ///
  /// The search is greedy and gives up after 2000 attempts, so that the result is small but not
  /// always the smallest.
  public static Expr shrink(Expr failing, Predicate<Expr> fails) {
    Shrinker shrinker = new Shrinker(fails);
    Expr smallest = failing;
    Optional<Expr> smaller = shrinker.smaller(smallest);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = shrinker.smaller(smallest);
    }
    return smallest;
  }

  /// What the check throws for an expression; null if nothing.
  static @Nullable Throwable failure(Expr expr, Consumer<Expr> check) {
    try {
      check.accept(expr);
      return null;
    } catch (RuntimeException | AssertionError | StackOverflowError failure) {
      return failure;
    }
  }

  private Optional<Expr> smaller(Expr expr) {
    return candidates(expr).stream()
        .filter(candidate -> cost(candidate) < cost(expr))
        .filter(candidate -> attempts++ < MAX_ATTEMPTS && fails.test(candidate))
        .findFirst();
  }

  private static long cost(Expr expr) {
    long bits = expr instanceof Const(var value) ? value.bitLength() + value.signum() : 0;
    return 1000 * Extent.of(expr).nodes()
        + bits
        + expr.operands().stream().mapToLong(operand -> cost(operand) % 1000).sum();
  }

  /// The expression with one part replaced by something simpler.
  private static List<Expr> candidates(Expr expr) {
    List<Expr> operands = expr.operands();
    List<Expr> candidates = new ArrayList<>(operands);
    candidates.addAll(SIMPLEST);
    if (operands.size() > 2 && (expr instanceof Sum || expr instanceof Product)) {
      for (int i = 0; i < operands.size(); i++) {
        List<Expr> fewer = new ArrayList<>(operands);
        fewer.remove(i);
        candidates.add(expr.withOperands(fewer));
      }
    }
    for (int i = 0; i < operands.size(); i++) {
      for (Expr simpler : candidates(operands.get(i))) {
        List<Expr> changed = new ArrayList<>(operands);
        changed.set(i, simpler);
        candidates.add(expr.withOperands(changed));
      }
    }
    return candidates;
  }
}
