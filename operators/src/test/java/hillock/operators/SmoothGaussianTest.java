// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.expr.Activation;
import hillock.numerics.Quadrature;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Closed forms agree with quadrature, and two smoothings are one.
final class SmoothGaussianTest {
  private static final double[] POINTS = {-7, -2.5, -1, -0.3, 0, 0.2, 0.9, 2, 5.5, 9};

  static Stream<Arguments> functions() {
    return Stream.of(
        of("relu", x -> Math.max(0, x), 0),
        of("leaky-relu(x; alpha = 3/2)", x -> x > 0 ? x : 1.5 * x, 0),
        of("leaky-relu(x; alpha = -1/4)", x -> x > 0 ? x : -x / 4, 0),
        of("abs(x - 1)", x -> Math.abs(x - 1), 1),
        of("hard-tanh", x -> Math.clamp(x, -1, 1), -1, 1),
        of("relu6(2 * x)", x -> Math.clamp(2 * x, 0, 6), 0, 3),
        of("x^2 * max(x, 1)", x -> x * x * Math.max(x, 1), 1),
        of("max(0, -x)^3", x -> Math.pow(Math.max(0, -x), 3), 0),
        of("min(max(0, 3 - x), x + 5)", x -> Math.min(Math.max(0, 3 - x), x + 5), -5, -1, 3),
        of("x >= 0 ? 1 : 0", x -> x >= 0 ? 1 : 0, 0),
        of("x != 0 ? x : 1", x -> x),
        of("elu", x -> x > 0 ? x : StrictMath.expm1(x), 0),
        of("exp(-abs(x))", x -> StrictMath.exp(-Math.abs(x)), 0),
        of("abs(x) < 2 ? x * exp(x / 2) : 0", x -> Math.abs(x) < 2 ? x * StrictMath.exp(x / 2) : 0,
            -2, 2),
        of("gaussian", x -> StrictMath.exp(-x * x)),
        of("x^2 * exp(-2 * x^2 + x)", x -> x * x * StrictMath.exp(-2 * x * x + x)),
        of("x > 0 ? exp(-x^2) : 1", x -> x > 0 ? StrictMath.exp(-x * x) : 1, 0),
        of("2^x", x -> StrictMath.pow(2, x)),
        of("sinh(x) + cosh(2 * x)", x -> StrictMath.sinh(x) + StrictMath.cosh(2 * x)),
        of("sin", StrictMath::sin),
        of("x^3 - x", x -> x * x * x - x),
        of("x + sin(3 * x)^2 / 3", x -> x + StrictMath.pow(StrictMath.sin(3 * x), 2) / 3),
        of("x^2 * cos(2 * x + 1)", x -> x * x * StrictMath.cos(2 * x + 1)),
        of("sin(x) * cos(2 * x)", x -> StrictMath.sin(x) * StrictMath.cos(2 * x)),
        of("exp(x) * sin(x)", x -> StrictMath.exp(x) * StrictMath.sin(x)),
        of("exp(-x^2) * cos(x)", x -> StrictMath.exp(-x * x) * StrictMath.cos(x)));
  }

  private static Arguments of(String function, DoubleUnaryOperator meaning, double... knots) {
    return Arguments.of(function, meaning, knots);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void agreesWithQuadrature(String function, DoubleUnaryOperator meaning, double[] knots) {
    for (double sigma : new double[] {0.5, 1, 1.75}) {
      Activation smooth = Language.read("smooth-gaussian(%s, %s)".formatted(function, sigma));
      for (double x : POINTS) {
        double[] breaks = Arrays.stream(knots).map(k -> (k - x) / sigma).toArray();
        Quadrature.Estimate expected =
            Quadrature.gaussianExpectation(z -> meaning.applyAsDouble(x + sigma * z), breaks);
        double scale = Math.max(1e-3, Math.abs(expected.value()));
        assertThat(Language.value(smooth, x))
            .as("%s at %s with sigma %s", function, x, sigma)
            .isCloseTo(expected.value(), within(1e-11 * scale));
      }
    }
  }

  /// 3² + 4² = 5²: what two smoothings make, one does.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "relu", "leaky-relu", "abs", "gelu", "erf", "elu", "gaussian", "sin", "x^5 + x^2",
        "x * exp(x)", "x > 1 ? x^2 : 3 - x"
      })
  void twoSmoothingsAreOne(String function) {
    Activation twice =
        Language.read("smooth-gaussian(smooth-gaussian(%s, 3/4), 1)".formatted(function));
    Activation once = Language.read("smooth-gaussian(%s, 5/4)".formatted(function));
    for (double x : POINTS) {
      assertThat(Language.difference(twice, once, x).abs().hi())
          .as("%s at %s", function, x)
          .isLessThan(0x1p-900);
    }
  }

  /// The sign of sigma does not count, whatever is known of it.
  @ParameterizedTest
  @ValueSource(strings = {"s = 2 in (0, inf)", "s = 2", "s = -2"})
  void sigmaMayBeAParameter(String parameter) {
    Activation smooth = Language.read("f(x; %s) = smooth-gaussian(relu, s)".formatted(parameter));
    Activation expected = Language.read("smooth-gaussian(relu, 2)");
    for (double x : POINTS) {
      assertThat(Language.difference(smooth, expected, x).abs().hi()).isLessThan(0x1p-900);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "a", "a * x^2 + b * x"})
  void coefficientsMayBeParameters(String function) {
    Activation smooth =
        Language.read("f(x; a = 2, b = 3) = smooth-gaussian(%s, 1/2)".formatted(function));
    Activation shifted =
        Language.read("f(x; a = 2, b = 3) = %s + (%s)".formatted(function, bias(function)));
    for (double x : POINTS) {
      assertThat(Language.difference(smooth, shifted, x).abs().hi()).isLessThan(0x1p-900);
    }
  }

  /// What smoothing adds: half the variance times the second derivative.
  private static String bias(String function) {
    return function.contains("x^2") ? "a / 4" : "0";
  }
}
