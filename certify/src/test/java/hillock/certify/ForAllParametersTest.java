// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Parameter;
import hillock.expr.Property;
import hillock.expr.Rational;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For which parameters properties hold, against what is known and against proofs at single values.
class ForAllParametersTest {
  private static final String SMU =
      "smu(x; alpha = 1/4, mu = 1 in (0, inf)) ="
          + " ((1 + alpha) * x + (1 - alpha) * x * erf(mu * (1 - alpha) * x)) / 2";

  private static final Pattern CONDITION = Pattern.compile("(\\w+) (>=|<=|>|=) ([-0-9.]+)");

  /// Values that no answer was found with.
  private static final List<Rational> VALUES =
      List.of(
          Rational.of(-17, 5),
          Rational.of(-3, 7),
          Rational.ZERO,
          Rational.of(2, 9),
          Rational.of(6, 5),
          Rational.of(31, 4));

  private static String answer(Activation activation, String property) {
    return ForAllParameters.of(activation).stream()
        .filter(statement -> statement.property().equals(property))
        .findFirst()
        .orElseThrow()
        .answer();
  }

  @ParameterizedTest
  @CsvSource({
    "leaky-relu, nondecreasing, iff alpha >= 0",
    "leaky-relu, convex, iff alpha <= 1",
    "leaky-relu, odd, iff alpha = 1",
    "leaky-relu, continuous, for all",
    "prelu, f(0) = 0, for all",
    "elu, nondecreasing, for all",
    "elu, convex, iff alpha <= 1",
    "celu, convex, for all",
    "celu, nondecreasing, for all",
    "softplus, convex, for all",
    "softplus, f(x) >= 0, for all",
    "softplus, f(0) = 0, for none",
    "squareplus, nondecreasing, for all",
    "squareplus, f(0) = 0, iff b = 0",
    "smelu, convex, for all",
    "smelu, continuous, for all",
    "soft-shrink, odd, for all",
    "thresholded-relu, continuous, iff theta = 0",
    "isru, odd, for all",
    "isru, saturates right, for all",
    "pelu, nondecreasing, for all",
    "trelu-tanh, saturates left, for all",
    "swish, continuous, for all",
    "swish, nondecreasing, not for all",
    "hard-sigmoid-onnx, nondecreasing, for all",
  })
  void knownAnswers(String name, String property, String expected) {
    assertThat(answer(Catalog.standard().find(name), property)).isEqualTo(expected);
  }

