// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Draw;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Scope;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the functions of the catalog compute, and their names and defaults.
class ValuesTest {
  private static final int BITS = 160;

  private static final double[] POINTS = {
    -20, -8.4, -3, -2.5, -2, -1, -0.5, -0.1, -1e-3, 0, 1e-3, 0.1, 0.5, 1, 1.5, 2, 3, 6, 7, 30
  };

  private static double value(Expr formula, Activation activation, double... inputs) {
    Map<Expr, BigReal> values = new HashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      values.put(new Expr.Input(i, activation.inputs().get(i)), BigReal.of(inputs[i]));
    }
    Expr closed = Substitution.parameters(formula, activation.defaults());
    return RealEvaluator.enclose(closed, values, BITS).midpoint();
  }

  private static void compare(double actual, double expected, String where) {
    double tolerance = Math.max(1e-15, 1e-12 * Math.abs(expected));
    assertThat(actual).as(where).isCloseTo(expected, within(tolerance));
  }

  @TestFactory
  Stream<DynamicTest> functionsOfOneInput() {
    return FilesTest.all()
        .filter(a -> a.inputs().size() == 1)
        .map(a -> dynamicTest(a.name(), () -> compareOne(a)));
  }

  private static <T> T line(Map<String, T> formulas, Activation activation) {
    T formula = formulas.get(activation.name());
    if (formula == null) {
      throw new AssertionError(activation.name() + " has no line in Formulas");
    }
    return formula;
  }

  private static void compareOne(Activation activation) {
    DoubleUnaryOperator expected = line(Formulas.OF_ONE_INPUT, activation);
    for (double x : POINTS) {
      double y = expected.applyAsDouble(x);
      if (Double.isFinite(y)) {
        compare(value(activation.evaluation(), activation, x), y, activation.name() + " at " + x);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> functionsOfTwoInputs() {
    return FilesTest.all()
        .filter(a -> a.inputs().size() == 2)
        .map(a -> dynamicTest(a.name(), () -> compareTwo(a)));
  }

  private static void compareTwo(Activation activation) {
    DoubleBinaryOperator expected = line(Formulas.OF_TWO_INPUTS, activation);
    for (double a : POINTS) {
      for (double b : new double[] {-2, 0, 0.3, 5}) {
        double actual = value(activation.formula(), activation, a, b);
        compare(actual, expected.applyAsDouble(a, b), activation.name() + " at " + a + ", " + b);
      }
    }
  }

  @Test
  void everyOtherFunctionIsClip() {
    assertThat(FilesTest.all().filter(a -> a.inputs().size() > 2))
        .extracting(Activation::name)
        .containsExactly("clip");
    Activation clip = Catalog.standard().find("clip");
    assertThat(value(clip.formula(), clip, 7, -1, 2)).isEqualTo(2);
    assertThat(value(clip.formula(), clip, -7, -1, 2)).isEqualTo(-1);
    assertThat(value(clip.formula(), clip, 0.5, -1, 2)).isEqualTo(0.5);
  }

  /// Numbers printed in papers and surveys, or known by every user.
  @ParameterizedTest
  @CsvSource({
    "gelu, 1, 0.8413447460685429",
    "gelu, -1, -0.15865525393145705",
    "gelu, 3, 2.99595",
    "gelu-tanh, 3, 2.99636",
    "silu, -1.278464542761, -0.278464542761",
    "mish, -1.192431214523, -0.308843413017",
    "hard-swish, -1.5, -0.375",
    "elish, -0.881373587020, -0.171572875254",
    "hard-elish, -0.4428544, -0.0996731515",
    "sigmoid, 0, 0.5",
    "sigmoid, 0.659046068407, 0.659046068407",
    "softplus, 0, 0.693147180560",
    "squareplus, 0, 1",
    "selu, -1.2588171640634, -1.2588171640634",
    "selu, -40, -1.758099340847",
    "step, 0, 1",
    "relu6, 7, 6",
  })
  void knownValues(String name, double x, double expected) {
    Activation activation = Catalog.standard().find(name);
    double actual = value(activation.evaluation(), activation, x);
    int digits = Math.max(5, String.valueOf(expected).length() - 4);
    assertThat(actual).isCloseTo(expected, within(Math.max(1e-12, Math.pow(10, -digits))));
  }

  @ParameterizedTest
  @CsvSource({
    "leaky-relu, alpha, 0.01, false",
    "prelu, a, 0.25, true",
    "rrelu, lower, 1/8, false",
    "rrelu, upper, 1/3, false",
    "thresholded-relu, theta, 1, false",
    "elu, alpha, 1, false",
    "celu, alpha, 1, false",
    "selu, alpha, 1.6732632423543772848170429916717, false",
    "selu, lambda, 1.0507009873554804934193349852946, false",
    "softplus, beta, 1, false",
    "squareplus, b, 4, false",
    "swish, beta, 1, true",
    "isru, alpha, 1, false",
    "isrlu, alpha, 1, false",
  })
  void defaults(String name, String parameter, String value, boolean isLearned) {
    var found = Catalog.standard().find(name).parameter(parameter).orElseThrow();
    assertThat(found.defaults()).containsExactly(Expr.of(rational(value)));
    assertThat(found.isLearned()).isEqualTo(isLearned);
  }

  /// Every parameter of the catalog is in the table above.
  @Test
  void parametersAreCounted() {
    assertThat(FilesTest.all().flatMap(a -> a.parameters().stream())).hasSize(14);
  }

  /// While training, the slope of the randomized rectifier is drawn between its bounds.
  @Test
  void theRandomizedSlopeIsDrawn() {
    Activation rrelu = Catalog.standard().find("rrelu");
    assertThat(rrelu.isRandom()).isTrue();
    assertThat(withDraw(rrelu, -24, 0)).isEqualTo(-3);
    assertThat(withDraw(rrelu, -24, 1)).isEqualTo(-8);
    assertThat(withDraw(rrelu, -24, 0.5)).isEqualTo(-5.5);
    assertThat(withDraw(rrelu, 24, 0.5)).isEqualTo(24);
  }

  private static double withDraw(Activation activation, double x, double draw) {
    Expr fixed =
        Substitution.leaves(
            activation.formula(),
            leaf -> leaf instanceof Draw ? Expr.of(Rational.of(draw)) : leaf);
    return value(fixed, activation, x);
  }

  static Rational rational(String text) {
    return rational(Formula.typed(text, Scope.EMPTY, Map.of()).formula());
  }

  static Rational rational(Expr constant) {
    if (constant instanceof Const(var value)) {
      return value;
    }
    throw new IllegalArgumentException(constant + " is no rational number");
  }
}
