// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Optional;

/// Enclosures of a function where terms of its formula cancel, which interval arithmetic does not
/// see: waves of one argument, a root that is nearly the magnitude of its argument, and terms with a
/// pole at 0 that the whole has not.
final class Cancellation {
  private final Enclosure scale;
  private final Optional<Swing> swing;
  private final Optional<Conjugate> conjugate;
  private final Optional<RemovablePole> pole;
  private final int order;

  /// @param pole that of the function of which this is a derivative
  /// @param order of the derivative
  private Cancellation(SmoothFunction g, Optional<RemovablePole> pole, int order) {
    Algebra algebra = g.context().algebra();
    Expr sum = sum(g.expr());
    this.scale = scale(g.expr(), sum, algebra);
    this.swing = Waves.of(sum, algebra).map(waves -> Swing.of(waves, algebra));
    this.conjugate = Conjugate.of(sum, algebra);
    this.pole = pole;
    this.order = order;
  }

  static Cancellation of(SmoothFunction g) {
    return new Cancellation(g, RemovablePole.of(g), 0);
  }

  /// The same of a derivative of the function.
  Cancellation ofDerivative(SmoothFunction derivative, int orderOfIt) {
    return new Cancellation(derivative, pole, orderOfIt);
  }

  /// The sum that an expression is a constant multiple of; the expression itself if there is none.
  private static Expr sum(Expr expr) {
    if (!(expr instanceof Product(var factors))) {
      return expr;
    }
    List<Expr> open = factors.stream().filter(factor -> !Variables.isClosed(factor)).toList();
    return open.size() == 1 && open.getFirst() instanceof Sum only ? only : expr;
  }

  /// What is known of the values on a box, given what natural interval extension says.
  Enclosure sharpened(Enclosure natural, Interval box) {
    Enclosure values = natural;
    if (swing.isPresent() && !box.isPoint()) {
      values = values.intersect(swing.get().on(box).multiply(scale));
    }
    Optional<Enclosure> ofRoot = conjugate.flatMap(found -> found.on(box));
    if (ofRoot.isPresent()) {
      values = values.intersect(ofRoot.get().multiply(scale));
    }
    Optional<Enclosure> nearPole = pole.flatMap(found -> found.on(box, order));
    return nearPole.isPresent() ? values.intersect(nearPole.get()) : values;
  }

  private static Enclosure scale(Expr expr, Expr sum, Algebra algebra) {
    Expr factor = expr == sum ? algebra.number(1) : algebra.divide(expr, sum);
    return TapeCompiler.compile(factor, algebra).over(Enclosure.of(Interval.ONE));
  }

  /// How far waves reach to both sides of a rest.
  private record Swing(Tape rest, Enclosure reach) {
    static Swing of(Waves waves, Algebra algebra) {
      Interval height = waves.height();
      return new Swing(
          TapeCompiler.compile(waves.rest(), algebra), Enclosure.of(height.negate().hull(height)));
    }

    Enclosure on(Interval box) {
      return rest.over(Enclosure.of(box)).add(reach);
    }
  }
}
