// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import java.util.Optional;
import java.util.OptionalInt;

/// Whether f(x) ≈ x near 0: f(0) = 0 and f'(0) = 1.
///
/// @param value f(0), unknown where there is none
/// @param slope f'(0), or what is known of it where f has a kink at 0
/// @param verdict proved or refuted by exact arithmetic
public record Identity(Value value, Value slope, Verdict verdict) {
  static Identity of(PiecewiseFunction function) {
    Context context = function.context();
    Expr zero = context.algebra().number(0);
    Optional<Value> value = PointValue.of(function.formula(), zero, context);
    if (value.isEmpty()) {
      Value none = new Value.Unknown("no value at 0");
      return new Identity(none, none, new Verdict.Refuted("0", "the formula has no value at 0"));
    }
    Value left = slopeAtZero(function, Side.LEFT);
    Value right = slopeAtZero(function, Side.RIGHT);
    Algebra algebra = context.algebra();
    boolean isSmooth = left.isSameAs(right, algebra);
    String bothSides = left + " from the left, " + right + " from the right";
    Value slope = isSmooth ? left : new Value.Unknown(bothSides);
    Verdict verdict = verdict(value.get(), left, right, context);
    boolean isRefuted = verdict instanceof Verdict.Refuted;
    return new Identity(
        value.get(), slope, isRefuted ? verdict : obstacle(function).orElse(verdict));
  }

  /// A step at 0, or what may be one.
  private static Optional<Verdict> obstacle(PiecewiseFunction function) {
    return function.joints().stream()
        .filter(joint -> joint.place().lo() <= 0 && joint.place().hi() >= 0)
        .findFirst()
        .flatMap(Identity::obstacle);
  }

  private static Optional<Verdict> obstacle(Joint joint) {
    Optional<Boolean> continuous = joint.isContinuous();
    if (continuous.isEmpty()) {
      return Optional.of(new Verdict.Undecided("0", "it may not be continuous there"));
    }
    return continuous.get()
        ? Optional.empty()
        : Optional.of(new Verdict.Refuted("0", "the function is not continuous"));
  }

  /// f' near 0 on the piece that reaches 0 from one side.
  private static Value slopeAtZero(PiecewiseFunction function, Side side) {
    Place zero = Place.at(0, function.context());
    for (Piece piece : function.pieces()) {
      boolean reaches =
          side == Side.LEFT
              ? piece.lo().hi() < 0 && piece.hi().lo() >= 0
              : piece.hi().lo() > 0 && piece.lo().hi() <= 0;
      if (reaches && piece.isSmooth()) {
        return piece
            .derivative(1)
            .map(g -> g.valueNear(zero, side))
            .orElseGet(() -> new Value.Unknown("the expression is too large"));
      }
    }
    return new Value.Unknown("no smooth piece reaches 0");
  }

  private static Verdict verdict(Value value, Value left, Value right, Context context) {
    Value zero = Value.of(context.algebra().number(0));
    Value one = Value.of(context.algebra().number(1));
    OptionalInt atZero = value.compareTo(zero, context.algebra());
    OptionalInt fromLeft = left.compareTo(one, context.algebra());
    OptionalInt fromRight = right.compareTo(one, context.algebra());
    if (isDifferent(atZero)) {
      return new Verdict.Refuted("0", "f(0) = " + value);
    }
    if (isDifferent(fromLeft) || isDifferent(fromRight)) {
      Value wrong = isDifferent(fromLeft) ? left : right;
      return new Verdict.Refuted("0", "f'(0) = " + wrong);
    }
    return atZero.isPresent() && fromLeft.isPresent() && fromRight.isPresent()
        ? new Verdict.Proved("exact arithmetic at 0", 0)
        : new Verdict.Undecided("0", "f(0) or f'(0) is not known exactly");
  }

  private static boolean isDifferent(OptionalInt order) {
    return order.isPresent() && order.getAsInt() != 0;
  }

  @Override
  public String toString() {
    return "f(0) = " + value + ", f'(0) = " + slope;
  }
}
