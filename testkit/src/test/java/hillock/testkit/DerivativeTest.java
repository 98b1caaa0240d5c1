// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hillock.calculus.RealEvaluator;
import hillock.calculus.RealEvaluator.UndecidedException;
import hillock.calculus.Stabilizer;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.expr.Scope;
import hillock.numerics.BigReal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Symbolic derivatives against central differences of the formula itself, and the conventions at
/// kinks.
///
/// The central difference of order n with step h is off by `n/24 h^2 f^(n+2)` and higher powers of
/// h. With h = 2^-200 that is below `2^-390 |f^(n+2)|`. In working precision 1600 the division by
/// h^n of a value of at most 2^100 loses at most 900 bits, so that the difference is known to
/// 2^-600. Agreement is asked to 2^-200 of the larger of 1 and the derivative, which leaves room
/// for `f^(n+2)` up to 2^190.
class DerivativeTest {
  private static final long SEED = 2_718_281;
  private static final int BITS = 1600;
  private static final int STEP = -200;
  private static final int AGREEMENT = -200;

  /// The n-th central difference of a formula, divided by the n-th power of the step; empty where
  /// it has no value.
  private static Optional<BigReal> difference(
      Expr expr, Expr variable, int order, Map<Expr, BigReal> point) {
    BigReal total = BigReal.ZERO;
    BigReal center = Objects.requireNonNull(point.get(variable));
    Map<Expr, BigReal> moved = new HashMap<>(point);
    try {
      for (int k = 0; k <= order; k++) {
        BigReal offset = BigReal.of(order - 2L * k).scale(STEP - 1);
        moved.put(variable, center.add(offset, BITS));
        BigReal weight = BigReal.of(k % 2 == 0 ? binomial(order, k) : -binomial(order, k));
        total = total.add(RealEvaluator.enclose(expr, moved, BITS).multiply(weight, BITS), BITS);
      }
      return Optional.of(total.scale((long) -STEP * order));
    } catch (ArithmeticException | UndecidedException noValue) {
      return Optional.empty();
    }
  }

  private static long binomial(int n, int k) {
    return k == 0 ? 1 : binomial(n, k - 1) * (n - k + 1) / k;
  }

  /// Asserts that the derivative has the value of the difference.
  ///
  /// @return false where there is nothing to compare: no value, or a difference that says little
  private static boolean assertDerivative(
      Expr expr, Expr derivative, Expr variable, int order, Map<Expr, BigReal> point) {
    Optional<BigReal> expected = difference(expr, variable, order, point);
    if (expected.isEmpty() || !isTelling(expected.get())) {
      return false;
    }
    BigReal actual = RealEvaluator.enclose(derivative, point, BITS);
    BigReal error = actual.subtract(expected.get(), BITS).abs();
    BigReal allowed = expected.get().abs().max(BigReal.ONE).scale(AGREEMENT);
    assertThat(allowed.subtract(error, BITS).sign())
        .as(
            "order %d at %s: %s is %s, the difference %s",
            order, point, Printer.print(derivative), actual, expected.get())
        .isEqualTo(BigReal.Sign.POSITIVE);
    return true;
  }

  /// True if the enclosure is narrow and of a magnitude for which the error bound holds.
  private static boolean isTelling(BigReal difference) {
    BigReal width = difference.subtract(difference, BITS).abs();
    return width.hi() < 0x1p-300 && difference.abs().hi() < 0x1p100;
  }

  private static Map<Expr, BigReal> point(Expr expr, double magnitude) {
    Dice dice = new Dice(SEED, Printer.print(expr).hashCode());
    return Map.of(
        ExprGenerator.X, BigReal.of(dice.number(magnitude)),
        ExprGenerator.A, BigReal.of(dice.number(2)),
        ExprGenerator.B1, BigReal.of(Math.abs(dice.number(2))));
  }

  @Test
  void derivativesOfRandomExpressionsAreTheirDifferences() {
    int[] compared = {0};
    ExprGenerator.standard()
        .withMaxSize(10)
        .forAll(
            SEED,
            700,
            expr -> {
              for (Expr variable : List.of(ExprGenerator.X, ExprGenerator.A, ExprGenerator.B1)) {
                compared[0] += comparedOrders(expr, variable, point(expr, 3));
              }
            });
    assertThat(compared[0]).isGreaterThan(2_500);
  }

  /// How many of the first orders could be compared; numbers divided by zero have none.
  private static int comparedOrders(Expr expr, Expr variable, Map<Expr, BigReal> point) {
    Stabilizer stabilizer = new Stabilizer(List.of());
    int compared = 0;
    for (int order = 1; order <= 2; order++) {
      Expr derivative;
      try {
        derivative = stabilizer.derivative(expr, variable, order);
      } catch (ArithmeticException dividesByZero) {
        return compared;
      }
      compared += assertDerivative(expr, derivative, variable, order, point) ? 1 : 0;
    }
    return compared;
  }

