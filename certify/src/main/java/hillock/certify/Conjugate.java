// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Optional;

/// A sum with a root √(u² + b²) that is nearly |u|, so that the sum nearly vanishes.
///
/// By √(u² + b²) = |u| + b² / (√(u² + b²) + |u|) what cancels does so symbolically, and what is left
/// has a sign.
final class Conjugate {
  private final Tape sign;
  private final Tape whereNotNegative;
  private final Tape whereNotPositive;

  private Conjugate(Tape sign, Tape whereNotNegative, Tape whereNotPositive) {
    this.sign = sign;
    this.whereNotNegative = whereNotNegative;
    this.whereNotPositive = whereNotPositive;
  }

  /// The sum; empty if the expression is none with such a root and other terms of the input.
  static Optional<Conjugate> of(Expr expr, Algebra algebra) {
    if (!(expr instanceof Sum(var terms)) || openTerms(terms) < 2) {
      return Optional.empty();
    }
    for (Expr term : terms) {
      List<Expr> factors = term instanceof Product(var parts) ? parts : List.of(term);
      List<Expr> open = factors.stream().filter(f -> !Variables.isClosed(f)).toList();
      if (open.size() == 1 && open.getFirst() instanceof Hypot root) {
        return of(expr, term, root, algebra);
      }
    }
    return Optional.empty();
  }

  private static long openTerms(List<Expr> terms) {
    return terms.stream().filter(term -> !Variables.isClosed(term)).count();
  }

  private static Optional<Conjugate> of(Expr sum, Expr term, Hypot root, Algebra algebra) {
    boolean isSwapped = Variables.isClosed(root.left());
    Expr u = isSwapped ? root.right() : root.left();
    Expr b = isSwapped ? root.left() : root.right();
    if (!Variables.isClosed(b)) {
      return Optional.empty();
    }
    Expr others = algebra.subtract(sum, term);
    Expr factor = algebra.divide(term, root);
    return Optional.of(
        new Conjugate(
            TapeCompiler.compile(u, algebra),
            tape(others, factor, u, b, algebra),
            tape(others, factor, algebra.negate(u), b, algebra)));
  }

  /// others + factor·√(u² + b²), where u is not negative.
  private static Tape tape(Expr others, Expr factor, Expr u, Expr b, Algebra algebra) {
    Expr denominator = algebra.sum(algebra.hypot(u, b), u);
    Expr small = algebra.divide(algebra.power(b, 2), denominator);
    Expr sum =
        algebra.sum(others, algebra.product(factor, u), algebra.product(factor, small));
    return TapeCompiler.compile(sum, algebra);
  }

  /// All values on a box; empty if u has both signs there.
  Optional<Enclosure> on(Interval box) {
    Enclosure x = Enclosure.of(box);
    Sign ofU = sign.over(x).sign();
    if (ofU.isMixed() || ofU.isNone()) {
      return Optional.empty();
    }
    return Optional.of((ofU.isNonNegative() ? whereNotNegative : whereNotPositive).over(x));
  }
}
