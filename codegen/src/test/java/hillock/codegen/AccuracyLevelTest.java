// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function keeps what each level of accuracy promises, at points that its programs were not
/// chosen by.
///
/// The reference is the same function in doubles, which [CatalogAccuracyTest] compares with numbers of
/// arbitrary precision.
final class AccuracyLevelTest {
  private static final int POINTS = 12_000;
  private static final double[] INPUTS = inputs();

  static List<Activation> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .map(Activation::fixed)
        .toList();
  }

  /// A third moderate numbers, a third of any magnitude, and a third of any bits.
  private static double[] inputs() {
    Philox philox = new Philox(7, 0);
    return IntStream.range(0, POINTS)
        .mapToDouble(
            i -> {
              double u = 2 * philox.uniform(2L * i) - 1;
              return switch (i % 3) {
                case 0 -> 12 * u;
                case 1 -> u * Math.scalb(1.0, philox.integer(2L * i + 1, 48) - 40);
                default ->
                    Float.intBitsToFloat(philox.integer(2L * i + 1, 0x7f800000))
                        * Math.signum(u);
              };
            })
        .map(Precision.F32::round)
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyLevelKeepsItsPromise(Activation function) {
    KernelPlan careful = new KernelPlan(function, Precision.F64, Mode.EVALUATION);
    double[][] exact = {results(careful, 0), results(careful, 1)};
    assertAll(
        Arrays.stream(AccuracyLevel.values())
            .flatMap(
                level ->
                    IntStream.of(0, 1)
                        .mapToObj(order -> check(function, level, order, exact[order]))));
  }

  private static Executable check(
      Activation function, AccuracyLevel level, int order, double[] exact) {
    KernelPlan plan = new KernelPlan(function, Precision.F32, level, Mode.EVALUATION);
    double[] computed = results(plan, order);
    double scale = largest(exact);
    boolean[] isNearZero = Zeros.surroundings(INPUTS, exact, scale, 1);
    return () -> {
      for (int i = 0; i < INPUTS.length; i++) {
        double error = Math.abs(computed[i] - exact[i]);
        if (Double.isNaN(exact[i]) || computed[i] == Precision.F32.round(exact[i])) {
          continue;
        }
        double ulps = error / Precision.F32.ulp(exact[i]);
        boolean isScaled = level == AccuracyLevel.FAST || isNearZero[i];
        boolean isKept =
            ulps <= promised(level, order) || isScaled && error <= nearZero(level, order) * scale;
        assertThat(isKept)
            .as("%s, derivative %s, %s, at %s: %s ulps", function, order, level, INPUTS[i], ulps)
            .isTrue();
      }
    };
  }

  private static double promised(AccuracyLevel level, int order) {
    return switch (level) {
      case FAST -> 64;
      case ACCURATE -> order == 0 ? 2 : 3;
      case EXACT -> 0.51;
    };
  }

  /// What is as good, as a part of the largest magnitude.
  private static double nearZero(AccuracyLevel level, int order) {
    return switch (level) {
      case FAST -> 0x1p-22;
      case ACCURATE -> order == 0 ? 0 : 0x1p-23;
      case EXACT -> order == 0 ? 0 : 0x1p-31;
    };
  }

  private static double largest(double[] values) {
    return IntStream.range(0, POINTS)
        .filter(i -> Math.abs(INPUTS[i]) <= 16)
        .mapToDouble(i -> Math.abs(values[i]))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static double[] results(KernelPlan plan, int order) {
    Program program = plan.derivativeProgram(plan.input(0), order);
    double[][] inputs = new double[program.inputs()][];
    Arrays.fill(inputs, INPUTS);
    return Interpreter.run(program, inputs, POINTS, new double[0])[0];
  }
}
