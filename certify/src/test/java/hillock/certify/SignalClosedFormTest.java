// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.expr.Formula;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signal propagation where it is known in closed form.
class SignalClosedFormTest {
  private static final double[] VARIANCES = {1e-6, 0.01, 0.5, 1, 3, 40, 1e4};
  private static final double[] CORRELATIONS = {
    -1, -0.99, -0.7, -0.2, 0, 1e-3, 0.3, 0.8, 0.95, 0.99, 0.999, 0.9999, 1
  };

  static MeanField field(String formula) {
    return Prover.of(Formula.typed(formula, Catalog.standard(), Map.of())).meanField();
  }

  private static SignalPropagation propagation(String formula, double sigmaW, double sigmaB) {
    return new SignalPropagation(field(formula), sigmaW, sigmaB);
  }

  /// Compares E f(√q·U)·f(√q·V) with a closed form in q and c, relative to c = 1.
  private static void compare(String formula, DoubleBinaryOperator expected, double tolerance) {
    for (double q : VARIANCES) {
      compare(formula, q, expected, tolerance);
    }
  }

  private static void compare(
      String formula, double q, DoubleBinaryOperator expected, double tolerance) {
    MeanField field = field(formula);
    double whole = expected.applyAsDouble(q, 1);
    assertThat(field.meanSquare(q) / whole)
        .as("%s at q = %s", formula, q)
        .isCloseTo(1, within(1e-12));
    HermiteSeries products = field.products(q);
    for (double c : CORRELATIONS) {
      assertThat(products.at(c) / whole)
          .as("%s at q = %s, c = %s", formula, q, c)
          .isCloseTo(expected.applyAsDouble(q, c) / whole, within(tolerance));
    }
  }

  /// The arc-cosine kernel of degree 1 (Cho and Saul 2009).
  private static double arcCosine(double c) {
    double angle = StrictMath.acos(c);
    return (StrictMath.sin(angle) + (Math.PI - angle) * c) / Math.PI;
  }

  @Test
  void productsOfPolynomials() {
    compare("x", (q, c) -> q * c, 1e-12);
    compare("x^2", (q, c) -> q * q * (1 + 2 * c * c), 1e-12);
    compare("3", (q, c) -> 9, 1e-12);
  }

  @Test
  void productsOfRapidFunctions() {
    for (double q : new double[] {1e-6, 0.5, 3, 20}) {
      compare("exp(x)", q, (v, c) -> StrictMath.exp(v * (1 + c)), 1e-11);
    }
  }

  /// Williams (1997).
  @Test
  void productsOfTheErrorFunction() {
    for (double q : VARIANCES) {
      // At large variances it is nearly a jump.
      double tolerance = q < 100 ? 1e-7 : 2e-3;
      compare("erf(x)", q, SignalClosedFormTest::erfProduct, tolerance);
    }
  }

  /// Kinks make the coefficients fall slowly, jumps more so.
  @Test
  void productsOfFunctionsWithKinksAndJumps() {
    compare("relu(x)", (q, c) -> q / 2 * arcCosine(c), 3e-8);
    compare("abs(x)", (q, c) -> q * (arcCosine(c) + arcCosine(-c)), 3e-8);
    compare("sign(x)", (q, c) -> 2 / Math.PI * StrictMath.asin(c), 2e-4);
    compare(
        "step(x)", (q, c) -> 0.25 + StrictMath.asin(c) / (2 * Math.PI), 1e-4);
  }

  @Test
  void wavesOfModerateVariance() {
    MeanField sine = field("sin(x)");
    for (double q : new double[] {0.01, 1, 9, 30}) {
      HermiteSeries products = sine.products(q);
      for (double c : CORRELATIONS) {
        assertThat(products.at(c))
            .isCloseTo(StrictMath.exp(-q) * StrictMath.sinh(q * c), within(1e-12));
      }
    }
  }

