// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.expr.Activation;
import hillock.numerics.Philox;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Means of signals against draws, and against each other for the whole catalog.
class SignalDrawsTest {
  private static final int DRAWS = 200_000;

  static Stream<WrittenOut> functions() {
    return WrittenOut.all().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithDraws(WrittenOut function) {
    MeanField field = SignalClosedFormTest.field(function.formula());
    Philox first = new Philox(20261122);
    Philox second = first.withStream(1);
    for (double q : new double[] {0.3, 1, 5}) {
      double root = Math.sqrt(q);
      compare(field.meanSquare(q), i -> square(function.value(), root * first.normal(i)));
      compare(field.meanSquareSlope(q), i -> square(function.slope(), root * first.normal(i)));
      HermiteSeries products = field.products(q);
      for (double c : new double[] {-0.6, 0.25, 0.9}) {
        double rest = Math.sqrt(1 - c * c);
        compare(
            products.at(c),
            i -> {
              double u = first.normal(i);
              double v = c * u + rest * second.normal(i);
              return function.value().applyAsDouble(root * u)
                  * function.value().applyAsDouble(root * v);
            });
      }
    }
  }

  private static double square(DoubleUnaryOperator f, double x) {
    double y = f.applyAsDouble(x);
    return y * y;
  }

  /// The mean of draws lies within four of its standard deviations.
  private static void compare(double expected, IntToDoubleFunction draw) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double y = draw.applyAsDouble(i);
      sum += y;
      squares += y * y;
    }
    double mean = sum / DRAWS;
    double deviation = Math.sqrt((squares / DRAWS - mean * mean) / DRAWS);
    assertThat(expected).isCloseTo(mean, within(4 * deviation));
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionOfTheCatalogIsConsistent() {
    return CatalogFunctions.ofOneInput()
        .filter(activation -> Prover.of(activation).gaussianStatistics().isPresent())
        .map(activation -> dynamicTest(activation.name(), () -> check(activation)));
  }

  /// Functions with an infinite or a very large slope, whose means a quadrature does not get sharp.
  private static final List<String> STEEP = List.of("root", "log-magnitude");

  private static void check(Activation activation) {
    Prover prover = Prover.of(activation);
    double sharp = STEEP.contains(activation.name()) ? 1e-4 : 1e-11;
    GaussianStatistics statistics = prover.gaussianStatistics().orElseThrow();
    MeanField field = prover.meanField();
    double square = field.meanSquare(1);
    double mean = statistics.mean().value();
    assertThat(square).isCloseTo(statistics.meanSquare().value(), within(sharp * square));
    if (square == 0) {
      return;
    }
    HermiteSeries products = field.products(1);
    assertThat(products.at(0)).isCloseTo(mean * mean, within(sharp * square));
    assertThat(products.at(1)).isCloseTo(square, within(1e-3 * square));
    double h = 1e-4;
    double growth = (field.meanSquare(1 + h) - field.meanSquare(1 - h)) / (2 * h);
    if (field.largestVariance() > 2) {
      assertThat(field.meanSquareGrowth(1)).isCloseTo(growth, within(1e-5 * square));
    }
    CorrelationMap map =
        new SignalPropagation(field, statistics.forwardGain(), 0).correlationMap(1);
    double before = -1;
    for (double c = 0; c <= 1; c += 0.125) {
      double after = map.at(c);
      assertThat(after).isBetween(Math.max(0, before - 1e-12), 1.0);
      before = after;
    }
    assertThat(map.fixedPoint()).isBetween(0.0, 1.0);
  }
}
