// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.RealEvaluator;
import hillock.expr.Expr;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// How far a program's results are from the exact values, measured at sample points.
///
/// @param precision the format of the program
/// @param sampled the number of points where the formula has a value
/// @param maxUlps the largest error, in units in the last place of the exact value
/// @param rmsUlps the root of the mean of the squared errors
/// @param worstAt the input of the largest error
/// @param inaccurate the regions where the error exceeds [#TOLERANCE]
public record Accuracy(
    Precision precision,
    int sampled,
    double maxUlps,
    double rmsUlps,
    double worstAt,
    List<Region> inaccurate) {
  /// Errors up to this many ulps are not reported as inaccurate.
  public static final double TOLERANCE = 8;

  private static final int BITS = 160;
  private static final int ORDINALS = 24;
  private static final int NEAR = 40;

  /// Regions this many points apart are one.
  private static final int GAP = 3;

  private static final double NEAR_LIMIT = 16;

  public Accuracy {
    inaccurate = List.copyOf(inaccurate);
  }

  /// A stretch of inputs with large errors.
  ///
  /// @param passesThroughZero true if the exact value changes its sign there, so that a small error
  ///     in absolute terms is many ulps
  /// @param maxError the largest absolute error, relative to the largest sampled value within reach
  public record Region(
      double lo, double hi, double maxUlps, boolean passesThroughZero, double maxError) {}

  /// The exact values of a formula of one input at the sample points.
  ///
  /// @param exact what the program is measured against; the stable form means the same numbers as the
  ///     formula and takes far fewer bits
  /// @param input the input as it stands in the formula
  public static List<Sample> samples(Expr exact, Expr input) {
    List<Sample> samples = new ArrayList<>();
    for (double x : sampledInputs()) {
      value(exact, input, x).ifPresent(value -> samples.add(new Sample(x, value)));
    }
    return samples;
  }

  /// An input, which is a float, and the exact value there.
  public record Sample(double x, BigReal value) {}

  private static Optional<BigReal> value(Expr exact, Expr input, double x) {
    for (int bits = BITS; bits <= 16 * BITS; bits *= 4) {
      Optional<BigReal> value = enclosure(exact, input, x, bits);
      if (value.isPresent() && value.get().toDouble().isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static Optional<BigReal> enclosure(Expr exact, Expr input, double x, int bits) {
    try {
      return Optional.of(RealEvaluator.enclose(exact, Map.of(input, BigReal.of(x)), bits));
    } catch (RealEvaluator.UndecidedException | ArithmeticException moreBitsOrUndefined) {
      return Optional.empty();
    }
  }

  /// Floats of every magnitude, and evenly spaced ones where activations act; ascending.
  private static TreeSet<Double> sampledInputs() {
    TreeSet<Double> points = new TreeSet<>();
    int most = Ulp.ordinal(Float.MAX_VALUE);
    for (int i = 0; i <= ORDINALS; i++) {
      double magnitude = Ulp.fromOrdinal((int) ((long) most * i / ORDINALS));
      points.add(magnitude);
      points.add(-magnitude);
    }
    for (int i = -NEAR; i <= NEAR; i++) {
      points.add((double) (float) (NEAR_LIMIT * (i + 0.37) / NEAR));
    }
    return points;
  }

  /// Measures a program of one input and no parameters.
  ///
  /// @param samples the exact values, in ascending order of inputs
  public static Accuracy of(Program program, List<Sample> samples) {
    double worst = 0;
    double worstAt = Double.NaN;
    double sum = 0;
    Regions regions = new Regions(samples);
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      double computed = Interpreter.run(program, new double[] {sample.x}, new double[0])[0];
      double error = Ulp.error(computed, sample.value, program.format());
      sum += error * error;
      if (error > worst || Double.isNaN(worstAt)) {
        worst = error;
        worstAt = sample.x;
      }
      regions.add(i, error, computed);
    }
    int count = Math.max(1, samples.size());
    return new Accuracy(
        program.format(),
        samples.size(),
        worst,
        Math.sqrt(sum / count),
        worstAt,
        regions.finished());
  }

  /// Gathers neighbouring points with large errors.
  private static final class Regions {
    private final List<Sample> samples;
    private final List<Region> regions = new ArrayList<>();
    private final double scale;
    private int first = -1;
    private int last = -1;
    private double ulps;
    private double error;

    Regions(List<Sample> samples) {
      this.samples = samples;
      this.scale =
          samples.stream()
              .filter(s -> Math.abs(s.x) <= NEAR_LIMIT)
              .mapToDouble(s -> Math.abs(s.value.midpoint()))
              .max()
              .orElse(1);
    }

    void add(int index, double errorInUlps, double computed) {
      if (errorInUlps <= TOLERANCE) {
        if (index - last > GAP) {
          close();
        }
        return;
      }
      first = first < 0 ? index : first;
      last = index;
      ulps = Math.max(ulps, errorInUlps);
      error = Math.max(error, Math.abs(computed - samples.get(index).value.midpoint()));
    }

    private void close() {
      if (first >= 0) {
        Sample before = samples.get(Math.max(0, first - 1));
        Sample after = samples.get(Math.min(samples.size() - 1, last + 1));
        boolean crosses = before.value.midpoint() * after.value.midpoint() < 0;
        regions.add(
            new Region(
                samples.get(first).x, samples.get(last).x, ulps, crosses, error / scale));
      }
      first = -1;
      ulps = 0;
      error = 0;
    }

    List<Region> finished() {
      close();
      return regions;
    }
  }
}
