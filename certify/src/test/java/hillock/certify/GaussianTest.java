// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.numerics.Interval;
import hillock.numerics.Philox;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Means under a standard normal input, against closed forms, sums and draws.
class GaussianTest {
  /// Larger mean squares of slopes come from a pole beside 0, and chords do not tell them.
  private static final double STEEP = 1e3;

  private static GaussianStatistics statistics(String formula) {
    Activation activation = Formula.typed(formula, Catalog.standard(), Map.of());
    return Prover.of(activation).gaussianStatistics().orElseThrow();
  }

  /// Each closed form as a formula without input.
  private static double number(String closed) {
    Prover constant = Prover.of(Formula.typed(closed, Catalog.standard(), Map.of()));
    return constant.range().infimum().lo();
  }

  /// Decimals were computed by mpmath 1.3.0 (`mp.quad` over pieces, 20 digits).
  @ParameterizedTest
  @CsvSource({
    "relu(x), 1/sqrt(2*pi), 1/2, 1/2",
    "x > 0 ? x : x/100, 0.99/sqrt(2*pi), 1.0001/2, 1.0001/2",
    "x, 0, 1, 1",
    "step(x), 1/2, 1/2, 0",
    "sign(x), 0, 1, 0",
    "abs(x), sqrt(2/pi), 1, 1",
    "x^2, 1, 3, 4",
    "x^3, 0, 15, 27",
    "relu-squared(x), 1/2, 3/2, 2",
    "sin(x), 0, (1 - exp(-2))/2, (1 + exp(-2))/2",
    "cos(x), exp(-1/2), (1 + exp(-2))/2, (1 - exp(-2))/2",
    "exp(x), exp(1/2), exp(2), exp(2)",
    "gaussian(x), 1/sqrt(3), 1/sqrt(5), 4/sqrt(125)",
    "normal-cdf(x), 1/2, 1/3, 1/(2*pi*sqrt(3))",
    "gelu(x), 1/(2*sqrt(pi)), 0.4252214826, 0.4558508656",
    "elu(x), 1/sqrt(2*pi) + exp(1/2)*erfc(1/sqrt(2))/2 - 1/2, 0.6449454175, 0.6681020012",
    "hard-tanh(x), 0, 1 - 2*exp(-1/2)/sqrt(2*pi), erf(1/sqrt(2))",
    "selu(x), 0, 1, 1.0715749925",
    "3, 3, 9, 0",
  })
  void agreesWithClosedForms(String formula, String mean, String square, String slope) {
    GaussianStatistics found = statistics(formula);
    assertThat(found.mean().value()).isCloseTo(number(mean), within(1e-9));
    assertThat(found.meanSquare().value()).isCloseTo(number(square), within(tolerance(square)));
    assertThat(found.meanSquareSlope().value()).isCloseTo(number(slope), within(tolerance(slope)));
  }

  /// Decimals are given to ten digits.
  private static double tolerance(String value) {
    return value.matches("\\d+\\.\\d+") ? 1e-10 : 1e-9;
  }

  @Test
  void theGainOfReluIsRootTwo() {
    assertThat(statistics("relu(x)").forwardGain()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(statistics("relu(x)").backwardGain()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(statistics("selu(x)").forwardGain()).isCloseTo(1, within(1e-9));
    assertThat(statistics("tanh(x)").forwardGain()).isCloseTo(1.5925374197228, within(1e-10));
  }

  @Test
  void thereAreNoneWithoutMoments() {
    for (String formula : List.of("1 / x", "log(x)", "exp(x^2)", "exp(exp(x))", "sqrt(x)")) {
      Activation activation = Formula.typed(formula, Catalog.standard(), Map.of());
      assertThat(Prover.of(activation).gaussianStatistics()).as(formula).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionAgreesWithTheMidpointRule() {
    return CatalogFunctions.ofOneInput()
        .filter(activation -> Prover.of(activation).gaussianStatistics().isPresent())
        .map(activation -> dynamicTest(activation.name(), () -> compare(activation)));
  }

  private static void compare(Activation activation) {
    Prover prover = Prover.of(activation);
    GaussianStatistics found = prover.gaussianStatistics().orElseThrow();
    MidpointRule rule = MidpointRule.of(Samples.of(activation, List.of()));
    assertThat(found.mean().value()).isCloseTo(rule.mean(), within(4e-5));
    assertThat(found.meanSquare().value()).isCloseTo(rule.meanSquare(), within(2e-4));
    boolean isSteep = !(found.meanSquareSlope().value() < STEEP);
    if (prover.smoothness().order() >= 0 && !isSteep) {
      assertThat(found.meanSquareSlope().value()).isCloseTo(rule.meanSquareSlope(), within(2e-3));
    }
    Interval proved = prover.centre().mean().add(Interval.of(-4e-5, 4e-5));
    assertThat(proved.contains(rule.mean())).as("%s", proved).isTrue();
    boolean isCentred = Math.abs(rule.mean()) < 2e-5;
    assertThat(prover.centre().verdict().isProved()).isEqualTo(isCentred);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithDraws() {
    Map<String, DoubleUnaryOperator> functions =
        Map.of(
            "relu", x -> Math.max(0, x),
            "tanh", Math::tanh,
            "sigmoid", x -> 1 / (1 + Math.exp(-x)),
            "silu", x -> x / (1 + Math.exp(-x)),
            "elu", x -> x > 0 ? x : Math.expm1(x),
            "softplus", x -> Math.log1p(Math.exp(x)),
            "mish", x -> x * Math.tanh(Math.log1p(Math.exp(x))),
            "softsign", x -> x / (1 + Math.abs(x)),
            "hard-swish", x -> x * Math.min(Math.max(x + 3, 0), 6) / 6);
    return functions.entrySet().stream()
        .map(f -> dynamicTest(f.getKey(), () -> compareWithDraws(f.getKey(), f.getValue())));
  }

  /// The mean of draws lies within three of its standard deviations.
  private static void compareWithDraws(String name, DoubleUnaryOperator function) {
    int draws = 400_000;
    Philox random = new Philox(20261121);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < draws; i++) {
      double y = function.applyAsDouble(random.normal(i));
      sum += y;
      squares += y * y;
      fourths += y * y * y * y;
    }
    double mean = sum / draws;
    double square = squares / draws;
    double fourth = fourths / draws;
    GaussianStatistics found = statistics(name + "(x)");
    double deviation = Math.sqrt((square - mean * mean) / draws);
    double deviationOfSquare = Math.sqrt((fourth - square * square) / draws);
    assertThat(found.mean().value()).isCloseTo(mean, within(3 * deviation));
    assertThat(found.meanSquare().value()).isCloseTo(square, within(3 * deviationOfSquare));
  }
}
