// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A function f(x)/xᵐ + h(x) next to 0, where f vanishes with its first derivatives, so that the
/// quotient goes on: sin(x)/x.
///
/// Its derivatives, by the rule for quotients, are differences of terms that grow without bound
/// near 0. But f(x)/xᵐ is the mean of f⁽ᵐ⁾(t·x) with the weight (1-t)ᵐ⁻¹/(m-1)! over 0 ≤ t ≤ 1; so
/// its derivative of order n is that of f⁽ᵐ⁺ⁿ⁾(t·x)·tⁿ, and lies in n!/(m+n)! times the values of
/// f⁽ᵐ⁺ⁿ⁾ between 0 and x.
final class RemovablePole {
  private static final int MAX_ORDER = 3;

  /// How far from 0 all that is tried to be enclosed so.
  private static final double[] REACHES = {4, 0.5, 0.0625};

  private final SmoothFunction numerator;
  private final SmoothFunction rest;
  private final int order;
  private final double reach;

  private RemovablePole(SmoothFunction numerator, SmoothFunction rest, int order, double reach) {
    this.numerator = numerator;
    this.rest = rest;
    this.order = order;
    this.reach = reach;
  }

  /// The pole at 0 of a function, if it has one that is no more than a gap in its formula.
  static Optional<RemovablePole> of(SmoothFunction g) {
    Algebra algebra = g.context().algebra();
    List<Expr> terms = g.expr() instanceof Sum(var parts) ? parts : List.of(g.expr());
    int order = terms.stream().mapToInt(term -> order(term, g.context().x())).max().orElse(0);
    if (order == 0 || order > MAX_ORDER) {
      return Optional.empty();
    }
    List<Expr> numerator = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr term : terms) {
      boolean hasPole = order(term, g.context().x()) > 0;
      Expr power = algebra.power(g.context().x(), order);
      (hasPole ? numerator : rest).add(hasPole ? algebra.product(term, power) : term);
    }
    SmoothFunction f = SmoothFunction.of(algebra.sum(numerator), g.context());
    SmoothFunction h = SmoothFunction.of(algebra.sum(rest), g.context());
    return vanishes(f, order) ? within(f, h, order) : Optional.empty();
  }

  /// The m of a factor x⁻ᵐ of a term; 0 if it has none.
  private static int order(Expr term, Expr x) {
    List<Expr> factors = term instanceof Product(var parts) ? parts : List.of(term);
    for (Expr factor : factors) {
      boolean isPole =
          factor instanceof Power(var base, Const(var exponent))
              && base == x
              && exponent.signum() < 0
              && exponent.isIntegerWithin(MAX_ORDER);
      if (isPole) {
        return -((Const) ((Power) factor).exponent()).value().intValue();
      }
    }
    return 0;
  }

  /// Whether f and its derivatives below an order are exactly 0 at 0.
  private static boolean vanishes(SmoothFunction f, int order) {
    Place zero = Place.at(0, f.context());
    Optional<SmoothFunction> g = Optional.of(f);
    for (int i = 0; i < order; i++) {
      if (g.isEmpty() || g.get().signAt(zero).orElse(1) != 0) {
        return false;
      }
      g = g.get().derivative();
    }
    return true;
  }

  private static Optional<RemovablePole> within(SmoothFunction f, SmoothFunction h, int order) {
    for (double reach : REACHES) {
      Interval box = Interval.of(-reach, reach);
      boolean isAnalytic = f.isAnalyticOn(box) && (h.isConstant() || h.isAnalyticOn(box));
      if (isAnalytic) {
        return Optional.of(new RemovablePole(f, h, order, reach));
      }
    }
    return Optional.empty();
  }

  /// All values on a box of a derivative of the function; empty if they are not enclosed so.
  Optional<Enclosure> on(Interval box, int derivative) {
    if (box.mag() > reach) {
      return Optional.empty();
    }
    Optional<SmoothFunction> f = derivative(numerator, order + derivative);
    Optional<SmoothFunction> h = derivative(rest, derivative);
    if (f.isEmpty() || h.isEmpty()) {
      return Optional.empty();
    }
    Enclosure mean = f.get().on(box.hull(Interval.ZERO));
    return Optional.of(mean.multiply(weight(derivative)).add(h.get().on(box)));
  }

  private static Optional<SmoothFunction> derivative(SmoothFunction function, int order) {
    Optional<SmoothFunction> result = Optional.of(function);
    for (int i = 0; i < order; i++) {
      result = result.flatMap(SmoothFunction::derivative);
    }
    return result;
  }

  /// n!/(m+n)!.
  private Enclosure weight(int derivative) {
    double divisor = 1;
    for (int i = derivative + 1; i <= derivative + order; i++) {
      divisor *= i;
    }
    return Enclosure.of(Interval.ONE.divide(Interval.point(divisor)));
  }
}
