// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Segment.State;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A function on one [Segment], with the charts that proofs ask for, each drawn once.
final class Piece {
  private final Segment segment;
  private final SmoothFunction f;
  private final Context context;
  private @Nullable SignChart slopeChart;
  private @Nullable SignChart curvatureChart;
  private @Nullable SignChart thirdChart;

  Piece(Segment segment, SmoothFunction f, Context context) {
    this.segment = segment;
    this.f = f;
    this.context = context;
  }

  Place lo() {
    return segment.lo();
  }

  Place hi() {
    return segment.hi();
  }

  Place end(Side side) {
    return switch (side) {
      case LEFT -> lo();
      case RIGHT -> hi();
    };
  }

  boolean isSmooth() {
    return segment.state() == State.SMOOTH;
  }

  boolean isUndefined() {
    return segment.state() == State.UNDEFINED;
  }

  /// The formula, with the choices made that are known here.
  Expr formula() {
    return segment.expr();
  }

  SmoothFunction f() {
    return f;
  }

  Context context() {
    return context;
  }

  /// All points between the ends, and a little more where an end is not a double.
  Interval box() {
    return Interval.of(lo().lo(), hi().hi());
  }

  /// Whether a double certainly lies between the ends.
  boolean contains(double x) {
    return lo().hi() < x && x < hi().lo();
  }

  /// The derivative of an order; empty if an expression on the way is too large.
  Optional<SmoothFunction> derivative(int order) {
    Optional<SmoothFunction> result = Optional.of(f);
    for (int i = 0; i < order; i++) {
      result = result.flatMap(SmoothFunction::derivative);
    }
    return result;
  }

  /// The signs of the derivative.
  SignChart slopeChart() {
    if (slopeChart == null) {
      slopeChart = derivative(1).map(g -> Charting.weak(g, lo(), hi())).orElseGet(this::tooLarge);
    }
    return slopeChart;
  }

  /// The signs of the second derivative, with narrow gaps for roots.
  SignChart curvatureChart() {
    if (curvatureChart == null) {
      curvatureChart = derivative(2).map(this::drawCurvature).orElseGet(this::tooLarge);
    }
    return curvatureChart;
  }

  /// The signs of the third derivative, with narrow gaps for roots.
  SignChart thirdChart() {
    if (thirdChart == null) {
      thirdChart =
          derivative(3).map(g -> Charting.coarse(g, lo(), hi())).orElseGet(this::tooLarge);
    }
    return thirdChart;
  }

  /// Where gaps lie between regions of one sign, the third derivative may close them.
  private SignChart drawCurvature(SmoothFunction g) {
    SignChart coarse = Charting.coarse(g, lo(), hi());
    if (coarse.isComplete() || coarse.signs().isMixed()) {
      return coarse;
    }
    SignChart fine = Charting.weak(g, lo(), hi());
    return fine.isComplete() ? fine : coarse;
  }

  private SignChart tooLarge() {
    return SignChart.unknown(lo(), hi(), "the expression is too large to differentiate");
  }

  /// The limit of a derivative at an end, from inside.
  Value limit(int order, Side end) {
    Side from = end == Side.LEFT ? Side.RIGHT : Side.LEFT;
    return derivative(order)
        .map(g -> g.valueNear(end(end), from))
        .orElseGet(() -> new Value.Unknown("the expression is too large to differentiate"));
  }

  Piece upTo(Place other) {
    return new Piece(
        new Segment(lo(), other, segment.state(), segment.expr()), f, context);
  }
}
