// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Asymptote;
import hillock.calculus.FarField;
import hillock.calculus.RealEvaluator;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Puts in the asymptote where arithmetic overflows on the way to a number that does not:
/// `x^3 / (1 + x^2)` is x, and `softplus(5x) / 5` too.
///
/// The arithmetic is tried at points far out. Only if it fails at one, the function is compared with
/// its asymptote to find from where on the two are the same number, and from there the asymptote is
/// taken.
final class FarOut {
  private static final double GOLDEN_RATIO = 0.618;
  private static final double TOLERANCE = 1.5;
  private static final int POINTS = 24;
  private static final int BITS = 256;

  /// Powers beyond are not worth their multiplications.
  private static final int MAX_POWER = 16;

  private final ProgramBuilder b;
  private final Precision results;
  private final Expr input;

  FarOut(ProgramBuilder builder, Expr input) {
    this.b = builder;
    this.results = builder.working().results();
    this.input = input;
  }

  /// The asymptote on one side, and the point beyond which it is taken.
  private record Far(Asymptote asymptote, double start) {}

  /// The result, but the asymptote where the arithmetic fails.
  ///
  /// @param stable what is computed
  /// @param fields what it does on both sides
  Value guarded(Value result, Expr stable, Function<Side, FarField> fields) {
    Optional<Far> left = far(result, stable, Side.LEFT, fields.apply(Side.LEFT));
    Optional<Far> right = far(result, stable, Side.RIGHT, fields.apply(Side.RIGHT));
    Value x = b.input(0);
    if (left.isPresent() && right.isPresent() && sameOnBothSides(left.get(), right.get())) {
      double start = Math.max(-left.get().start, right.get().start);
      return b.ifLess(b.constant(start), b.abs(x), power(right.get().asymptote), result);
    }
    Value guarded = result;
    if (left.isPresent()) {
      Far far = left.get();
      guarded = b.ifLess(x, b.constant(far.start), power(far.asymptote), guarded);
    }
    if (right.isPresent()) {
      Far far = right.get();
      guarded = b.ifLess(b.constant(far.start), x, power(far.asymptote), guarded);
    }
    return guarded;
  }

  private static boolean sameOnBothSides(Far left, Far right) {
    return left.asymptote.equals(right.asymptote);
  }

  private Optional<Far> far(Value result, Expr stable, Side side, FarField field) {
    Program program = b.build(List.of(result));
    Optional<Asymptote> asymptote =
        field.asymptote().filter(a -> Math.abs(a.power()) <= MAX_POWER);
    if (asymptote.isEmpty() || isAccurate(program, asymptote.get(), side)) {
      return Optional.empty();
    }
    return start(stable, asymptote.get(), side).map(x -> new Far(asymptote.get(), x));
  }

  /// True if the arithmetic gives the asymptote at points over the upper half of the exponents, of
  /// which many are near the top.
  private boolean isAccurate(Program program, Asymptote asymptote, Side side) {
    int highest = Math.getExponent(results.maxValue());
    for (int i = 0; i < POINTS; i++) {
      int below = i * i * i * highest / (2 * POINTS * POINTS * POINTS);
      double x = point(highest - below, 1 + i * GOLDEN_RATIO % 1, side);
      double computed = Interpreter.run(program, new double[] {x}, new double[0])[0];
      BigReal exact = RealEvaluator.enclose(power(asymptote, x), Map.of(), BITS);
      if (!(Ulp.error(computed, exact, results) <= TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  /// The point from which on the function and its asymptote are the same number.
  private Optional<Double> start(Expr stable, Asymptote asymptote, Side side) {
    int highest = Math.getExponent(results.maxValue());
    int low = 0;
    int high = highest - 1;
    if (!isReached(stable, input, asymptote, point(high, 1, side), b.working().bits())) {
      return Optional.empty();
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (isReached(stable, input, asymptote, point(middle, 1, side), b.working().bits())) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Optional.of(point(high, 1, side));
  }

  /// True if the two differ by less than an eighth of an ulp of numbers with so many bits.
  static boolean isReached(
      Expr stable, Expr input, Asymptote asymptote, double x, int bits) {
    try {
      BigReal exact = RealEvaluator.enclose(stable, Map.of(input, BigReal.of(x)), BITS);
      BigReal far = RealEvaluator.enclose(power(asymptote, x), Map.of(), BITS);
      BigReal quotient = exact.divide(far, BITS).subtract(BigReal.ONE, BITS);
      return quotient.abs().hi() <= Math.scalb(1.0, -bits - 3);
    } catch (ArithmeticException | RealEvaluator.UndecidedException unknown) {
      return false;
    }
  }

  private double point(int exponent, double significand, Side side) {
    double size = results.round(Math.scalb(significand, exponent));
    return switch (side) {
      case LEFT -> -size;
      case RIGHT -> size;
    };
  }

  private static Expr power(Asymptote asymptote, double x) {
    Rational power = Rational.of(x).power(asymptote.power());
    return Arithmetic.multiply(asymptote.coefficient(), Expr.of(power));
  }

  /// coefficient · x^power, by one multiplication or division after the other.
  private Value power(Asymptote asymptote) {
    Value result = b.constant(Constant.nearest(asymptote.coefficient(), b.precision()));
    for (int i = 0; i < Math.abs(asymptote.power()); i++) {
      result =
          asymptote.power() > 0
              ? b.multiply(result, b.input(0))
              : b.divide(result, b.input(0));
    }
    return result;
  }
}