  /// The functions that people use, to order 4.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x * tanh(softplus(x))", "x * sigmoid(a * x)", "x * (1 + erf(x / sqrt(2))) / 2",
        "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))", "log(1 + exp(a * x)) / a",
        "(x + sqrt(x^2 + a^2)) / 2", "x / (1 + abs(x))", "x > 0 ? x : a * (exp(x) - 1)",
        "a * x / sqrt(1 + a * x^2)", "atan(a * x)", "asinh(x + a)", "log(cosh(x))", "max(a * x, x)",
        "sin(a * x)^2 / a", "x * min(max(0, x + 3), 6) / 6", "exp(-x^2)", "erfcx(x)", "abs(x)^3",
        "hypot(x, a) - 1", "log1p(x^2)", "expm1(x) / x", "x * log(1 + tanh(exp(x)))", "a^x",
        "sinh(x) * cosh(a)", "erfc(x) * exp(x^2)", "1 / (1 + exp(-x)) - 1 / (1 + exp(x))",
        "(x^2 + 1)^a"
      })
  void derivativesToOrderFourAreDifferences(String text) {
    Activation read = Formula.typed("f(x; a = 1.7) = " + text, Scope.EMPTY, Map.of());
    for (Expr variable : List.<Expr>of(ExprGenerator.X, ExprGenerator.A)) {
      Stabilizer stabilizer = new Stabilizer(read.parameters());
      for (int order = 1; order <= 4; order++) {
        Expr derivative = stabilizer.derivative(read.formula(), variable, order);
        int compared = 0;
        for (double x : new double[] {-7.3, -1.9, -0.6, 0.013, 0.7, 2.4, 11.1}) {
          Map<Expr, BigReal> point =
              Map.of(ExprGenerator.X, BigReal.of(x), ExprGenerator.A, BigReal.of(1.7));
          compared +=
              assertDerivative(read.formula(), derivative, variable, order, point) ? 1 : 0;
        }
        assertThat(compared).isGreaterThanOrEqualTo(4);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x > 0 ? x : 0                      | 0    | 0
          x >= 0 ? x : 0                     | 0    | 1
          max(0, x)                          | 0    | 0
          max(x, 0)                          | 0    | 0
          min(0, x)                          | 0    | 0
          min(max(0, x), 6)                  | 0    | 0
          min(max(0, x), 6)                  | 6    | 0
          max(min(x, 6), 0)                  | 0    | 0
          max(min(x, 6), 0)                  | 6    | 0
          max(-1, min(1, x))                 | -1   | 0
          max(-1, min(1, x))                 | 1    | 0
          abs(x)                             | 0    | 0
          abs(x - 2)                         | 2    | 0
          -abs(2 * x)                        | 0    | 0
          sqrt(x^2)                          | 0    | 0
          x > 0 ? x : x / 100                | 0    | 1/100
          x >= 0 ? x : x / 100               | 0    | 1
          x < 0 ? x / 100 : x                | 0    | 1
          max(x, -x)                         | 0    | 1
          max(-x, x)                         | 0    | -1
          min(x, -x)                         | 0    | 1
          max(x, x / 100)                    | 0    | 1
          max(x / 100, x)                    | 0    | 1/100
          x * min(max(0, x + 3), 6) / 6      | -3   | 0
          x * min(max(0, x + 3), 6) / 6      | 3    | 1
          min(max(0, x / 6 + 1/2), 1)        | -3   | 0
          min(max(0, x / 6 + 1/2), 1)        | 3    | 0
          max(0, x) + min(0, x)              | 0    | 0
          max(0, x)^2                        | 0    | 0
          x * max(0, x)                      | 0    | 0
          x > 1 ? x - 1 : x < -1 ? x + 1 : 0 | 1    | 0
          x > 1 ? x - 1 : x < -1 ? x + 1 : 0 | -1   | 0
          abs(x) > 1 ? x : 0                 | 1    | 0
          max(0, max(x, 2 * x))              | 0    | 0
          """)
  void slopeAtAKinkIsThatOfTheBranchTaken(String text, String at, String slope) {
    Expr formula = Formula.typed(text, Scope.EMPTY, Map.of()).formula();
    Expr x = new Input(0, "x");
    Expr derivative = new Stabilizer(List.of()).derivative(formula, x);
    BigReal actual =
        RealEvaluator.enclose(derivative, Map.of(x, BigReal.of(Long.parseLong(at))), 200);
    assertThat(ExactValue.overlap(actual, exact(slope)))
        .as("%s at %s is %s", Printer.print(derivative), at, actual)
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max(0, x)^a", "x^a", "(x > 0 ? x : 0)^(2 * a)", "a * x^a"})
  void slopeInTheExponentIsZeroAtBaseZero(String text) {
    Activation read = Formula.typed("f(x; a = 2) = " + text, Scope.EMPTY, Map.of());
    Stabilizer stabilizer = new Stabilizer(read.parameters());
    Expr derivative = stabilizer.derivative(read.formula(), ExprGenerator.A);
    Map<Expr, BigReal> atZero =
        Map.of(ExprGenerator.X, BigReal.ZERO, ExprGenerator.A, BigReal.of(1.5));
    assertThat(RealEvaluator.enclose(derivative, atZero, 200)).isEqualTo(BigReal.ZERO);
  }

  private static BigReal exact(String text) {
    String[] parts = text.split("/");
    Rational value =
        Rational.of(Long.parseLong(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : 1);
    return BigReal.of(value.numerator(), value.denominator(), 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 13, Integer.MAX_VALUE})
  void unreasonableOrdersAreRefused(int order) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Stabilizer(List.of()).derivative(ExprGenerator.X, ExprGenerator.X, order))
        .withMessageContaining("the order of a derivative is 0 to 12");
  }
}