  /// With h(t) = erfc(-t)/2 + t·exp(-t²)/√π in [-m, 1 + m], m = 0.128904145185, the slope is
  /// α + (1 - α)·h: never negative for m/(1 + m) ≤ α ≤ (1 + m)/m. The literature has the first.
  @Test
  void smuIsMonotoneBetweenTwoThresholds() {
    Activation smu = Formula.typed(SMU, Catalog.standard(), Map.of());
    FamilyStatement statement =
        ForAllParameters.of(smu).stream()
            .filter(each -> each.property().equals("nondecreasing"))
            .findFirst()
            .orElseThrow();
    double m = 0.128904145185;
    Matcher numbers =
        Pattern.compile("proved at ([0-9.]+), refuted at ([0-9.]+)").matcher(statement.remark());
    assertThat(numbers.find()).isTrue();
    assertThat(m / (1 + m))
        .isBetween(Double.parseDouble(numbers.group(2)), Double.parseDouble(numbers.group(1)));
    assertThat(numbers.find()).isTrue();
    assertThat((1 + m) / m)
        .isBetween(Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
    assertThat(statement.answer()).startsWith("iff alpha >= 0.11418");
  }

  @Test
  void xwishIsIncreasingAndConvexForAll() {
    Activation xwish =
        Formula.typed(
            "xwish(x; beta = 1 in (0, inf)) = x * (atan(beta * x) + pi / 2) / pi",
            Catalog.standard(),
            Map.of());
    assertThat(answer(xwish, "nondecreasing")).isEqualTo("for all");
    assertThat(answer(xwish, "convex")).isEqualTo("for all");
  }

  @Test
  void whatIsUndecidedHasAReason() {
    assertThat(CatalogFunctions.ofOneInput().flatMap(a -> ForAllParameters.of(a).stream()))
        .isNotEmpty()
        .allSatisfy(
            statement ->
                assertThat(statement.verdict().equals("undecided") && statement.remark().isEmpty())
                    .isFalse());
  }

  @TestFactory
  Stream<DynamicTest> answersAgreeWithProofsAtSingleValues() {
    return Stream.concat(
            CatalogFunctions.ofOneInput(),
            Stream.of(Formula.typed(SMU, Catalog.standard(), Map.of())))
        .filter(activation -> !ForAllParameters.of(activation).isEmpty())
        .map(activation -> dynamicTest(activation.name(), () -> compare(activation)));
  }

  static void compare(Activation activation) {
    List<FamilyStatement> statements = ForAllParameters.of(activation);
    int compared = 0;
    for (Parameter parameter : activation.parameters()) {
      for (Rational value : VALUES) {
        if (parameter.domain().contains(value)) {
          Optional<Prover> prover = prover(activation, parameter.name(), value);
          Map<String, Rational> values = new HashMap<>();
          activation.defaults().forEach((p, e) -> rational(e, p.name(), values));
          values.put(parameter.name(), value);
          prover.ifPresent(p -> statements.forEach(statement -> agree(statement, p, values)));
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  /// Empty if the formula divides by zero at the value.
  private static Optional<Prover> prover(Activation activation, String name, Rational value) {
    try {
      return Optional.of(Prover.of(activation.withDefaults(Map.of(name, value))));
    } catch (ArithmeticException undefined) {
      return Optional.empty();
    }
  }

  private static void rational(
      Expr expr, String name, Map<String, Rational> values) {
    if (expr instanceof Expr.Const(var value)) {
      values.put(name, value);
    }
  }

  private static void agree(
      FamilyStatement statement, Prover prover, Map<String, Rational> values) {
    Verdict verdict = verdict(statement.property(), prover);
    String what = statement + " at " + values;
    if (holds(statement.answer(), values, true)) {
      assertThat(verdict).as(what).isNotInstanceOf(Verdict.Refuted.class);
    }
    if (holds(statement.answer(), values, false)) {
      assertThat(verdict).as(what).isNotInstanceOf(Verdict.Proved.class);
    }
  }

  /// Whether an answer says that a property holds, or that it does not.
  private static boolean holds(String answer, Map<String, Rational> values, boolean positive) {
    if (answer.equals("for all") || answer.equals("for none")) {
      return answer.equals("for all") == positive;
    }
    if (!answer.startsWith("iff")) {
      return false;
    }
    boolean all = true;
    Matcher condition = CONDITION.matcher(answer);
    while (condition.find()) {
      double value = requireNonNull(values.get(condition.group(1))).toDouble();
      double end = Double.parseDouble(condition.group(3));
      all &=
          switch (condition.group(2)) {
            case ">=" -> value >= end;
            case "<=" -> value <= end;
            case ">" -> value > end;
            default -> value == end;
          };
    }
    return all == positive;
  }

  private static Verdict verdict(String property, Prover prover) {
    return switch (property) {
      case "nondecreasing" ->
          prover.check(new Property.Monotone(Property.Direction.NONDECREASING));
      case "convex" -> prover.check(new Property.Curved(Property.Curvature.CONVEX));
      case "odd" -> prover.check(new Property.Symmetric(Property.Parity.ODD));
      case "f(0) = 0" -> prover.valueAtZero();
      case "f(x) >= 0" -> atLeastZero(prover.range());
      case "continuous" -> continuous(prover.smoothness());
      case "saturates left" -> saturates(prover.end(Property.Side.LEFT));
      case "saturates right" -> saturates(prover.end(Property.Side.RIGHT));
      default -> throw new IllegalArgumentException(property);
    };
  }

  private static Verdict atLeastZero(Range range) {
    if (range.infimum().lo() >= 0) {
      return new Verdict.Proved("", 0);
    }
    return range.infimum().hi() < 0
        ? new Verdict.Refuted("", "")
        : new Verdict.Undecided("", "");
  }

  private static Verdict continuous(Smoothness smoothness) {
    if (!smoothness.verdict().isProved()) {
      return new Verdict.Undecided("", "");
    }
    return smoothness.order() >= 0 ? new Verdict.Proved("", 0) : new Verdict.Refuted("", "");
  }

  private static Verdict saturates(Ends end) {
    boolean hasNoValues = end.slope() instanceof Value.None(var recurring) && recurring.isEmpty();
    if (!end.verdict().isProved() || hasNoValues) {
      return new Verdict.Undecided("", "");
    }
    return end.saturation() == Property.Saturation.NONE
        ? new Verdict.Refuted("", "")
        : new Verdict.Proved("", 0);
  }
}
