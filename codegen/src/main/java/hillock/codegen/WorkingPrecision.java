// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Finds out by trying whether floats are good enough to compute floats with.
///
/// Terms may overflow on the way to a number that does not, or cancel to a part of their size. Then a
/// program that computes in doubles, and rounds once at the end, is slower but right.
final class WorkingPrecision {
  /// More than the errors of careful arithmetic, less than what is promised of the result.
  private static final double MAX_ULPS = 3.5;

  /// What derivatives next to their zeros are compared with, as a part of their largest magnitude.
  private static final double NEAR_ZERO = 0x1p-23;

  private static final double NEAR = 16;
  private static final double STEP = 0.19;
  private static final int EXPONENTS = 11;
  private static final double[] POINTS = points();

  private final int gradient;

  private WorkingPrecision(int gradient) {
    this.gradient = gradient;
  }

  /// Numbers of all magnitudes, and evenly spaced ones where functions bend.
  private static double[] points() {
    Precision precision = Precision.F32;
    DoubleStream magnitudes =
        IntStream.iterate(-149, e -> e < 128, e -> e + EXPONENTS)
            .mapToDouble(e -> Math.scalb(1 + (e + 150) / 300.0, e));
    DoubleStream ends = DoubleStream.of(0, precision.maxValue(), 0x1p100, 0x1p125);
    DoubleStream sizes = DoubleStream.concat(magnitudes, ends);
    DoubleStream near = DoubleStream.iterate(-NEAR, x -> x < NEAR, x -> x + STEP);
    return DoubleStream.concat(sizes.flatMap(x -> DoubleStream.of(-x, x)), near)
        .map(precision::round)
        .sorted()
        .toArray();
  }

  /// The program in floats if its results are right, else the one in doubles.
  ///
  /// @param gradient the number of the input that is a gradient, or -1
  /// @param isDerivative says of each output whether it is a derivative: next to their zeros these are
  ///     compared with their largest magnitude; so are values if parameters put zeros where the
  ///     function as usual has none
  /// @param settings the parameters of the programs, one array for each trial; the first is as usual
  /// @param extremes more of these, with which nothing is asked of floats but to be numbers
  static Program chosen(
      Program floats,
      Program doubles,
      int gradient,
      boolean[] isDerivative,
      List<double[]> settings,
      List<double[]> extremes) {
    WorkingPrecision trial = new WorkingPrecision(gradient);
    boolean[] all = new boolean[isDerivative.length];
    Arrays.fill(all, true);
    for (int i = 0; i < settings.size(); i++) {
      double[][] computed = trial.results(floats, settings.get(i));
      double[][] exact = trial.results(doubles, settings.get(i));
      if (!isAdequate(computed, exact, i == 0 ? isDerivative : all)) {
        return doubles.storedAs(floats.format());
      }
    }
    boolean areNumbers =
        extremes.stream()
            .allMatch(e -> areNumbers(trial.results(floats, e), trial.results(doubles, e)));
    return areNumbers ? floats : doubles.storedAs(floats.format());
  }

  /// True if the computed results are numbers where the exact ones are.
  private static boolean areNumbers(double[][] computed, double[][] exact) {
    for (int i = 0; i < computed.length; i++) {
      for (int k = 0; k < computed[i].length; k++) {
        if (Double.isNaN(computed[i][k]) && !Double.isNaN(exact[i][k])) {
          return false;
        }
      }
    }
    return true;
  }

  /// @param mayVanish says of each output whether it may have zeros
  private static boolean isAdequate(
      double[][] computed, double[][] exact, boolean[] mayVanish) {
    for (int k = 0; k < mayVanish.length; k++) {
      boolean vanishes = mayVanish[k] && changesSign(exact, k);
      double accepted = vanishes ? NEAR_ZERO * largest(exact, k) : 0;
      for (int i = 0; i < POINTS.length; i++) {
        if (!isClose(computed[i][k], exact[i][k], accepted)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isClose(double computed, double exact, double accepted) {
    if (Double.isNaN(exact)) {
      return true;
    }
    double rounded = Precision.F32.round(exact);
    if (Double.isInfinite(rounded) || Double.isNaN(computed)) {
      return computed == rounded;
    }
    double error = Math.abs(computed - exact);
    return error <= accepted || error <= MAX_ULPS * Precision.F32.ulp(exact);
  }

  private static boolean changesSign(double[][] results, int output) {
    return Arrays.stream(results).anyMatch(r -> r[output] < 0)
        && Arrays.stream(results).anyMatch(r -> r[output] > 0);
  }

  private static double largest(double[][] results, int output) {
    return IntStream.range(0, POINTS.length)
        .filter(i -> Math.abs(POINTS[i]) <= NEAR)
        .mapToDouble(i -> Math.abs(results[i][output]))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private double[][] results(Program program, double[] parameters) {
    double[][] results = new double[POINTS.length][];
    for (int i = 0; i < POINTS.length; i++) {
      results[i] = Interpreter.run(program, inputs(program, i), parameters);
    }
    return results;
  }

  /// A point for the first input and moderate numbers for others; gradients are 1.
  private double[] inputs(Program program, int index) {
    double[] inputs = new double[program.inputs()];
    Arrays.setAll(inputs, k -> Precision.F32.round(NEAR * (0.618 * (index + 3 * k) % 2 - 1)));
    if (inputs.length > 0) {
      inputs[0] = POINTS[index];
    }
    if (gradient >= 0 && gradient < inputs.length) {
      inputs[gradient] = 1;
    }
    return inputs;
  }
}
