// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.EndValue.End;
import hillock.certify.TailExpansion.BeyondException;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.Optional;
import java.util.OptionalInt;

/// An expression for |x| ≥ 1 on one side, as exp(E) · |x|^p · m: its sign is that of m.
///
/// Intervals alone cannot tell the sign of `sigmoid(x) + x * exp(x)` on (-∞, -700], where both
/// terms underflow, nor that of `x^2 - x` on an unbounded box, where both are infinite. With the
/// dominant growth taken out the mantissa is of the order of one, and its enclosure decides.
final class TailForm {
  /// Where the form equals the expression, in t = |x|.
  static final Interval DOMAIN = Interval.of(1, Double.POSITIVE_INFINITY);

  /// Beyond this all mantissas are near their limits.
  private static final double FARTHEST = 0x1p20;

  private final Side side;
  private final TailTerm term;
  private final TailExpansion expansion;
  private final Tape mantissa;
  private final Context context;

  private TailForm(Side side, TailTerm term, TailExpansion expansion, Context context) {
    this.side = side;
    this.term = term;
    this.expansion = expansion;
    this.mantissa =
        TapeCompiler.compile(term.mantissa(), context.algebra(), expansion.meanings());
    this.context = context;
  }

  /// The form on one side, if it can be found.
  static Optional<TailForm> of(Expr expr, Side side, Context context) {
    TailExpansion expansion = new TailExpansion(context);
    try {
      TailTerm term = expansion.collapse(expansion.expand(inT(expr, side, context)));
      return Optional.of(new TailForm(side, term, expansion, context));
    } catch (BeyondException | ArithmeticException notFound) {
      return Optional.empty();
    }
  }

  /// The expression with x replaced by t or -t.
  static Expr inT(Expr expr, Side side, Context context) {
    return switch (side) {
      case RIGHT -> expr;
      case LEFT -> context.at(expr, context.algebra().negate(context.x()));
    };
  }

  /// The limit of the expression at the end of its side; empty if the form does not tell.
  Optional<End> limit() {
    Optional<End> tame =
        new EndValue(context.algebra(), expansion.meanings()).of(term.mantissa());
    OptionalInt growth = growth();
    if (growth.isEmpty() || tame.isEmpty()) {
      return Optional.empty();
    }
    Expr finite = tame.get().finite();
    if (growth.getAsInt() == 0 || finite == null) {
      return growth.getAsInt() == 0 ? tame : Optional.empty();
    }
    if (growth.getAsInt() < 0) {
      return Optional.of(End.of(context.algebra().number(0)));
    }
    OptionalInt sign = Numbers.sign(finite);
    return sign.isPresent() && sign.getAsInt() != 0
        ? Optional.of(End.infinite(sign.getAsInt()))
        : Optional.empty();
  }

  /// The sign of the growth; empty if the exponent is a constant that cannot be told from zero.
  private OptionalInt growth() {
    try {
      return OptionalInt.of(expansion.growth(term));
    } catch (BeyondException unknown) {
      return OptionalInt.empty();
    }
  }

  /// The power of |x| that is taken out.
  Rational power() {
    return term.power();
  }

  /// Bounds of the mantissa for |x| from a number on, if there are any and nothing exponential is
  /// taken out.
  Optional<Interval> mantissaBeyond(double start) {
    boolean isPlain = term.exponent() == context.algebra().number(0);
    Enclosure bounds = Enclosure.UNDEFINED;
    for (double from = start; isPlain && from < FARTHEST; from *= 2) {
      double to = 2 * from < FARTHEST ? 2 * from : Double.POSITIVE_INFINITY;
      bounds = bounds.hull(mantissa.over(Enclosure.of(Interval.of(from, to))));
      isPlain = bounds.isBounded();
    }
    return isPlain ? Optional.of(bounds.interval()) : Optional.empty();
  }

  /// Whether the form says anything about a box.
  static boolean covers(Interval box) {
    return box.mig() >= 1;
  }

  int length() {
    return mantissa.length();
  }

  /// The signs of the expression on a box of its side that it covers.
  Sign signOn(Interval box) {
    Interval inT =
        switch (side) {
          case RIGHT -> box;
          case LEFT -> box.negate();
        };
    return mantissa.over(Enclosure.of(inT)).sign();
  }
}
