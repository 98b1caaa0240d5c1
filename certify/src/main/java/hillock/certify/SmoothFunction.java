// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Limit;
import hillock.calculus.Variables;
import hillock.certify.EndValue.End;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// An analytic function of one input, with all that is derived from its expression when asked for:
/// a tape, its forms in the tails, its derivative, its limits.
final class SmoothFunction {
  /// Longer expressions are not differentiated, nor are their limits sought: rewriting them would
  /// take longer than anyone waits.
  private static final int MAX_LENGTH = 120;

  /// Functions of functions of functions beyond this are not expanded at infinity, where every
  /// level multiplies the terms; continuity still tells most of their limits.
  private static final int MAX_NESTING = 6;

  /// No limits are sought at numbers that are longer.
  private static final int MAX_BITS = 200;

  /// Steps of a tape that take about as long as the sign of one exact value.
  private static final int EXACT_STEPS = 500;

  private final Context context;
  private final Expr expr;
  private final Map<Side, Optional<TailForm>> tails = new EnumMap<>(Side.class);
  private final Map<Side, Value> limits = new EnumMap<>(Side.class);
  private final Map<Approach, Value> limitsNear = new HashMap<>();
  private final SmoothFunction origin;
  private final int order;
  private @Nullable Cancellation cancellation;
  private @Nullable Tape tape;
  private @Nullable FarEnclosure far;
  private @Nullable SmoothFunction derivative;
  private int nesting = -1;

  /// A way to come near an exact point: from which side of it.
  private record Approach(Expr place, Side from) {}

  /// @param antiderivative what this is the derivative of; null if it is not known to be one
  private SmoothFunction(Context context, Expr expr, @Nullable SmoothFunction antiderivative) {
    this.context = context;
    this.expr = expr;
    this.origin = antiderivative == null ? this : antiderivative.origin;
    this.order = antiderivative == null ? 0 : antiderivative.order + 1;
  }

  /// The function that an expression states.
  ///
  /// @throws ArithmeticException if it divides by zero wherever it is evaluated
  static SmoothFunction of(Expr expr, Context context) {
    return new SmoothFunction(context, context.stable(expr), null);
  }

  Context context() {
    return context;
  }

  Expr expr() {
    return expr;
  }

  boolean isZero() {
    return expr instanceof Const(var value) && value.isZero();
  }

  boolean isConstant() {
    return Variables.isClosed(expr);
  }

  private Tape tape() {
    if (tape == null) {
      tape = TapeCompiler.compile(expr, context.algebra());
    }
    return tape;
  }

  /// The number of steps that one evaluation takes.
  int length() {
    return tape().length();
  }

  boolean isTooLarge() {
    return tape().length() > MAX_LENGTH;
  }

  /// True if limits and tails would take too long to expand.
  boolean isTooDeep() {
    if (nesting < 0) {
      nesting = nesting(expr, new IdentityHashMap<>());
    }
    return isTooLarge() || nesting > MAX_NESTING;
  }

  private static int nesting(Expr expr, Map<Expr, Integer> known) {
    Integer found = known.get(expr);
    if (found != null) {
      return found;
    }
    int inner =
        expr.operands().stream().mapToInt(operand -> nesting(operand, known)).max().orElse(0);
    boolean isFunction = expr instanceof Expr.Apply || expr instanceof Expr.Power;
    int own = isFunction && !Variables.isClosed(expr) ? inner + 1 : inner;
    known.put(expr, own);
    return own;
  }

  /// The derivative, unless the expression is too large.
  Optional<SmoothFunction> derivative() {
    if (derivative == null && !isTooLarge()) {
      derivative = new SmoothFunction(context, context.derivative(expr), this);
    }
    return Optional.ofNullable(derivative);
  }

  /// All values on a box.
  Enclosure on(Interval box) {
    context.budget().spend(tape().length());
    return cancellation().sharpened(tape().over(Enclosure.of(box)), box);
  }

  private Cancellation cancellation() {
    if (cancellation == null) {
      cancellation =
          origin == this
              ? Cancellation.of(this)
              : origin.cancellation().ofDerivative(this, order);
    }
    return cancellation;
  }

  /// All values on a box, by the mean value form too where the derivative is known already.
  Enclosure tightOn(Interval box) {
    Enclosure natural = on(box);
    if (!natural.isBounded() && !box.containsZero()) {
      return natural.intersect(far().on(box));
    }
    if (derivative == null || !box.isBounded() || box.isPoint()) {
      return natural;
    }
    Interval center = Interval.point(box.midpoint());
    Enclosure slope = derivative.on(box);
    Enclosure change = slope.multiply(Enclosure.of(box.subtract(center)));
    return natural.intersect(on(center).add(change));
  }

  private FarEnclosure far() {
    if (far == null) {
      far = FarEnclosure.of(expr, context);
    }
    return far;
  }

  /// The Taylor coefficients about every point of a box.
  ///
  /// @throws ArithmeticException if they are not known to exist
  Jet jetOn(Interval box, int length) {
    return tape().jet(Jet.variable(box, length));
  }

