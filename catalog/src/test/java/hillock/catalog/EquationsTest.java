// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Bounds;
import hillock.expr.Equation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the catalog says to be equal is equal, to 50 digits, at every point tried and with every
/// parameter at several values of its domain.
///
/// Two analytic functions that differ agree in isolated points only, so that this many points
/// leave no doubt; the values come from interval arithmetic and not from kernels.
final class EquationsTest {
  private static final int BITS = 2048;

  /// 2⁻¹⁷⁰ is less than 10⁻⁵¹.
  private static final double TOLERANCE = 0x1p-170;

  private static final List<String> POINTS =
      List.of(
          "0", "1e-9", "-1e-9", "3e-5", "-3e-5", "1/7", "-1/7", "1", "-1", "2", "-2", "27/10",
          "-27/10", "6", "-6", "17", "-17", "1000", "-1000");

  private static final List<String> VALUES = List.of("-3/2", "0", "1/3", "1", "7/4", "4");

  static Stream<Arguments> equations() {
    return Catalog.standard().activations().stream()
        .flatMap(f -> f.equations().stream().map(e -> Arguments.of(f.name(), e.text())));
  }

  @Test
  void thereAreEquations() {
    assertThat(equations()).hasSizeGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource("equations")
  void holds(String name, String text) {
    Activation function = Catalog.standard().find(name);
    Equation equation =
        function.equations().stream().filter(e -> e.text().equals(text)).findFirst().orElseThrow();
    int compared = 0;
    for (Map<Expr, BigReal> values : settings(function)) {
      for (String point : POINTS) {
        values.put(new Expr.Input(0, function.inputs().getFirst()), real(Expr.of(number(point))));
        BigReal difference = difference(function.evaluation(), equation.formula(), values);
        assertThat(difference.abs().hi())
            .as("%s and %s at x = %s, %s", name, text, point, values)
            .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(number(point).toDouble())));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(POINTS.size());
  }

  /// Survey 0 says that the Taylor expansion of the logistic function is (x + 1) / 2.
  @Test
  void hardSigmoidOfBinaryNetIsNoTaylorExpansion() {
    Activation survey = Catalog.standard().find("hard-sigmoid-binarynet");
    Activation hardened = Formula.typed("harden(sigmoid)", Catalog.standard(), Map.of());
    Activation taylor = Catalog.standard().find("hard-sigmoid-taylor");
    assertThat(valueAtOne(hardened)).isEqualTo(0.75).isEqualTo(valueAtOne(taylor));
    assertThat(valueAtOne(survey)).isEqualTo(1);
  }

  private static double valueAtOne(Activation function) {
    Map<Expr, BigReal> values = Map.of(new Expr.Input(0, "x"), real(Expr.of(1)));
    OptionalDouble value =
        RealEvaluator.round(function.formula(), values, Precision.F64);
    return value.orElseThrow();
  }

  private static BigReal difference(Expr left, Expr right, Map<Expr, BigReal> values) {
    return RealEvaluator.enclose(left, values, BITS)
        .subtract(RealEvaluator.enclose(right, values, BITS), BITS);
  }

  /// The defaults, and each parameter in turn at other values of its domain.
  private static List<Map<Expr, BigReal>> settings(Activation function) {
    List<Map<Expr, BigReal>> settings = new ArrayList<>();
    Map<Expr, BigReal> defaults = new HashMap<>();
    function.defaults().forEach((parameter, value) -> defaults.put(parameter, real(value)));
    settings.add(new HashMap<>(defaults));
    for (Parameter parameter : function.parameters()) {
      for (String value : VALUES) {
        if (isInside(number(value), parameter.domain())) {
          Map<Expr, BigReal> changed = new HashMap<>(defaults);
          parameter.elements().forEach(e -> changed.put(e, real(Expr.of(number(value)))));
          settings.add(changed);
        }
      }
    }
    return settings;
  }

  private static boolean isInside(Rational value, Bounds domain) {
    return domain.contains(value);
  }

  private static BigReal real(Expr constant) {
    return RealEvaluator.enclose(constant, Map.of(), BITS);
  }

  private static Rational number(String text) {
    Expr value = Formula.typed(text, Catalog.standard(), Map.of()).formula();
    return ((Expr.Const) value).value();
  }
}
