// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds out by trying whether a program in a cheaper format gives right floats.
///
/// Terms may overflow on the way to a number that does not, cancel to a part of their size, or add up
/// their errors. Then a program that computes in doubles, and rounds once at the end, is slower but
/// right.
final class WorkingPrecision {
  private static final double NEAR = 16;

  /// Irregular, so that points do not sit on a grid that functions may like.
  private static final double STEP = 0.0189;

  /// The factor between points of all magnitudes.
  private static final double RATIO = 8.3;

  /// The factor between points where numbers underflow or overflow.
  private static final double RATIO_AT_ENDS = 1.13;

  /// The factor between points where terms have the same size and cancel.
  private static final double FINE_RATIO = 1.009;

  private static final double[] POINTS = points();

  /// Instructions times points, so that a long program is tried in some tens of milliseconds.
  private static final long MOST_WORK = 600_000;

  /// The same where it is close.
  private static final double MOST_WORK_AT_MANY = 12_000_000;

  /// Less than what belongs to a zero, because points do not show exactly where that ends.
  static final double SURROUNDINGS = 0.9;

  private final Program careful;
  private final AccuracyLevel level;
  private final int gradient;
  private final boolean[] isDerivative;
  private final List<double[]> settings;
  private final List<double[]> extremes;
  private final double[] points;
  private final IdentityHashMap<double[], double[][]> exact = new IdentityHashMap<>();
  private @Nullable NearZeros nearZeros;

  /// Points next to zeros of the first output, and its exact values there.
  private static final class NearZeros {
    final double[] points;
    final double[] exact;

    NearZeros(double[] points, double[] exact) {
      this.points = points;
      this.exact = exact;
    }
  }

  /// @param careful the computation in doubles with all care, which programs are compared with
  /// @param gradient the number of the input that is a gradient, or -1
  /// @param isDerivative says of each output whether it is a derivative: next to their zeros these are
  ///     compared with their largest magnitude; so are values if parameters put zeros where the
  ///     function as usual has none
  /// @param settings the parameters of the programs, one array for each trial; the first is as usual
  /// @param extremes more of these, with which nothing is asked of floats but to be numbers
  WorkingPrecision(
      Program careful,
      AccuracyLevel level,
      int gradient,
      boolean[] isDerivative,
      List<double[]> settings,
      List<double[]> extremes) {
    this.careful = careful;
    this.level = level;
    this.gradient = gradient;
    this.isDerivative = isDerivative.clone();
    this.settings = settings;
    this.extremes = extremes;
    this.points = points(careful.instructions().size());
  }

  /// Numbers of all magnitudes, and many where functions bend.
  static double[] points() {
    Precision precision = Precision.F32;
    List<DoubleStream> sizes =
        List.of(
            powers(precision.minSubnormal(), RATIO, precision.maxValue()),
            powers(0x1p-149, RATIO_AT_ENDS, 0x1p-100),
            powers(0x1p-30, FINE_RATIO, 1),
            powers(1, RATIO_AT_ENDS, precision.maxValue()),
            DoubleStream.of(0, precision.maxValue()));
    DoubleStream near = DoubleStream.iterate(-NEAR, x -> x < NEAR, x -> x + STEP);
    DoubleStream both = sizes.stream().flatMapToDouble(s -> s).flatMap(x -> DoubleStream.of(-x, x));
    return DoubleStream.concat(both, near)
        .map(precision::round)
        .sorted()
        .toArray();
  }

  private static DoubleStream powers(double first, double ratio, double last) {
    return DoubleStream.iterate(first, x -> x < last, x -> x * ratio);
  }

  /// True if a program is as exact as the level asks for.
  boolean isAdequate(Program program) {
    double worst = worst(program, points, settings.getFirst(), exact(settings.getFirst()), false);
    if (worst > 1 || !isAdequateNearZeros(program)) {
      return false;
    }
    for (double[] setting : settings.subList(1, settings.size())) {
      if (worst(program, points, setting, exact(setting), true) > 1) {
        return false;
      }
    }
    return extremes.stream().allMatch(e -> areNumbers(results(program, points, e), exact(e)))
        && (worst <= level.clearly() || isAdequateAtMany(program));
  }

  /// True if a program that is just exact enough at some thousand points is so at many more.
  private boolean isAdequateAtMany(Program program) {
    double[] usual = settings.getFirst();
    double step = Math.max(STEP / 128, 2 * NEAR * careful.instructions().size() / MOST_WORK_AT_MANY);
    double[] many =
        DoubleStream.iterate(-NEAR, x -> x < NEAR, x -> x + step)
            .map(Precision.F32::round)
            .toArray();
    return worst(program, many, usual, results(careful, many, usual), false) <= 1;
  }

