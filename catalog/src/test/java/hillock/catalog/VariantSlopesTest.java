// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.calculus.RealEvaluator;
import hillock.calculus.Stabilizer;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The slopes of variants at kinks, as the source code of the frameworks has them.
class VariantSlopesTest {
  private static final double LAMBDA = 1.0507009873554805;
  private static final double LAMBDA_ALPHA = 1.7580993408473768;
  private static final Map<String, Rational> NONE = Map.of();

  /// A slope at a kink.
  ///
  /// @param values values of parameters instead of the defaults
  private record Slope(String variant, Map<String, Rational> values, double x, double slope) {
    @Override
    public String toString() {
      return variant + " at " + x;
    }
  }

  private final List<Slope> slopes = new ArrayList<>();

  VariantSlopesTest() {
    for (String framework : List.of("pytorch", "tensorflow", "jax", "dl4j", "onednn")) {
      add("relu@" + framework, 0, 0);
      add("relu6@" + framework, 0, 0);
      add("relu6@" + framework, 6, 0);
      add("elu@" + framework, 0, 1);
    }
    add("leaky-relu@pytorch", 0, 0.01);
    add("leaky-relu@keras2", 0, 0.3);
    add("leaky-relu@tensorflow", 0, 0.2);
    add("leaky-relu@jax", 0, 1);
    add("leaky-relu@dl4j", 0, 1);
    add("leaky-relu@onednn", 0, 0.01);
    add("prelu@pytorch", 0, 0.25);
    for (String framework : List.of("keras2", "keras3")) {
      slopes.add(new Slope("prelu@" + framework, Map.of("a", Rational.of(1, 4)), 0, 0));
    }
    add("selu@pytorch", 0, LAMBDA_ALPHA);
    add("selu@keras2", 0, LAMBDA);
    add("selu@tensorflow", 0, LAMBDA);
    add("selu@jax", 0, LAMBDA_ALPHA);
    add("selu@dl4j", 0, LAMBDA_ALPHA);
    add("celu@jax", 0, 1);
    add("rectified-tanh@dl4j", 0, 0);
    add("thresholded-relu@keras2", 1, 0);
    add("thresholded-relu@dl4j", 1, 0);
    for (double end : List.of(-2.5, 2.5)) {
      add("hard-sigmoid@keras2", end, 0.2);
      add("hard-sigmoid@dl4j", end, 0.2);
    }
    for (int end : List.of(-1, 1)) {
      add("hard-tanh@pytorch", end, 0);
      add("hard-tanh@jax", end, 1);
      add("hard-tanh@dl4j", end, 1);
      add("hard-tanh@onednn", end, 0);
    }
    for (String framework : List.of("pytorch", "jax", "onednn")) {
      add("hard-sigmoid@" + framework, -3, 0);
      add("hard-sigmoid@" + framework, 3, 0);
      add("hard-swish@" + framework, -3, 0);
      add("hard-swish@" + framework, 3, 1);
    }
  }

  private void add(String variant, double x, double slope) {
    slopes.add(new Slope(variant, NONE, x, slope));
  }

  @TestFactory
  Stream<DynamicTest> everySlopeIsThatOfTheFramework() {
    return slopes.stream().map(s -> dynamicTest(s.toString(), () -> compare(s)));
  }

  private static void compare(Slope expected) {
    Activation activation = Catalog.standard().find(expected.variant).withDefaults(expected.values);
    assertThat(slope(activation, activation, expected.x))
        .isCloseTo(expected.slope, within(1e-14));
  }

  /// A form of its own is given only where the catalog's has another slope.
  @Test
  void everyWrittenFormIsTestedAndNeeded() {
    List<Variant> written =
        Catalog.standard().variants().all().stream().filter(v -> v.written().isPresent()).toList();
    assertThat(written).hasSizeGreaterThan(5).allSatisfy(v -> assertThat(isNeeded(v)).isTrue());
  }

  private boolean isNeeded(Variant variant) {
    return slopes.stream()
        .filter(s -> s.variant.equals(variant.fullName()))
        .anyMatch(s -> slopeInTheCatalog(variant, s) != s.slope);
  }

  private static double slopeInTheCatalog(Variant variant, Slope slope) {
    Activation parameters = variant.activation().withDefaults(slope.values);
    return slope(variant.function(), parameters, slope.x);
  }

  /// The slope of one function with the parameters of another.
  private static double slope(Activation activation, Activation parameters, double x) {
    Expr input = new Expr.Input(0, activation.inputs().getFirst());
    Stabilizer stabilizer = new Stabilizer(parameters.parameters());
    Expr derivative = stabilizer.derivative(activation.evaluation(), input);
    Expr closed = Substitution.parameters(derivative, parameters.defaults());
    return RealEvaluator.enclose(closed, Map.of(input, BigReal.of(x)), 160).midpoint();
  }
}
