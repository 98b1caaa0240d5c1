// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.calculus.FarField;
import hillock.calculus.Limit;
import hillock.calculus.RealEvaluator;
import hillock.calculus.Stabilizer;
import hillock.expr.Property.Side;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// The inputs at the ends of a format, with what should come of them.
final class Specials {
  private final Exact exact;
  private final Precision precision;

  Specials(Exact exact, Precision precision) {
    this.exact = exact;
    this.precision = precision;
  }

  /// What a kernel makes of them.
  List<SpecialValue> of(DoubleUnaryOperator kernel) {
    double subnormal = precision.minSubnormal();
    double normal = precision.minNormal();
    double largest = precision.maxValue();
    DoubleStream positive =
        DoubleStream.of(
            0.0, subnormal, normal - subnormal, normal, largest, Double.POSITIVE_INFINITY);
    DoubleStream both = positive.flatMap(x -> DoubleStream.of(-x, x));
    return DoubleStream.concat(both, DoubleStream.of(Double.NaN))
        .mapToObj(x -> of(x, kernel.applyAsDouble(x)))
        .toList();
  }

  private SpecialValue of(double x, double computed) {
    if (Double.isNaN(x)) {
      return new SpecialValue(x, computed, x, true, errorOf(computed, x));
    }
    if (Double.isInfinite(x)) {
      return ofLimit(x, computed);
    }
    Optional<BigReal> value = exact.enclosure(x);
    return value
        .map(v -> new SpecialValue(x, computed, rounded(v), true, Ulp.error(computed, v, precision)))
        .orElseGet(() -> new SpecialValue(x, computed, Double.NaN, false, 0));
  }

  /// The enclosure is too narrow to hold two doubles, unless it is beyond them.
  private static double rounded(BigReal value) {
    return value.toDouble().orElseGet(value::midpoint);
  }

  private SpecialValue ofLimit(double x, double computed) {
    OptionalDouble limit = limit(x < 0 ? Side.LEFT : Side.RIGHT);
    return limit.isPresent()
        ? new SpecialValue(
            x, computed, limit.getAsDouble(), true, errorOf(computed, limit.getAsDouble()))
        : new SpecialValue(x, computed, Double.NaN, false, 0);
  }

  private OptionalDouble limit(Side side) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    FarField far = FarField.of(exact.stable(), exact.input(), side, stabilizer.algebra());
    return switch (far.limit()) {
      case Limit.Finite(var value) -> RealEvaluator.round(value, Map.of(), precision);
      case Limit.Infinite(var isPositive) ->
          OptionalDouble.of(isPositive ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
      case Limit.Unknown _ -> OptionalDouble.empty();
    };
  }

  /// The distance of two numbers of the format; NaN is NaN, and an infinity an infinity.
  private double errorOf(double computed, double wanted) {
    if (computed == wanted || (Double.isNaN(computed) && Double.isNaN(wanted))) {
      return 0;
    }
    boolean isComparable = Double.isFinite(computed) && Double.isFinite(wanted);
    return isComparable
        ? Math.abs(computed - wanted) / precision.ulp(wanted)
        : Double.POSITIVE_INFINITY;
  }
}