  /// The largest error of all outputs, in units of what is accepted.
  ///
  /// @param isUnusual true if parameters may put zeros where the function as usual has none
  private double worst(
      Program program, double[] points, double[] parameters, double[][] exact, boolean isUnusual) {
    double[][] computed = results(program, points, parameters);
    double worst = 0;
    for (int k = 0; k < isDerivative.length && worst <= 1; k++) {
      boolean mayVanish = isDerivative[k] || isUnusual;
      worst = Math.max(worst, worst(points, computed[k], exact[k], mayVanish));
    }
    return worst;
  }

  /// What the careful program gives at the points; several programs are compared with it.
  private double[][] exact(double[] parameters) {
    return exact.computeIfAbsent(parameters, p -> results(careful, points, p));
  }

  /// True if values are exact enough next to their zeros, where terms cancel.
  private boolean isAdequateNearZeros(Program program) {
    if (careful.inputs() != 1 || isDerivative[0]) {
      return true;
    }
    NearZeros near = nearZeros();
    double[] computed = results(program, near.points, settings.getFirst())[0];
    return worst(near.points, computed, near.exact, false) <= 1;
  }

  private NearZeros nearZeros() {
    NearZeros known = nearZeros;
    if (known == null) {
      double[] usual = settings.getFirst();
      double[] near = Zeros.near(careful, usual, points, exact(usual)[0]);
      known = new NearZeros(near, results(careful, near, usual)[0]);
      nearZeros = known;
    }
    return known;
  }

  /// True if the computed results are numbers where the exact ones are.
  private static boolean areNumbers(double[][] computed, double[][] exact) {
    for (int k = 0; k < computed.length; k++) {
      for (int i = 0; i < computed[k].length; i++) {
        if (Double.isNaN(computed[k][i]) && !Double.isNaN(exact[k][i])) {
          return false;
        }
      }
    }
    return true;
  }

  private double worst(double[] points, double[] computed, double[] exact, boolean mayVanish) {
    double maxUlps = level.maxUlps(mayVanish);
    double scale = largest(points, exact);
    boolean[] isScaled = comparedWithLargest(points, exact, scale, mayVanish);
    double accepted = level.nearZero() * scale;
    double worst = 0;
    for (int i = 0; i < points.length && worst <= 1; i++) {
      double error = error(computed[i], exact[i], isScaled[i] ? accepted : 0, maxUlps);
      worst = Math.max(worst, error);
    }
    return worst;
  }

  /// Of each point, whether a small part of the largest magnitude is as good as few ulps there.
  private boolean[] comparedWithLargest(
      double[] points, double[] exact, double scale, boolean mayVanish) {
    boolean isOfOneNumber = careful.inputs() == (gradient < 0 ? 1 : 2);
    boolean everywhere = level.comparesWithLargest() || mayVanish && !isOfOneNumber;
    if (!everywhere && mayVanish) {
      return Zeros.surroundings(points, exact, scale, SURROUNDINGS);
    }
    boolean[] all = new boolean[points.length];
    Arrays.fill(all, everywhere);
    return all;
  }

  /// An error in units of what is accepted; infinite if nothing makes it good.
  static double error(double computed, double exact, double accepted, double maxUlps) {
    if (Double.isNaN(exact)) {
      return 0;
    }
    double rounded = Precision.F32.round(exact);
    if (Double.isInfinite(rounded) || Double.isNaN(computed)) {
      return computed == rounded ? 0 : Double.POSITIVE_INFINITY;
    }
    double most = Math.max(accepted, maxUlps * Precision.F32.ulp(exact));
    return Math.abs(computed - exact) / most;
  }

  static double largest(double[] points, double[] results) {
    return IntStream.range(0, points.length)
        .filter(i -> Math.abs(points[i]) <= NEAR)
        .mapToDouble(i -> Math.abs(results[i]))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private double[][] results(Program program, double[] points, double[] parameters) {
    double[][] inputs = new double[program.inputs()][];
    Arrays.setAll(inputs, slot -> input(points, slot));
    return Interpreter.run(program, inputs, points.length, parameters);
  }

  /// The points for the first input and moderate numbers for others; gradients are 1.
  private double[] input(double[] points, int slot) {
    if (slot == 0) {
      return points;
    }
    return IntStream.range(0, points.length)
        .mapToDouble(
            i ->
                slot == gradient
                    ? 1
                    : Precision.F32.round(NEAR * (0.618 * (i + 3 * slot) % 2 - 1)))
        .toArray();
  }

  /// All points, or every so many for long programs.
  private static double[] points(int instructions) {
    int step = (int) Math.max(1, (long) POINTS.length * instructions / MOST_WORK);
    return step == 1
        ? POINTS
        : IntStream.range(0, POINTS.length / step).mapToDouble(i -> POINTS[i * step]).toArray();
  }
}
