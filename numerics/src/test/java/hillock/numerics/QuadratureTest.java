// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuadratureTest {
  /// Closed forms, and for tanh, sigmoid and softplus digits from mpmath's `quad`.
  static Stream<Arguments> expectations() {
    return Stream.of(
        expectation("1", z -> 1, 1),
        expectation("z^2", z -> z * z, 1),
        expectation("z^8", z -> StrictMath.pow(z, 8), 105),
        expectation("e^z", StrictMath::exp, StrictMath.exp(0.5)),
        expectation("e^5z", z -> StrictMath.exp(5 * z), StrictMath.exp(12.5)),
        expectation("cos 3z", z -> StrictMath.cos(3 * z), StrictMath.exp(-4.5)),
        expectation("relu", z -> Math.max(z, 0), 0.3989422804014327, 0),
        expectation("relu^2", z -> Math.max(z, 0) * Math.max(z, 0), 0.5, 0),
        expectation("step at 1", z -> z > 1 ? 1 : 0, 0.15865525393145705, 1),
        expectation("gelu", QuadratureTest::gelu, 0.28209479177387814),
        expectation("tanh^2", z -> StrictMath.pow(StrictMath.tanh(z), 2), 0.3942944903978412),
        expectation("sigmoid^2", z -> StrictMath.pow(sigmoid(z), 2), 0.29337903585809294),
        expectation("softplus", z -> StrictMath.log1p(StrictMath.exp(z)), 0.8060591833474398));
  }

  private static Arguments expectation(
      String name, DoubleUnaryOperator g, double exact, double... breakpoints) {
    return Arguments.of(name, g, exact, breakpoints);
  }

  private static double gelu(double z) {
    return z * BigReal.of(-z).divide(BigReal.TWO.sqrt(64), 64).erfc(64).midpoint() / 2;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expectations")
  void valuesAreAccurateToThirteenDigits(
      String name, DoubleUnaryOperator g, double exact, double[] breakpoints) {
    Quadrature.Estimate estimate = Quadrature.gaussianExpectation(g, breakpoints);
    double error = Math.abs(estimate.value() - exact);
    assertThat(error).as(name + ": " + estimate).isLessThan(1e-13 * exact);
    assertThat(error)
        .as(name + ": " + estimate)
        .isLessThanOrEqualTo(estimate.error() + 4e-16 * exact);
    assertThat(estimate.error()).as(name).isLessThan(1e-12 * exact);
  }

  @Test
  void oddFunctionsHaveMeanZero() {
    Quadrature.Estimate estimate = Quadrature.gaussianExpectation(StrictMath::tanh);
    assertThat(estimate.value()).isBetween(-1e-15, 1e-15);
  }

  @Test
  void anUnannouncedKinkCostsEvaluationsButNotAccuracy() {
    int[] evaluations = new int[1];
    Quadrature.Estimate estimate =
        Quadrature.gaussianExpectation(
            z -> {
              evaluations[0]++;
              return Math.abs(z - 0.3);
            });
    // E|Z - a| = 2 phi(a) + a (2 Phi(a) - 1), from mpmath.
    assertThat(Math.abs(estimate.value() - 0.8335224842344198)).isLessThan(1e-13);
    assertThat(evaluations[0]).isLessThan(4000);
  }

  /// The expectation of `tanh(50 Z)^2` is from mpmath.
  @Test
  void narrowFeaturesAreFound() {
    Quadrature.Estimate estimate =
        Quadrature.gaussianExpectation(z -> StrictMath.pow(StrictMath.tanh(50 * z), 2));
    assertThat(Math.abs(estimate.value() - 0.9840449328126577)).isLessThan(1e-13);
  }

  @Test
  void noiseEndsAtTheLimitOfPanels() {
    Philox noise = new Philox(1);
    long[] evaluations = new long[1];
    Quadrature.Estimate estimate =
        Quadrature.gaussianExpectation(z -> noise.uniform(evaluations[0]++) - 0.5);
    assertThat(evaluations[0]).isLessThan(70_000);
    assertThat(estimate.error()).isGreaterThan(1e-4);
  }

  @Test
  void smoothFunctionsTakeAThousandEvaluations() {
    int[] evaluations = new int[1];
    Quadrature.gaussianExpectation(
        z -> {
          evaluations[0]++;
          return StrictMath.tanh(z);
        });
    assertThat(evaluations[0]).isLessThan(2000);
  }

  @Test
  void breakpointsAreNotEvaluatedAndMayLieAnywhere() {
    double[] breakpoints = {2, 0, -0.0, -1, 2, 0, 1e300, Double.POSITIVE_INFINITY, -50};
    Quadrature.Estimate estimate =
        Quadrature.gaussianExpectation(
            z -> {
              assertThat(z).isNotIn(2.0, 0.0, -1.0);
              return 1;
            },
            breakpoints);
    assertThat(Math.abs(estimate.value() - 1)).isLessThan(1e-15);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quadrature.gaussianExpectation(z -> 1, Double.NaN));
  }

  @Test
  void notANumberComesThrough() {
    assertThat(Quadrature.gaussianExpectation(z -> z > 1 ? Double.NaN : 0).value()).isNaN();
  }
}
