// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.Algebra;
import hillock.calculus.Law;
import hillock.calculus.Law.Condition;
import hillock.calculus.Law.Phase;
import hillock.calculus.Laws;
import hillock.calculus.Rewriter;
import hillock.calculus.Step;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every law of the `.rules` files is true, and is applied somewhere.
class LawTest {
  private static final int LEAST_POINTS = 20;

  /// Signs, magnitudes and thresholds at which laws choose between forms.
  private static final List<BigReal> VALUES =
      Stream.of(
              0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 1.0 / 3, -1.0 / 3, 0.1, -0.1, 3.0, -3.0, 7.5,
              -7.5, 1e-9, -1e-9, 0x1p-80, -0x1p-80, 20.9, -20.9, 22.0, -22.0, 23.7, -23.7, 0.99999,
              -0.99999, 1.0000001, -1.0000001, 750.5, -750.5, 999_999_999.5, -999_999_999.5, 1e9,
              -1e9, 1e10, -1e10, 4.0, -4.0, 0.25, -0.75)
          .map(BigReal::of)
          .toList();

  /// Fewer values for laws of several names.
  private static final List<BigReal> FEW_VALUES =
      Stream.of(0.0, 1.0, -1.0, 0.3, -0.3, 2.5, -2.5, 1e-6, 40.0, -40.0, 1e10, -1e10)
          .map(BigReal::of)
          .toList();

  /// Those that replace one side by the other; [OutputLawTest] has the rest.
  static Stream<Arguments> laws() {
    return Laws.standard().stream()
        .filter(law -> law.phase() != Phase.OUTPUT)
        .map(law -> Arguments.of(law.phase() + " " + law.name(), law));
  }

  @Test
  void lawsHaveNamesOfTheirOwn() {
    assertThat(Laws.standard())
        .extracting(law -> law.phase() + " " + law.name())
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(50);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void bothSidesHaveTheSameValue(String name, Law law) {
    int tested = 0;
    for (Map<Expr, BigReal> point : points(names(law))) {
      if (isAdmitted(law, point) && ExactValue.assertSame(law.left(), law.right(), point)) {
        tested++;
      }
    }
    assertThat(tested).isGreaterThanOrEqualTo(LEAST_POINTS);
  }

  private static List<Param> names(Law law) {
    return Variables.in(law.left()).stream().map(Param.class::cast).toList();
  }

  /// All assignments of values to names.
  static List<Map<Expr, BigReal>> points(List<Param> names) {
    List<BigReal> values = names.size() == 1 ? VALUES : FEW_VALUES;
    List<Map<Expr, BigReal>> points = List.of(Map.of());
    for (Param name : names) {
      List<Map<Expr, BigReal>> longer = new ArrayList<>();
      for (Map<Expr, BigReal> point : points) {
        for (BigReal value : values) {
          Map<Expr, BigReal> extended = new HashMap<>(point);
          extended.put(name, value);
          longer.add(extended);
        }
      }
      points = longer;
    }
    return points;
  }

  /// True if the conditions that restrict values hold; that something is not known, or is the same
  /// everywhere, restricts none.
  static boolean isAdmitted(Law law, Map<Expr, BigReal> point) {
    return law.conditions().stream()
        .allMatch(
            condition ->
                switch (condition) {
                  case Condition.Constant _ -> true;
                  case Condition.Known(var isNegated, var comparison, var left, var right) ->
                      isNegated
                          || comparison.holds(signOf(Arithmetic.subtract(left, right), point));
                });
  }

  private static int signOf(Expr difference, Map<Expr, BigReal> point) {
    return switch (ExactValue.of(difference, point).orElseThrow().sign()) {
      case NEGATIVE -> -1;
      case ZERO -> 0;
      case POSITIVE -> 1;
      case UNKNOWN -> throw new AssertionError("undecided: " + difference);
    };
  }

  /// A law that never fires is shadowed by an earlier one, or by the normal form.
  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void lawFires(String name, Law law) {
    List<Map<Param, Expr>> bindings = bindings(law);
    boolean fires =
        bindings.stream().anyMatch(binding -> appliedLaws(law, binding).contains(law.name()));
    assertThat(fires)
        .as(
            "%s fires nowhere; applied instead: %s",
            law.name(),
            bindings.stream()
                .map(binding -> appliedLaws(law, binding).toString())
                .distinct()
                .collect(Collectors.joining(", ")))
        .isTrue();
  }

  private static List<String> appliedLaws(Law law, Map<Param, Expr> binding) {
    Algebra algebra =
        law.phase() == Phase.STABLE ? Algebra.symbolic(List.of()) : Algebra.lowering(List.of());
    Rewriter rewriter = new Rewriter(algebra, Laws.of(law.phase()));
    rewriter.rewrite(Substitution.parameters(law.left(), binding));
    return rewriter.steps().stream().map(Step::law).map(Law::name).toList();
  }

  private static List<Map<Param, Expr>> bindings(Law law) {
    List<Map<Param, Expr>> bindings = List.of(Map.of());
    for (Param name : names(law)) {
      List<Map<Param, Expr>> longer = new ArrayList<>();
      for (Map<Param, Expr> binding : bindings) {
        for (Expr value : candidates(law, name)) {
          Map<Param, Expr> extended = new HashMap<>(binding);
          extended.put(name, value);
          longer.add(extended);
        }
      }
      bindings = longer;
    }
    return bindings;
  }

  /// What a name may stand for: numbers if a condition says that it is constant or has a sign.
  private static List<Expr> candidates(Law law, Param name) {
    boolean isRestricted =
        law.conditions().stream()
            .anyMatch(
                condition ->
                    switch (condition) {
                      case Condition.Constant(var expr) -> expr.equals(name);
                      case Condition.Known(var isNegated, var _, var left, var _) ->
                          !isNegated && left.equals(name);
                    });
    List<String> texts =
        isRestricted ? List.of("3", "0.7", "pi") : List.of("x", "2 * y - 3", "x^2 * y", "exp(y)");
    return texts.stream().map(LawTest::read).toList();
  }

  private static Expr read(String text) {
    return Formula.typed("f(x, y) = " + text, Scope.EMPTY, Map.of()).formula();
  }
}
