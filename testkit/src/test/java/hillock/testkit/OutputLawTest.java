// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.Law;
import hillock.calculus.Law.Phase;
import hillock.calculus.Laws;
import hillock.calculus.SlopeFromOutput;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every law of `output.rules` gives the derivative of its left side by the value of it, and is
/// applied.
class OutputLawTest {
  private static final int LEAST_POINTS = 10;
  private static final Param Z = new Param("z", 0);
  private static final Param B = new Param("b", 0);
  private static final Param VALUE = new Param("y", 0);
  private static final Input X = new Input(0, "x");
  private static final Input Y = new Input(1, "y");

  static Stream<Arguments> laws() {
    return Laws.of(Phase.OUTPUT).stream().map(law -> Arguments.of(law.name(), law));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void theRightSideIsTheSlopeOfTheLeft(String name, Law law) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    Expr slope = stabilizer.derivative(law.left(), Z);
    Expr byValue = Substitution.parameters(law.right(), Map.of(VALUE, law.left()));
    List<Param> names = Variables.in(law.left()).stream().map(Param.class::cast).toList();
    int tested = 0;
    for (Map<Expr, BigReal> point : LawTest.points(names)) {
      boolean isDefined = ExactValue.of(law.left(), point).isPresent();
      if (isDefined
          && LawTest.isAdmitted(law, point)
          && ExactValue.assertSame(slope, byValue, point)) {
        tested++;
      }
    }
    assertThat(tested).isGreaterThanOrEqualTo(LEAST_POINTS);
  }

  /// Sums in the normal form may hide what `z` stands for, but not if it is a multiple of x.
  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void lawIsAppliedWithinAMultiple(String name, Law law) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    List<Expr> slopes = new ArrayList<>();
    for (String argument : List.of("x", "2 * x", "2 * x - 3")) {
      Expr left = Substitution.parameters(law.left(), Map.of(Z, read(argument), B, read("7")));
      Expr function = stabilizer.stable(Substitution.inputs(read("3 * x - 5"), List.of(left)));
      SlopeFromOutput.of(function, X, Y, stabilizer)
          .ifPresent(
              found -> {
                assertThat(Variables.in(found.slope())).containsExactly(Y);
                assertSlope(function, found.slope());
                slopes.add(found.slope());
              });
    }
    assertThat(slopes).isNotEmpty();
  }

  /// Choices keep their meaning at the knots, whichever branch has them and whichever way they go.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x > 0 ? x : x / 4",
        "x >= 0 ? x : x / 4",
        "x < 0 ? x / 4 : x",
        "x <= 0 ? x / 4 : x",
        "-2 * (x < 1 ? 3 * x : x + 2)",
        "2 - 3 * x > 5 ? 5 + x : 5 * x + 9",
        "min(max(-1, x), 1)",
        "max(min(1, x), -1)",
        "max(-1, min(x, 1)) / -3",
        "x > 1 ? x - 1 : x < -1 ? x + 1 : 0",
        "x > 0 ? x : 2 * (exp(x / 2) - 1)",
        "x > 0 ? 3 * tanh(x) + 1 : 1 + x",
        "log(1 + exp(3 * x + 1)) - 2",
      })
  void choicesByXBecomeChoicesByY(String text) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    Expr function = stabilizer.stable(read(text));
    assertSlope(
        function, SlopeFromOutput.of(function, X, Y, stabilizer).orElseThrow().slope());
  }

  /// Where one value has two slopes, there is nothing to be found.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x^2",
        "abs(x)",
        "cos(x)",
        "x > 0 ? x : -x / 4",
        "x > 0 ? x : 0.1 - x",
        "x > 0 ? x + 1 : exp(x) / 2 + 1",
        "x > 1 ? x : 2 * x",
        "x > 0 ? 0 : x < 1 ? 0 : x",
        "x >= 0 ? x : min(x + 1, 0)",
        "x / (1 + exp(-x))",
        "exp(-x^2)",
        "x == 0 ? 1 : x",
      })
  void ambiguousValuesGiveNoSlope(String text) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    Expr function = stabilizer.stable(read(text));
    assertThat(SlopeFromOutput.of(function, X, Y, stabilizer)).isEmpty();
  }

  private static void assertSlope(Expr function, Expr byValue) {
    Expr expected = new Stabilizer(List.of()).derivative(function, X);
    Expr slope = Substitution.leaves(byValue, leaf -> leaf.equals(Y) ? function : leaf);
    int tested = 0;
    for (double x = -5; x <= 5; x += 0.25) {
      Map<Expr, BigReal> point = Map.of(X, BigReal.of(x));
      boolean isDefined = ExactValue.of(function, point).isPresent();
      if (isDefined && ExactValue.assertSame(expected, slope, point)) {
        tested++;
      }
    }
    assertThat(tested).isGreaterThanOrEqualTo(LEAST_POINTS);
  }

  private static Expr read(String text) {
    return Formula.typed("f(x) = " + text, Scope.EMPTY, Map.of()).formula();
  }
}
