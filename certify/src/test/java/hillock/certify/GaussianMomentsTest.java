// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bounds of means under a standard normal input, against closed forms and values found elsewhere.
class GaussianMomentsTest {
  /// Larger mean squares of slopes come from a pole beside 0, and chords do not tell them.
  private static final double STEEP = 1e3;

  private static GaussianMoments moments(String formula) {
    Activation activation = Formula.typed(formula, Catalog.standard(), Map.of());
    return Prover.of(activation).gaussianMoments().orElseThrow();
  }

  /// Each closed form as a formula without input.
  private static Interval number(String closed) {
    Range constant = Prover.of(Formula.typed(closed, Catalog.standard(), Map.of())).range();
    return Interval.of(constant.infimum().lo(), constant.supremum().hi());
  }

  @ParameterizedTest
  @CsvSource({
    "relu(x), 1/sqrt(2*pi), 1/2, 1/2",
    "x > 0 ? x : x/100, 0.99/sqrt(2*pi), 1.0001/2, 1.0001/2",
    "x, 0, 1, 1",
    "step(x), 1/2, 1/2, 0",
    "abs(x), sqrt(2/pi), 1, 1",
    "x^2, 1, 3, 4",
    "x^3, 0, 15, 27",
    "relu-squared(x), 1/2, 3/2, 2",
    "sin(x), 0, (1 - exp(-2))/2, (1 + exp(-2))/2",
    "x * sin(x), exp(-1/2), 1/2 + 3/2*exp(-2), 1",
    "exp(x), exp(1/2), exp(2), exp(2)",
    "exp(-x^2/2), 1/sqrt(2), 1/sqrt(3), 1/sqrt(27)",
    "erf(x/sqrt(2)), 0, 1/3, 2/(pi*sqrt(3))",
    "abs(x) > 1/3 ? 2 : 0, 2*erfc(1/(3*sqrt(2))), 4*erfc(1/(3*sqrt(2))), 0",
    "gelu(x), 1/(2*sqrt(pi)), 1/3 + 1/(2*pi*sqrt(3)), 1/3 + 2/(3*pi*sqrt(3))",
    "3, 3, 9, 0",
  })
  void enclosesClosedForms(String formula, String mean, String square, String slope) {
    GaussianMoments found = moments(formula);
    assertThat(found.isProved()).isTrue();
    assertMeets(found.mean(), number(mean));
    assertMeets(found.meanSquare(), number(square));
    assertMeets(found.meanSquareSlope().orElseThrow(), number(slope));
    assertThat(found.doubt()).isLessThan(2e-12);
  }

  private static void assertMeets(Interval found, Interval expected) {
    assertThat(found.intersect(expected)).as("%s and %s", found, expected).isPresent();
  }

  /// Decimals were computed by mpmath 1.3.0 (`mp.quad` over pieces, 20 digits).
  @ParameterizedTest
  @CsvSource({
    "gelu-erf, 1.5335, 1.4811",
    "silu, 1.6765, 1.6233",
    "mish, 1.4868, 1.4448",
    "selu, 1, 0.9660",
    "tanh, 1.5925, 1.4674",
    "elu, 1.2452, 1.2234",
  })
  void enclosesTheGains(String name, double forward, double backward) {
    GaussianMoments found =
        Prover.of(Catalog.standard().find(name)).gaussianMoments().orElseThrow();
    Interval forwardGain = found.forwardGain().orElseThrow();
    Interval backwardGain = found.backwardGain().orElseThrow();
    assertThat(forwardGain.midpoint()).isCloseTo(forward, within(5e-5));
    assertThat(backwardGain.midpoint()).isCloseTo(backward, within(5e-5));
    assertThat(forwardGain.width()).isLessThan(1e-12);
    assertThat(backwardGain.width()).isLessThan(1e-12);
  }

  /// What relu does at zero, done within 4e-9 of it: too narrow a bend for a quadrature to see.
  @Test
  void seesNarrowBends() {
    GaussianMoments smooth = moments("(x + sqrt(x^2 + 1e-16)) / 2");
    assertThat(smooth.isProved()).isTrue();
    assertThat(smooth.meanSquare().midpoint()).isCloseTo(0.5, within(1e-9));
    assertThat(smooth.doubt()).isLessThan(1e-9);
    GaussianMoments steep = moments("tanh(1000000 * x)");
    assertThat(steep.isProved()).isTrue();
    // E tanh(a·Z)² = 1 - √(2/π)/a·(1 + o(1))
    double missing = Math.sqrt(2 / Math.PI) / 1e6;
    assertThat(1 - steep.meanSquare().midpoint()).isCloseTo(missing, within(missing * 1e-3));
  }

  @Test
  void findsExactZeros() {
    List<String> centred =
        List.of("0.8944 * max(0, x)^2 - 0.4472", "abs(x) - sqrt(2/pi)", "x^4 - 3");
    for (String formula : centred) {
      Centre centre =
          Prover.of(Formula.typed(formula, Catalog.standard(), Map.of())).centre();
      assertThat(centre.mean()).as(formula).isEqualTo(Interval.ZERO);
      assertThat(centre.verdict().isProved()).as(formula).isTrue();
    }
    Centre off = Prover.of(Formula.typed("x^4 - 3.001", Catalog.standard(), Map.of())).centre();
    assertThat(off.verdict()).isInstanceOf(Verdict.Refuted.class);
    assertThat(off.verdict().toString()).contains("E f(Z) = -0.001");
  }

  @Test
  void thereAreNoneWithoutMoments() {
    for (String formula : List.of("1 / x", "log(x)", "exp(x^2)", "exp(exp(x))", "sqrt(x)")) {
      Activation activation = Formula.typed(formula, Catalog.standard(), Map.of());
      assertThat(Prover.of(activation).gaussianMoments()).as(formula).isEmpty();
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
    GaussianMoments found = prover.gaussianMoments().orElseThrow();
    MidpointRule rule = MidpointRule.of(Samples.of(activation, List.of()));
    assertThat(found.isProved()).isTrue();
    assertThat(found.mean().width()).isLessThan(1e-9);
    assertThat(found.meanSquare().width()).isLessThan(1e-9 * found.meanSquare().hi());
    assertThat(found.mean().midpoint()).isCloseTo(rule.mean(), within(4e-5));
    assertThat(found.meanSquare().midpoint()).isCloseTo(rule.meanSquare(), within(2e-4));
    boolean isSteep = found.meanSquareSlope().map(s -> s.hi() > STEEP).orElse(true);
    if (prover.smoothness().order() >= 0 && !isSteep) {
      assertThat(found.meanSquareSlope().orElseThrow().midpoint())
          .isCloseTo(rule.meanSquareSlope(), within(2e-3));
    }
  }
}