  /// A good approximation of the value at a double, no bound.
  double near(double x) {
    return tape().at(x);
  }

  /// The signs on a box, from the form in the tail too where the box lies in one.
  Sign signOn(Interval box) {
    Sign natural = on(box).sign();
    if (!natural.isMixed() || !TailForm.covers(box) || isTooDeep()) {
      return natural;
    }
    Side side = box.lo() > 0 ? Side.RIGHT : Side.LEFT;
    Optional<TailForm> tail = tail(side);
    if (tail.isEmpty()) {
      return natural;
    }
    context.budget().spend(tail.get().length());
    return natural.and(tail.get().signOn(box));
  }

  /// The sign at a place, exactly zero only if algebra or exact arithmetic proves it.
  OptionalInt signAt(Place place) {
    Enclosure value = on(place.enclosure());
    if (value.sign().isStrict()) {
      return OptionalInt.of(value.sign().direction());
    }
    context.budget().spend(EXACT_STEPS);
    return exactAt(place).map(Numbers::sign).orElseGet(OptionalInt::empty);
  }

  /// The exact value at a place, if it is known exactly and every part of the expression has one:
  /// x / x has none at 0, though it goes on there.
  private Optional<Expr> exactAt(Place place) {
    Expr exact = place.exact();
    if (exact == null || !isRegularAt(place)) {
      return Optional.empty();
    }
    try {
      return Optional.of(context.at(expr, exact));
    } catch (ArithmeticException dividesByZero) {
      return Optional.empty();
    }
  }

  /// True if no part of the expression has, or may have, a corner or a pole at a place.
  boolean isAnalyticAt(Place place) {
    return isAnalyticOn(place.enclosure());
  }

  /// True if no part of the expression has, or may have, a corner or a pole in a box.
  boolean isAnalyticOn(Interval box) {
    return tape().isAnalyticOver(Enclosure.of(box));
  }

  private boolean isRegularAt(Place place) {
    return tape().isRegularOver(Enclosure.of(place.enclosure()));
  }

  /// The limit at an end of the line.
  Value limit(Side side) {
    return limits.computeIfAbsent(side, this::findLimit);
  }

  private Value findLimit(Side side) {
    if (isTooLarge()) {
      return new Value.Unknown("the expression is too large");
    }
    Optional<End> end =
        isTooDeep()
            ? endValue(side)
            : endValue(side).or(() -> tail(side).flatMap(TailForm::limit));
    if (end.isPresent()) {
      Expr finite = end.get().finite();
      return finite == null
          ? new Value.Infinite(end.get().infinity() > 0)
          : Value.of(context.stable(finite));
    }
    if (isTooDeep()) {
      return new Value.Unknown("the expression is nested too deeply");
    }
    Value limit = value(Limit.at(expr, context.x(), side, context.algebra()));
    List<Value> recurring =
        limit instanceof Value.Unknown ? Recurrence.limits(this, side) : List.of();
    return recurring.isEmpty() ? limit : new Value.None(recurring);
  }

  private Optional<End> endValue(Side side) {
    try {
      return new EndValue(context.algebra(), Map.of()).of(TailForm.inT(expr, side, context));
    } catch (ArithmeticException undefined) {
      return Optional.empty();
    }
  }

  private Optional<TailForm> tail(Side side) {
    return tails.computeIfAbsent(side, s -> TailForm.of(expr, s, context));
  }

  /// The limit at a place, from the side given; the value where the function is continuous there.
  Value valueNear(Place place, Side from) {
    if (!place.isFinite()) {
      return limit(place.lo() < 0 ? Side.LEFT : Side.RIGHT);
    }
    Expr exact = place.exact();
    if (exact != null) {
      return exactAt(place)
          .map(Value::of)
          .orElseGet(
              () -> limitsNear.computeIfAbsent(new Approach(exact, from), this::limitNear));
    }
    return isRegularAt(place)
        ? new Value.Finite(on(place.enclosure()).interval(), null)
        : new Value.Unknown("it is not bounded near " + place);
  }

  /// The limit of f(p ± 1/t) as t grows.
  private Value limitNear(Approach approach) {
    Expr exact = approach.place();
    boolean isLong = exact instanceof Const(var number) && number.bitLength() > MAX_BITS;
    if (isTooDeep() || isLong) {
      return new Value.Unknown("the expression is too large");
    }
    Expr step = context.algebra().power(context.x(), -1);
    Expr point =
        switch (approach.from()) {
          case LEFT -> context.algebra().subtract(exact, step);
          case RIGHT -> context.algebra().sum(exact, step);
        };
    try {
      Expr composed = context.at(expr, point);
      return value(Limit.at(composed, context.x(), Side.RIGHT, context.algebra()));
    } catch (ArithmeticException undefined) {
      return new Value.Unknown("it has no value near " + exact);
    }
  }

  private static Value value(Limit limit) {
    return switch (limit) {
      case Limit.Finite(var closed) -> Value.of(closed);
      case Limit.Infinite(var isPositive) -> new Value.Infinite(isPositive);
      case Limit.Unknown(var reason) -> new Value.Unknown(reason);
    };
  }
}
