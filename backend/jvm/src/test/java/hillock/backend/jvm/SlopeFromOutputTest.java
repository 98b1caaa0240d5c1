// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.SlopeFromOutput;
import hillock.calculus.Stabilizer;
import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import hillock.testkit.ExactValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every slope by the value that is found in the catalog is the derivative, at all knots too.
class SlopeFromOutputTest {
  private static final List<Double> POINTS =
      DoubleStream.concat(
              DoubleStream.iterate(-6, x -> x <= 6, x -> x + 0.25),
              DoubleStream.of(1e-30, -1e-30, 1e-9, -1e-9, 40, -40))
          .boxed()
          .toList();

  private static final List<Rational> NUMBERS =
      List.of(Rational.of(3, 10), Rational.of(13, 5), Rational.of(-17, 10));

  @Test
  void slopesByTheValueAreDerivatives() {
    long found =
        Catalog.standard().activations().stream()
            .filter(activation -> activation.inputs().size() == 1)
            .filter(SlopeFromOutputTest::isFoundAndRight)
            .count();
    assertThat(found).isGreaterThan(30);
  }

  /// True if there is one; with the defaults of all parameters, and with others.
  private static boolean isFoundAndRight(Activation activation) {
    Stabilizer stabilizer = new Stabilizer(activation.parameters());
    Input x = new Input(0, activation.inputs().getFirst());
    Input y = new Input(1, "y");
    Expr value = activation.evaluation();
    Optional<SlopeFromOutput.Found> found = SlopeFromOutput.of(value, x, y, stabilizer);
    found.ifPresent(
        f -> {
          Expr expected = stabilizer.derivative(value, x);
          Expr slope = Substitution.leaves(f.slope(), leaf -> leaf.equals(y) ? value : leaf);
          settings(activation).forEach(setting -> assertSame(expected, slope, setting, x));
        });
    return found.isPresent();
  }

  private static Stream<Map<Param, Expr>> settings(Activation activation) {
    return IntStream.rangeClosed(0, NUMBERS.size()).mapToObj(i -> setting(activation, i));
  }

  /// The defaults, with other numbers where the domains of parameters have them.
  private static Map<Param, Expr> setting(Activation activation, int first) {
    Map<Param, Expr> values = new HashMap<>(activation.defaults());
    int next = first;
    for (Parameter parameter : activation.parameters()) {
      for (Param element : parameter.elements()) {
        Rational number = NUMBERS.get(next++ % NUMBERS.size());
        if (first < NUMBERS.size() && parameter.domain().contains(number)) {
          values.put(element, Expr.of(number));
        }
      }
    }
    return values;
  }

  private static void assertSame(
      Expr expected, Expr slope, Map<Param, Expr> setting, Input x) {
    Expr one = Substitution.parameters(expected, setting);
    Expr other = Substitution.parameters(slope, setting);
    for (double point : POINTS) {
      ExactValue.assertSame(one, other, new HashMap<>(Map.of(x, BigReal.of(point))));
    }
  }
}
