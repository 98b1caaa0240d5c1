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
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.expr.Scope;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.HashMap;
import java.util.List;
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
    "hard-sigmoid-taylor, 1, 0.75",
    "tanhexp, -1.07886, -0.35328578",
    "serf, -1.19306, -0.34843746",
    "smish, -1.39452, -0.24999366",
    "logish, -1.37245, -0.25276882",
    "phish, -1.19543, 0.16466",
    "e-swish, -1.278464542761, -0.487312949832",
    "hard-mish, -1, -0.5",
    "sinc, 4.493409457909, -0.217233628211",
    "apl, 0.25, 0.5",
  })
  void knownValues(String name, double x, double expected) {
    Activation activation = Catalog.standard().find(name);
    double actual = value(activation.evaluation(), activation, x);
    int digits = Math.max(5, String.valueOf(expected).length() - 4);
    assertThat(actual).isCloseTo(expected, within(Math.max(1e-12, Math.pow(10, -digits))));
  }

  /// The default of every parameter whose default is a rational number, and whether it is learned.
  private static final String DEFAULTS =
      """
          leaky-relu, alpha, 0.01, false
          prelu, a, 0.25, true
          rrelu, lower, 1/8, false
          rrelu, upper, 1/3, false
          rrelu-divisor, lower, 3, false
          rrelu-divisor, upper, 8, false
          thresholded-relu, theta, 1, false
          threshold, theta, 0, false
          threshold, value, 1/2, false
          poly-relu, a, 0 1/3 1/3 1/3, true
          nlrelu, beta, 1, false
          smelu, beta, 1, false
          srelu, low, 0, true
          srelu, left, 1/5, true
          srelu, high, 1, true
          srelu, right, 1, true
          elu, alpha, 1, false
          celu, alpha, 1, false
          selu, alpha, 1.6732632423543772848170429916717, false
          selu, lambda, 1.0507009873554804934193349852946, false
          pelu, a, 1, true
          pelu, b, 1, true
          xielu, beta, 1/2, false
          trelu, a, 1, true
          trelu-tanh, a, 1, true
          isru, alpha, 1, false
          isrlu, alpha, 1, false
          hard-sigmoid-onnx, alpha, 1/5, false
          hard-sigmoid-onnx, beta, 1/2, false
          noisy-hard-tanh, p, 1, true
          noisy-hard-tanh, alpha, 1.15, false
          noisy-hard-tanh, c, 1/2, false
          noisy-hard-sigmoid, p, 1, true
          noisy-hard-sigmoid, alpha, 1.1, false
          noisy-hard-sigmoid, c, 0.15, false
          softplus, beta, 1, false
          squareplus, b, 4, false
          swish, beta, 1, true
          e-swish, beta, 1.75, false
          xwish, beta, 1, true
          pserf, gamma, 1.25, true
          pserf, delta, 0.85, true
          erfact, alpha, 0.75, true
          erfact, beta, 0.75, true
          aglu, lambda, 1, true
          aglu, kappa, 1, true
          soft-shrink, lambda, 1/2, false
          hard-shrink, lambda, 1/2, false
          acon-b, p, 1/4, true
          acon-b, beta, 1, true
          acon-c, p1, 1, true
          acon-c, p2, 0, true
          acon-c, beta, 1, true
          smu, alpha, 1/4, true
          smu, mu, 1000000, true
          smu-1, alpha, 1/4, true
          smu-1, mu, 4.352665993287951e-9, true
          sau, alpha, 0.15, true
          sau, sigma, 0.00005, false
          apl, a, 0.2 0.2 0.2 0.2 0.2, true
          apl, b, 0.5 0.5 0.5 0.5 0.5, true
          pwlu, y, 0 0 0 3/2 3, true
          pwlu, left, 0, true
          pwlu, right, 1, true
          pwlu, low, -3, true
          pwlu, high, 3, true
          kan-edge, base, 1, true
          kan-edge, spline, 1, true
          kan-edge, c, 0 0 0 0 0 0 0 0, true
          pau-a, a, 0.0335583603 0.505000375 1.65343934 2.01001052 0.931901999 0.152424124, true
          pau-a, b, 3.30847488e-6 3.98021568 5.12471206e-7 0.301830109, true
          pau-b, a, 0.0335583603 0.505000375 1.65343934 2.01001052 0.931901999 0.152424124, true
          pau-b, b, 3.30847488e-6 3.98021568 5.12471206e-7 0.301830109, true
          pau-c, a, 0.0335583603 0.505000375 1.65343934 2.01001052 0.931901999 0.152424124, true
          pau-c, b, 0.9 3.30847488e-6 3.98021568 5.12471206e-7 0.301830109, true
          pau-d, a, 0.0335583603 0.505000375 1.65343934 2.01001052 0.931901999 0.152424124, true
          pau-d, b, 3.30847488e-6 3.98021568 5.12471206e-7 0.301830109, true
          pau-d, noise, 1/10, false
          opau, c, 3.561379337 4.238394911 2.024781385 0.5082051859 0.05731002153 0.001827536251, true
          opau, d, 4.875817503 0.8857480320 0.08053764513 0.008395902536, true
          opau-he, c, 2.607311112 4.203447504 2.655733308 0.7575890751 0.06037729492 -0.03346305186, true
          opau-he, d, 3.818846130 0.5903075659 0 0, true
          dyt, alpha, 1/2, true
          dyt, gamma, 1, true
          dyt, beta, 0, true
          derf, alpha, 1/2, true
          derf, shift, 0, true
          derf, gamma, 1, true
          derf, beta, 0, true
          softexponential, alpha, 1/2, true
          sine, omega, 1, false
          snake, a, 1, true
          scale, beta, 1, true
          shift, beta, 1, true
          log-magnitude, epsilon, 1e-8, false
          constant, beta, 1, true
          divide, epsilon, 1e-8, false
          gaussian-kernel, beta, 1, true
          laplace-kernel, beta, 1, true
          blend, beta, 1/2, true
          """;

  @ParameterizedTest
  @CsvSource(textBlock = DEFAULTS)
  void defaults(String name, String parameter, String values, boolean isLearned) {
    Parameter found = Catalog.standard().find(name).parameter(parameter).orElseThrow();
    assertThat(found.defaults())
        .containsExactlyElementsOf(Stream.of(values.split(" ")).map(ValuesTest::number).toList());
    assertThat(found.isLearned()).isEqualTo(isLearned);
  }

  private static Expr number(String text) {
    return Expr.of(rational(text));
  }

  /// Every parameter of the catalog is in the table above, those apart whose defaults are irrational.
  @Test
  void parametersAreCounted() {
    List<Parameter> parameters =
        FilesTest.all().flatMap(a -> a.parameters().stream()).toList();
    assertThat(parameters).hasSize(2 + (int) DEFAULTS.lines().count());
    Activation xielu = Catalog.standard().find("xielu");
    assertThat(xielu.parameter("p").orElseThrow().defaults())
        .extracting(Printer::print)
        .containsExactly("log(exp(0.8) - 1)");
    assertThat(xielu.parameter("n").orElseThrow().defaults())
        .extracting(Printer::print)
        .containsExactly("log(exp(0.3) - 1)");
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