  @Test
  void slopesOfTheCorrelationMapOfRelu() {
    CorrelationMap map = propagation("relu(x)", Math.sqrt(2), 0).correlationMap(1.7);
    for (double c : new double[] {-0.9, -0.3, 0, 0.4, 0.9, 0.99}) {
      assertThat(map.at(c)).isCloseTo(arcCosine(c), within(1e-7));
      assertThat(map.slopeAt(c)).isCloseTo(1 - StrictMath.acos(c) / Math.PI, within(1e-4));
    }
    assertThat(map.at(1)).isEqualTo(1);
    assertThat(map.slopeAt(1)).isCloseTo(1, within(1e-12));
    assertThat(map.fixedPoint()).isEqualTo(1);
    assertThat(map.depthScale()).isInfinite();
  }

  @Test
  void stepsDriveNearInputsApart() {
    CorrelationMap map = propagation("sign(x)", 1, 0).correlationMap(1);
    assertThat(map.slopeAt(1)).isInfinite();
    assertThat(map.fixedPoint()).isCloseTo(0, within(1e-9));
    assertThat(map.depthScale()).isCloseTo(-1 / Math.log(2 / Math.PI), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1.2, 0.3", "1.4142135623730951, 0", "1.6, 0", "0.7, 1"})
  void theVarianceMapOfReluIsLinear(double sigmaW, double sigmaB) {
    SignalPropagation relu = propagation("relu(x)", sigmaW, sigmaB);
    double chi = sigmaW * sigmaW / 2;
    for (double q : VARIANCES) {
      double next = chi * q + sigmaB * sigmaB;
      assertThat(relu.nextVariance(q)).isCloseTo(next, within(1e-12 * next));
      assertThat(relu.gradientFactor(q)).isCloseTo(chi, within(1e-12));
      assertThat(relu.varianceSlope(q)).isCloseTo(chi, within(1e-10));
    }
    VarianceLimit limit = relu.limit(2);
    if (chi < 1 && sigmaB > 0) {
      double settled = sigmaB * sigmaB / (1 - chi);
      assertThat(limit.kind()).isEqualTo(VarianceLimit.Kind.SETTLES);
      assertThat(limit.variance()).isCloseTo(settled, within(1e-9 * settled));
      assertThat(limit.depthScale()).isCloseTo(-1 / Math.log(chi), within(1e-6));
      assertThat(limit.phase()).isEqualTo(Phase.ORDERED);
      assertThat(relu.fixedPoints().points()).singleElement()
          .satisfies(point -> assertThat(point.isStable()).isTrue())
          .satisfies(
              point -> assertThat(point.variance()).isCloseTo(settled, within(1e-9 * settled)));
    } else if (chi > 1.1) {
      assertThat(limit.kind()).isEqualTo(VarianceLimit.Kind.EXPLODES);
      assertThat(limit.phase()).isEqualTo(Phase.UNKNOWN);
    } else {
      assertThat(relu.fixedPoints().isEvery()).isTrue();
      assertThat(limit.variance()).isEqualTo(2);
      assertThat(limit.phase()).isEqualTo(Phase.CRITICAL);
    }
  }

  @Test
  void theLayersOfReluAreGeometric() {
    var layers = propagation("relu(x)", 1.5, 0).layers(2, 50);
    assertThat(layers).hasSize(50);
    double chi = 1.5 * 1.5 / 2;
    for (var layer : layers) {
      double expected = 2 * Math.pow(chi, layer.number() - 1);
      double gradient = Math.pow(chi, (50 - layer.number()) / 2.0);
      assertThat(layer.variance()).isCloseTo(expected, within(1e-10 * expected));
      assertThat(layer.gradient()).isCloseTo(gradient, within(1e-10 * gradient));
    }
  }

  private static double erfProduct(double q, double c) {
    return 2 / Math.PI * StrictMath.asin(2 * q * c / (1 + 2 * q));
  }

  private static double erfNext(double q, double sigmaW, double sigmaB) {
    return sigmaW * sigmaW * erfProduct(q, 1) + sigmaB * sigmaB;
  }

  private static double erfChi(double q, double sigmaW) {
    return sigmaW * sigmaW * 4 / (Math.PI * Math.sqrt(1 + 4 * q));
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.2", "1.2, 0.1", "3, 0.5", "6, 0"})
  void theErrorFunctionSettles(double sigmaW, double sigmaB) {
    SignalPropagation erf = propagation("erf(x)", sigmaW, sigmaB);
    VarianceLimit limit = erf.limit(0.8);
    double q = limit.variance();
    assertThat(limit.kind()).isEqualTo(VarianceLimit.Kind.SETTLES);
    assertThat(erfNext(q, sigmaW, sigmaB)).isCloseTo(q, within(1e-10 * q));
    assertThat(limit.gradientFactor()).isCloseTo(erfChi(q, sigmaW), within(1e-9));
    double step = 1e-5 * q;
    double slope =
        (erfNext(q + step, sigmaW, sigmaB) - erfNext(q - step, sigmaW, sigmaB)) / (2 * step);
    assertThat(limit.slope()).isCloseTo(slope, within(1e-7));
    Phase expected = erfChi(q, sigmaW) < 1 ? Phase.ORDERED : Phase.CHAOTIC;
    assertThat(limit.phase()).isEqualTo(expected);
    checkCorrelations(erf, q, sigmaW, sigmaB);
  }

  private static void checkCorrelations(
      SignalPropagation erf, double q, double sigmaW, double sigmaB) {
    CorrelationMap map = erf.correlationMap(q);
    double c = map.fixedPoint();
    double next = (sigmaW * sigmaW * erfProduct(q, c) + sigmaB * sigmaB) / q;
    assertThat(next).isCloseTo(c, within(1e-7));
    assertThat(map.slopeAt(1)).isCloseTo(erfChi(q, sigmaW), within(1e-9));
    assertThat(c < 1).isEqualTo(erfChi(q, sigmaW) > 1);
    assertThat(map.depthScale()).isPositive();
  }

  @Test
  void theEdgeOfChaosOfTheErrorFunction() {
    EdgeOfChaos edge = EdgeOfChaos.of(field("erf(x)"));
    assertThat(edge.curve()).hasSizeGreaterThan(30);
    for (EdgeOfChaos.Point point : edge.curve()) {
      double q = point.variance();
      double weights = Math.PI * Math.sqrt(1 + 4 * q) / 4;
      double biases = q - (erfNext(q, Math.sqrt(weights), 0));
      assertThat(point.sigmaW()).isCloseTo(Math.sqrt(weights), within(1e-9 * weights));
      assertThat(point.sigmaB()).isCloseTo(Math.sqrt(Math.max(0, biases)), within(1e-4));
    }
    assertThat(edge.at(0).orElseThrow().sigmaW())
        .isCloseTo(Math.sqrt(Math.PI) / 2, within(1e-9));
    EdgeOfChaos.Point point = edge.at(0.4).orElseThrow();
    assertThat(point.sigmaB()).isCloseTo(0.4, within(1e-9));
    SignalPropagation there = new SignalPropagation(field("erf(x)"), point.sigmaW(), 0.4);
    assertThat(there.limit(1).variance()).isCloseTo(point.variance(), within(1e-6));
    assertThat(there.limit(1).phase()).isEqualTo(Phase.CRITICAL);
  }

  /// Known from the literature: relu at √2, tanh at 1, and leaky-relu with the factor of He.
  @Test
  void edgesWithoutBiases() {
    assertThat(EdgeOfChaos.of(field("relu(x)")).at(0).orElseThrow().sigmaW())
        .isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(EdgeOfChaos.of(field("tanh(x)")).at(0).orElseThrow().sigmaW())
        .isCloseTo(1, within(1e-12));
    assertThat(EdgeOfChaos.of(field("x > 0 ? x : x/100")).at(0).orElseThrow().sigmaW())
        .isCloseTo(Math.sqrt(2 / 1.0001), within(1e-12));
    assertThat(EdgeOfChaos.of(field("relu(x)")).at(0.5)).isEmpty();
    assertThat(EdgeOfChaos.of(field("step(x)")).curve()).isEmpty();
  }

  @Test
  void tanhFadesBelowTheEdge() {
    VarianceLimit limit = propagation("tanh(x)", 0.9, 0).limit(1);
    assertThat(limit.kind()).isEqualTo(VarianceLimit.Kind.VANISHES);
    assertThat(limit.gradientFactor()).isCloseTo(0.81, within(1e-9));
    assertThat(limit.phase()).isEqualTo(Phase.ORDERED);
    VarianceLimit critical = propagation("tanh(x)", 1, 0).limit(1);
    assertThat(critical.kind()).isEqualTo(VarianceLimit.Kind.VANISHES);
    assertThat(critical.phase()).isEqualTo(Phase.CRITICAL);
  }

  /// The variance map q² of x² with weights of variance 1/3 has the fixed points 0 and 1.
  @Test
  void theFixedPointsOfTheSquare() {
    SignalPropagation square = propagation("x^2", Math.sqrt(1.0 / 3), 0);
    assertThat(square.fixedPoints().points()).hasSize(2);
    VarianceFixedPoints.Point zero = square.fixedPoints().points().getFirst();
    VarianceFixedPoints.Point one = square.fixedPoints().points().getLast();
    assertThat(zero.variance()).isZero();
    assertThat(zero.isStable()).isTrue();
    assertThat(one.variance()).isCloseTo(1, within(1e-12));
    assertThat(one.slope()).isCloseTo(2, within(1e-10));
    assertThat(one.depthScale()).isNaN();
    assertThat(square.limit(0.99).kind()).isEqualTo(VarianceLimit.Kind.VANISHES);
    assertThat(square.limit(1.01).kind()).isEqualTo(VarianceLimit.Kind.EXPLODES);
    assertThat(square.limit(1).kind()).isEqualTo(VarianceLimit.Kind.SETTLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 / x", "log(x)", "exp(x^2)", "exp(exp(x))", "sqrt(x)"})
  void withoutMomentsThereIsAReason(String formula) {
    assertThatThrownBy(() -> field(formula))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not known to exist: ");
  }

  @Test
  void rapidFunctionsHaveMomentsOfSmallVariancesOnly() {
    assertThat(field("x^3").largestVariance()).isInfinite();
    assertThat(field("sin(x)").largestVariance()).isInfinite();
    assertThat(field("exp(x)").largestVariance()).isEqualTo(64);
    MeanField rapid = field("exp(x^2 / 10)");
    assertThat(rapid.largestVariance()).isEqualTo(1);
    assertThat(rapid.meanSquare(1)).isCloseTo(1 / Math.sqrt(1 - 0.4), within(1e-9));
    assertThat(rapid.meanSquare(1.5)).isNaN();
    SignalPropagation propagation = new SignalPropagation(rapid, 1, 0);
    assertThat(propagation.layers(1, 5)).hasSize(1);
    assertThat(propagation.limit(1).kind()).isEqualTo(VarianceLimit.Kind.UNKNOWN);
  }

  @Test
  void aSlopeWithoutBoundHasNoMeanSquare() {
    MeanField root = field("sqrt(abs(x))");
    assertThat(root.hasBoundedSlope()).isFalse();
    assertThat(root.meanSquare(3)).isCloseTo(Math.sqrt(3 * 2 / Math.PI), within(1e-9));
    assertThat(root.meanSquareSlope(3)).isNaN();
    assertThat(new SignalPropagation(root, 1, 0).limit(1).phase()).isEqualTo(Phase.UNKNOWN);
    assertThat(EdgeOfChaos.of(root).curve()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "NaN, 0", "Infinity, 0", "1, -1", "1, NaN", "1, Infinity"})
  void refusesInitializationsThatAreNone(double sigmaW, double sigmaB) {
    MeanField relu = field("relu(x)");
    assertThatThrownBy(() -> new SignalPropagation(relu, sigmaW, sigmaB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sigma_w is positive");
  }
}
