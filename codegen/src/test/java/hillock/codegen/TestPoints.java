// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Philox;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// Where functions are looked at: all over the line, and closely where something changes.
final class TestPoints {
  private static final long SEED = 77;
  private static final long FLOATS = 1L << 32;

  /// Where exponentials overflow or underflow, where methods change, and kinks.
  private static final double[] THRESHOLDS = {
    0, 0.2929, 0.347, 0.4142135, 0.5, 0.6931, 0.7071, 1, 1.4142135, 2, 2.4142135, 3, 5.3, 6, 9,
    10.25, 13.2, 14.3, 17.3, 18, 22, 27.3, 27.5, 36.7, 38.5, 40, 60, 87.336, 88.7228, 103.97, 104.5,
    160, 708.396, 709.7827, 745.13, 746, 1200, 1e9, 5.96e-8, 1.1e-16, 1e-4, 1e-3
  };

  private TestPoints() {}

  /// Finite floats, one in so many of all bit patterns.
  static DoubleStream floats(long stride) {
    return LongStream.iterate(stride / 3, bits -> bits < FLOATS, bits -> bits + stride)
        .mapToDouble(bits -> Float.intBitsToFloat((int) bits))
        .filter(Double::isFinite);
  }

  /// Finite numbers of all magnitudes alike, as many of moderate size, and the neighbours of
  /// thresholds.
  ///
  /// @param count how many of each kind, thresholds apart
  static double[] of(Precision precision, int count) {
    Philox philox = new Philox(SEED, count);
    double widest = precision == Precision.F32 ? 120 : 760;
    TreeSet<Double> points = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      points.add(AwkwardNumbers.fromBits(philox.bits64(4L * i), precision));
      points.add(precision.round(4 * philox.normal(4L * i + 1)));
      points.add(precision.round(philox.normal(4L * i + 2)));
      points.add(precision.round((2 * philox.uniform(4L * i + 3) - 1) * widest));
    }
    thresholds(precision).forEach(threshold -> addNeighbours(points, threshold, precision));
    return points.stream().mapToDouble(x -> x + 0.0).filter(Double::isFinite).distinct().toArray();
  }

  private static DoubleStream thresholds(Precision precision) {
    DoubleStream ends =
        DoubleStream.of(
            precision.minSubnormal(),
            precision.minNormal(),
            Math.sqrt(precision.minNormal()),
            Math.sqrt(precision.maxValue()),
            precision.maxValue());
    return DoubleStream.concat(Arrays.stream(THRESHOLDS), ends).flatMap(t -> DoubleStream.of(-t, t));
  }

  private static void addNeighbours(Set<Double> points, double centre, Precision precision) {
    for (int steps = -2; steps <= 2; steps++) {
      points.add(
          switch (precision) {
            case F32 -> moved((float) centre, steps);
            case F64 -> moved(centre, steps);
          });
    }
  }

  private static double moved(float number, int steps) {
    int ordinal = Ulp.ordinal(number) + steps;
    return Math.abs(ordinal) <= Ulp.ordinal(Float.MAX_VALUE) ? Ulp.fromOrdinal(ordinal) : number;
  }

  private static double moved(double number, int steps) {
    long ordinal = Ulp.ordinal(number) + steps;
    return Math.abs(ordinal) <= Ulp.ordinal(Double.MAX_VALUE) ? Ulp.fromOrdinal(ordinal) : number;
  }
}
