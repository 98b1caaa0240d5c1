// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Function;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An expression with sines and cosines at equally spaced points, where all of them have the same
/// phase again: there it goes on as an expression without them.
///
/// `x * cos(x)` is `t` at all `t = 2·pi·n`, and `-t` half a turn later: it has no limit.
final class Recurrence {
  /// Waves whose periods have no common multiple that is so many times the shortest are left alone.
  private static final int MAX_RATIO = 64;

  /// The common period is cut in so many parts.
  private static final int QUARTERS = 4;

  private final Context context;
  private final Algebra algebra;
  private final Expr expr;
  private final List<Apply> waves;

  private Recurrence(Expr expr, Context context) {
    this.context = context;
    this.algebra = context.algebra();
    this.expr = Waves.linear(expr, algebra);
    this.waves = waves(this.expr);
  }

  /// The expressions that a function equals at the quarters of a common period of all its sines and
  /// cosines, again and again, in t = |x|; none if it has no such period.
  static List<SmoothFunction> phases(SmoothFunction g, Side side) {
    Context context = g.context();
    if (waves(g.expr()).isEmpty()) {
      return List.of();
    }
    try {
      return new Recurrence(TailForm.inT(g.expr(), side, context), context).phases();
    } catch (ArithmeticException undefined) {
      return List.of();
    }
  }

  /// Different limits at the quarters of a common period, the least and the greatest; empty if they
  /// do not differ, or are not known to.
  static List<Value> limits(SmoothFunction g, Side side) {
    List<Value> ordered = new ArrayList<>();
    for (SmoothFunction phase : phases(g, side)) {
      ordered.add(phase.limit(Side.RIGHT));
    }
    Algebra algebra = g.context().algebra();
    ordered.removeIf(value -> value instanceof Value.Unknown || value instanceof Value.None);
    if (ordered.size() < 2) {
      return List.of();
    }
    Value least = ordered.stream().reduce((a, b) -> isBelow(b, a, algebra) ? b : a).orElseThrow();
    Value most = ordered.stream().reduce((a, b) -> isBelow(a, b, algebra) ? b : a).orElseThrow();
    return isBelow(least, most, algebra) ? List.of(least, most) : List.of();
  }

  private static boolean isBelow(Value a, Value b, Algebra algebra) {
    return a.compareTo(b, algebra).orElse(0) < 0;
  }

  private static List<Apply> waves(Expr expr) {
    List<Apply> found = new ArrayList<>();
    collect(expr, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  private static void collect(Expr expr, List<Apply> found, Set<Expr> seen) {
    if (!seen.add(expr) || Variables.isClosed(expr)) {
      return;
    }
    if (expr instanceof Apply wave && Waves.isWave(wave.function())) {
      found.add(wave);
    } else {
      expr.operands().forEach(operand -> collect(operand, found, seen));
    }
  }

  private List<SmoothFunction> phases() {
    if (waves.isEmpty()) {
      return List.of();
    }
    Expr slowest = slope(waves.getFirst());
    List<Rational> ratios = new ArrayList<>();
    for (Apply wave : waves) {
      Expr slope = slope(wave);
      boolean isComparable =
          Variables.isClosed(slope) && algebra.divide(slope, slowest) instanceof Const;
      if (!isComparable) {
        return List.of();
      }
      ratios.add(((Const) algebra.divide(slope, slowest)).value());
    }
    Optional<List<Integer>> turns = turns(ratios);
    List<SmoothFunction> phases = new ArrayList<>();
    for (int quarter = 0; turns.isPresent() && quarter < QUARTERS; quarter++) {
      phases.add(SmoothFunction.of(at(quarter, turns.get()), context));
    }
    return phases;
  }

  private Expr slope(Apply wave) {
    return Derivative.of(wave.argument(), context.x(), algebra);
  }

  /// How often each wave turns in the shortest common period; empty if that is too often.
  private static Optional<List<Integer>> turns(List<Rational> ratios) {
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (Rational ratio : ratios) {
      BigInteger shared = denominator.gcd(ratio.denominator());
      denominator = denominator.multiply(ratio.denominator().divide(shared));
    }
    for (Rational ratio : ratios) {
      Rational scaled = ratio.multiply(new Rational(denominator, BigInteger.ONE));
      numerator = numerator.gcd(scaled.numerator());
    }
    Rational shortest = new Rational(denominator, numerator);
    List<Integer> turns = new ArrayList<>();
    for (Rational ratio : ratios) {
      Rational turn = ratio.multiply(shortest);
      if (!turn.isIntegerWithin(MAX_RATIO)) {
        return Optional.empty();
      }
      turns.add(turn.intValue());
    }
    return Optional.of(turns);
  }

  /// The expression with the value that each wave has after some quarters of the common period.
  private Expr at(int quarter, List<Integer> turns) {
    Expr result = expr;
    for (int i = 0; i < waves.size(); i++) {
      result = Choices.replace(result, waves.get(i), value(waves.get(i), quarter * turns.get(i)));
    }
    return algebra.normalize(result);
  }

  /// The sine or cosine of its phase at t = 0 and some quarters of a turn.
  private Expr value(Apply wave, int quarters) {
    Expr phase = context.at(wave.argument(), algebra.number(0));
    Expr sine = algebra.apply(Function.SIN, phase);
    Expr cosine = algebra.apply(Function.COS, phase);
    int start = wave.function() == Function.SIN ? 0 : 1;
    return switch (Math.floorMod(quarters + start, QUARTERS)) {
      case 0 -> sine;
      case 1 -> cosine;
      case 2 -> algebra.negate(sine);
      default -> algebra.negate(cosine);
    };
  }
}
