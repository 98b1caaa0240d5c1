// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Exact values of a formula as written, at many points: what statements are tested against.
///
/// Values come from the evaluator of the language, which knows nothing of pieces, tapes, normal
/// forms or limits.
final class Samples {
  private static final double[] AWKWARD = {
    0, 1.0 / 3, 0.1, 22.0 / 7, 1e-300, 1e-100, 1e-17, 1e-8, 1e-3, 20, 40, 100, 100.0625, 745, 800,
    800.0625, 1e4, 1e8,
    1e17, 1e100, 1e154, 1e300, Double.MIN_VALUE, Double.MAX_VALUE
  };

  /// The grid reaches from -END to END.
  static final int END = 12;

  private static final int FINE = 16;
  private static final int COARSE = 2;
  private static final int[] BITS = {128, 512};

  /// A value at a point.
  record Sample(double x, BigReal y) {
    /// The slope of the chord to another sample.
    BigReal chordTo(Sample other) {
      BigReal dx = BigReal.of(other.x).subtract(BigReal.of(x), Reals.BITS);
      return other.y.subtract(y, Reals.BITS).divide(dx, Reals.BITS);
    }
  }

  private final Expr formula;
  private final Expr input;
  private final List<Sample> defined = new ArrayList<>();

  private Samples(Expr formula, Expr input) {
    this.formula = formula;
    this.input = input;
  }

  /// The values at awkward points, on a grid, and around the given points, in ascending order.
  static Samples of(Activation activation, List<Double> places) {
    Expr formula = Substitution.parameters(activation.evaluation(), activation.defaults());
    return of(formula, new Expr.Input(0, activation.inputs().getFirst()), FINE, places);
  }

  /// The same, of a formula of one input, on a coarser grid.
  static Samples coarse(Expr formula, Expr input, List<Double> places) {
    return of(formula, input, COARSE, places);
  }

  private static Samples of(Expr formula, Expr input, int steps, List<Double> places) {
    Samples samples = new Samples(formula, input);
    TreeSet<Double> points = new TreeSet<>();
    IntStream.rangeClosed(-END * steps, END * steps).forEach(i -> points.add(i / (double) steps));
    for (double x : AWKWARD) {
      points.add(x);
      points.add(0 - x);
    }
    for (double place : places) {
      for (double reach : new double[] {0, 1e-12, 1e-6, 1e-3}) {
        points.add(place - reach + 0.0);
        points.add(place + reach + 0.0);
      }
    }
    for (double x : points) {
      samples.valueIfAny(x).ifPresent(y -> samples.defined.add(new Sample(x, y)));
    }
    return samples;
  }

  /// The value at a point; empty if a comparison needs more bits than were tried.
  ///
  /// @throws ArithmeticException where there is none, or where that takes more bits to see
  Optional<BigReal> value(double x) {
    ArithmeticException noValue = null;
    for (int bits : BITS) {
      try {
        return Optional.of(RealEvaluator.enclose(formula, Map.of(input, BigReal.of(x)), bits));
      } catch (RealEvaluator.UndecidedException needsMoreBits) {
        noValue = null;
      } catch (ArithmeticException mayNeedMoreBits) {
        noValue = mayNeedMoreBits;
      }
    }
    if (noValue != null) {
      throw noValue;
    }
    return Optional.empty();
  }

  /// The value at a point, if it can be computed.
  Optional<BigReal> valueIfAny(double x) {
    try {
      return value(x);
    } catch (ArithmeticException noValue) {
      return Optional.empty();
    }
  }

  /// The points where the formula has a value, in ascending order.
  List<Sample> defined() {
    return defined;
  }

  /// The defined points strictly between two places.
  List<Sample> between(Place from, Place to) {
    return defined.stream().filter(s -> from.hi() < s.x() && s.x() < to.lo()).toList();
  }

  /// The values at x, x + h, …, x + n·h; empty unless all are defined.
  Optional<BigReal[]> row(double x, double h, int n) {
    BigReal[] values = new BigReal[n + 1];
    for (int i = 0; i <= n; i++) {
      Optional<BigReal> value = valueIfAny(x + i * h);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(values);
  }
}
