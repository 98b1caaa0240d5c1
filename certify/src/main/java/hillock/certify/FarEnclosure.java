// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Optional;

/// Enclosures of a sum on boxes that reach to an end of the line, term by term.
///
/// `x * exp(x) + sin(x)` is bounded on (-∞, -2], but interval arithmetic finds -∞ · 0 there. A term
/// whose slope has one sign lies between its value at the finite end and its limit.
final class FarEnclosure {
  /// Beyond this powers overflow sooner than what they are multiplied with vanishes.
  private static final double FAR = 1024;

  private final List<SmoothFunction> terms;

  private FarEnclosure(List<SmoothFunction> terms) {
    this.terms = terms;
  }

  static FarEnclosure of(Expr expr, Context context) {
    List<Expr> terms = expr instanceof Expr.Sum(var parts) ? parts : List.of(expr);
    return new FarEnclosure(
        terms.stream().map(term -> SmoothFunction.of(term, context)).toList());
  }

  /// All values on a box on one side of 0, and from there, or nearer, to the end of the line.
  Enclosure on(Interval box) {
    Interval outward =
        box.lo() > 0
            ? Interval.of(Math.min(box.lo(), FAR), Double.POSITIVE_INFINITY)
            : Interval.of(Double.NEGATIVE_INFINITY, Math.max(box.hi(), -FAR));
    return terms.stream().map(term -> on(outward, term)).reduce(Enclosure::add).orElseThrow();
  }

  private static Enclosure on(Interval box, SmoothFunction term) {
    Enclosure natural = term.on(box);
    return natural.isBounded() ? natural : monotone(box, term).orElse(natural);
  }

  private static Optional<Enclosure> monotone(Interval box, SmoothFunction term) {
    Side side = Double.isInfinite(box.hi()) ? Side.RIGHT : Side.LEFT;
    Optional<Sign> slope = term.derivative().map(g -> g.signOn(box));
    boolean isMonotone =
        slope.isPresent()
            && !slope.get().isMixed()
            && !slope.get().isNone()
            && isAnalytic(term, box);
    if (!isMonotone || !(term.limit(side) instanceof Value.Finite(var limit, var _))) {
      return Optional.empty();
    }
    double start = side == Side.RIGHT ? box.lo() : box.hi();
    return Optional.of(term.on(Interval.point(start)).hull(Enclosure.of(limit)));
  }

  /// Whether a term is known to have neither poles nor corners in a box: it may go beyond where the
  /// formula holds.
  private static boolean isAnalytic(SmoothFunction term, Interval box) {
    return Choices.first(term.expr()).isEmpty()
        && Condition.of(term.expr(), term.context()).stream()
            .allMatch(condition -> isMet(condition, term.context(), box));
  }

  private static boolean isMet(Condition condition, Context context, Interval box) {
    Sign sign = SmoothFunction.of(condition.part(), context).signOn(box);
    return switch (condition.need()) {
      case NON_ZERO, ANY -> sign.isNonZero() && !sign.isNone();
      case POSITIVE, NON_NEGATIVE -> sign.isPositive();
    };
  }
}
