// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.calculus.RealEvaluator;
import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits in parameters, against the literature and against exact values at extreme parameters.
class ParameterLimitsTest {
  private static final int BITS = 400;

  /// Stands for infinity in formulas.
  private static final double INFINITE = 1e300;

  /// Inputs of both signs, small and large, none of them at a default of a parameter.
  private static final List<Rational> INPUTS =
      List.of(
          Rational.of(-7, 2),
          Rational.of(-1, 3),
          Rational.ZERO,
          Rational.of(2, 7),
          Rational.of(9, 4));

  private static final List<Rational> STEPS =
      List.of(Rational.of(10).power(4), Rational.of(10).power(8));

  private static List<ParameterLimit> typed(String definition) {
    return ParameterLimits.of(Formula.typed(definition, Catalog.standard(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swish | beta -> 0: 0.5 * x",
        "swish | beta -> inf: max(0, x)",
        "celu | alpha -> 0+: max(0, x)",
        "celu | alpha -> inf: x",
        "softplus | beta -> inf: max(0, x)",
        "softplus | beta -> 0+: inf",
        "elu | alpha -> 0+: max(0, x)",
        "elu | alpha -> inf: x >= 0 ? x : -inf",
        "squareplus | b -> 0+: max(0, x)",
        "prelu | a -> 0: max(0, x)",
        "isru | alpha -> 0+: x",
        "isrlu | alpha -> inf: max(0, x)",
        "sau | sigma -> 0+: x > 0 ? x : alpha * x",
        "erfact | beta -> inf: max(0, x)",
        "trelu-tanh | a -> inf: x >= 0 ? x : -1",
        "dyt | alpha -> inf: x > 0 ? gamma + beta : x < 0 ? -gamma + beta : beta",
      })
  void knownLimits(String name, String expected) {
    assertThat(ParameterLimits.of(Catalog.standard().find(name)))
        .extracting(ParameterLimit::toString)
        .contains(expected);
  }

  /// The smoothed maximum of αx and x tends to it, at every α whose sign of 1 - α is known.
  @Test
  void limitsOfTypedFormulas() {
    assertThat(typed("f(x; mu = 1 in (0, inf)) = x * (1 + erf(mu * x)) / 2"))
        .extracting(ParameterLimit::toString)
        .containsExactly("mu -> 0+: 0.5 * x", "mu -> inf: max(0, x)");
    assertThat(typed("f(x; a = 1/2 in (0, 1)) = max(x, a * x)"))
        .extracting(ParameterLimit::toString)
        .containsExactly("a -> 0+: max(x, 0)", "a -> 1-: x");
  }

  @Test
  void saysWhyALimitIsNotKnown() {
    assertThat(typed("f(x; w = 1) = sin(w * x)").getLast())
        .satisfies(
            limit -> {
              assertThat(limit.isKnown()).isFalse();
              assertThat(limit.toString()).contains("unknown", "oscillate");
            });
    assertThat(typed("f(x; a = 1) = a * (x - 1)"))
        .extracting(ParameterLimit::toString)
        .anyMatch(text -> text.contains("depends on the sign of"));
  }

  @TestFactory
  Stream<DynamicTest> everyLimitAgreesWithExtremeParameters() {
    return CatalogFunctions.ofOneInput()
        .filter(activation -> !activation.parameters().isEmpty())
        .map(activation -> dynamicTest(activation.name(), () -> compare(activation)));
  }

  static void compare(Activation activation) {
    for (ParameterLimit limit : ParameterLimits.of(activation)) {
      if (limit.isKnown()) {
        List<String> wrong = wrong(activation, limit);
        assertThat(wrong).as("%s", limit).isEmpty();
      } else {
        assertThat(limit.remark()).as("%s", limit.approach()).isNotEmpty();
      }
    }
  }

  /// The inputs at which values at extreme parameters do not come nearer to the limit.
  private static List<String> wrong(Activation activation, ParameterLimit limit) {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Rational input : INPUTS) {
      Optional<BigReal> near = value(activation, limit, STEPS.getFirst(), input);
      Optional<BigReal> nearer = value(activation, limit, STEPS.getLast(), input);
      if (near.isEmpty() || nearer.isEmpty()) {
        continue;
      }
      compared++;
      BigReal expected = evaluate(formula(activation, limit), input).orElseThrow();
      boolean isInfinite = expected.abs().midpoint() == INFINITE;
      boolean agrees =
          isInfinite
              ? grows(near.get(), nearer.get(), expected)
              : comesNearer(distance(near.get(), expected), distance(nearer.get(), expected));
      if (!agrees) {
        wrong.add("at %s: %s, then %s".formatted(input, near.get(), nearer.get()));
      }
    }
    if (compared == 0) {
      wrong.add("nothing could be compared");
    }
    return wrong;
  }

  private static boolean comesNearer(double before, double after) {
    return after <= 1e-12 || (after < 1e-2 && after < before / 2);
  }

  private static boolean grows(BigReal before, BigReal after, BigReal infinity) {
    BigReal half = BigReal.of(0.5);
    BigReal larger = before.abs().add(before.abs().multiply(half, BITS), BITS);
    return after.sign() == infinity.sign()
        && Reals.compare(after.abs(), 5) > 0
        && after.abs().subtract(larger, BITS).sign() == BigReal.Sign.POSITIVE;
  }

  /// The limit as a formula, in which a huge number stands for infinity.
  private static Expr formula(Activation activation, ParameterLimit limit) {
    String statement = limit.statement().replaceAll("\\binf\\b", "10^300");
    String header = activation.header().replaceFirst("^[^(]*", "f");
    String definition = header + " = " + statement;
    Expr formula = Formula.typed(definition, Catalog.standard(), Map.of()).formula();
    return Substitution.parameters(formula, activation.defaults());
  }

  private static double distance(BigReal a, BigReal b) {
    return a.subtract(b, BITS).abs().midpoint();
  }

  private static Optional<BigReal> value(
      Activation activation, ParameterLimit limit, Rational step, Rational input) {
    Rational value = parameter(limit.goal(), step);
    Map<Param, Expr> values = new HashMap<>(activation.defaults());
    values.put(new Param(limit.parameter(), 0), Expr.of(value));
    return evaluate(Substitution.parameters(activation.evaluation(), values), input);
  }

  /// A value of the parameter on its way: after 10^n steps.
  private static Rational parameter(String goal, Rational step) {
    return switch (goal) {
      case "inf" -> step;
      case "-inf" -> step.negate();
      default -> {
        boolean isFromBelow = goal.endsWith("-");
        String number = goal.replaceAll("[+-]$", "");
        Rational inverse = Rational.ONE.divide(step);
        Rational end = Rational.of(new BigDecimal(number));
        yield isFromBelow ? end.subtract(inverse) : end.add(inverse);
      }
    };
  }

  private static Optional<BigReal> evaluate(Expr formula, Rational input) {
    Expr closed =
        Substitution.leaves(
            formula, leaf -> leaf instanceof Expr.Input ? Expr.of(input) : leaf);
    try {
      BigReal value = RealEvaluator.enclose(closed, Map.of(), BITS);
      BigReal sharper = RealEvaluator.enclose(closed, Map.of(), 2 * BITS);
      boolean isNarrow = value.sign() != BigReal.Sign.UNKNOWN || sharper.abs().midpoint() < 1e-9;
      return isNarrow ? Optional.of(value) : Optional.empty();
    } catch (RealEvaluator.UndecidedException | ArithmeticException tooExtreme) {
      return Optional.empty();
    }
  }
}
