// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.calculus.RealEvaluator.UndecidedException;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exact values, rounded once.
class RealEvaluatorTest {
  private static final Expr X = new Expr.Input(0, "x");

  private static Expr read(String text) {
    return Formula.typed("f(x) = " + text, Scope.EMPTY, Map.of()).formula();
  }

  private static OptionalDouble round(String text, double x) {
    return RealEvaluator.round(read(text), Map.of(X, BigReal.of(x)), Precision.F64);
  }

  /// The expected doubles are those nearest to values computed by hand or found in tables.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x + 1                      | 0.1   | 1.1
          1/3                        | 0     | 0.3333333333333333
          x * 3                      | 0.1   | 0.30000000000000004
          0.1 * 3                    | 0     | 0.3
          exp(1)                     | 0     | 2.718281828459045
          e                          | 0     | 2.718281828459045
          pi                         | 0     | 3.141592653589793
          sqrt(2)                    | 0     | 1.4142135623730951
          2^0.5                      | 0     | 1.4142135623730951
          x^-2                       | 0.5   | 4
          x^(3/2)                    | 4     | 8
          x^(-1/2)                   | 4     | 0.5
          x^pi                       | 2     | 8.824977827076287
          x^0.75                     | 0     | 0
          x^pi                       | 0     | 0
          (1 + x) - 1                | 1e-30 | 1e-30
          exp(x) - 1                 | 1e-20 | 1e-20
          exp(x)                     | 1000  | Infinity
          exp(x)                     | -1000 | 0
          1 / exp(x)                 | 1000  | 0
          exp(x) / exp(x)            | 1e9   | 1
          log(exp(x))                | 12345 | 12345
          x > 0 ? 1 : 2              | 0     | 2
          x >= 0 ? 1 : 2             | 0     | 1
          x == 0 ? 1 : 2             | 0     | 1
          x != 0 ? 1 : 2             | 1     | 1
          x > 0 ? 1 : log(x)         | 5     | 1
          x < 0 ? log(x) : 7         | 5     | 7
          min(x, 2)                  | 3     | 2
          max(x, 2)                  | 3     | 3
          hypot(x, 4)                | 3     | 5
          0 * exp(x)                 | 1e9   | 0
          x * 10^400 / 10^400        | 3     | 3
          """)
  void valueIsRoundedOnce(String text, double x, double expected) {
    assertEquals(OptionalDouble.of(expected), round(text, x));
  }

  @Test
  void valueIsRoundedToTheFormatAskedFor() {
    Map<Expr, BigReal> point = Map.of(X, BigReal.of(0.1));
    assertThat(RealEvaluator.round(read("x"), point, Precision.F32)).hasValue(0.1f);
    assertThat(RealEvaluator.round(read("exp(x)"), Map.of(X, BigReal.of(100)), Precision.F32))
        .hasValue(Double.POSITIVE_INFINITY);
  }

  /// Comparisons of rational numbers are decided where no enclosure is narrow enough.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x/6 + 1/2 > 0 ? 1 : 2", "x/3 == -1 ? 2 : 1", "abs(x/7) < 3/7 ? 1 : 2",
        "(x + 1/3)^2 > 64/9 ? 1 : 2", "min(x/3, 1/3) * 3 > -3 ? 1 : 2",
        "1/(x + 10/3) <= 3 ? 2 : 1", "(x/3 > -2 ? x/3 : 0) != -1 ? 1 : 2"
      })
  void rationalTiesAreDecided(String text) {
    assertThat(round(text, -3)).hasValue(2);
  }

  @Test
  void irrationalTiesAreNot() {
    assertThat(round("sqrt(2)^2 > 2 ? 1 : 0", 0)).isEmpty();
    assertThatExceptionOfType(UndecidedException.class)
        .isThrownBy(() -> RealEvaluator.enclose(read("exp(log(3)) > 3 ? 1 : 0"), Map.of(), 200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log(x)", "sqrt(x)", "1/(x + 1)", "x^0.5", "x^pi", "log1p(x)", "(x + 1)^(-3)", "log(x + 1)"
      })
  void valuesThatDoNotExistAreSaid(String text) {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> round(text, -1));
  }

  @Test
  void enclosuresNarrowWithPrecision() {
    Expr expr = read("exp(sin(x)) / (1 + x^2)");
    BigReal coarse = RealEvaluator.enclose(expr, Map.of(X, BigReal.of(0.7)), 60);
    BigReal fine = RealEvaluator.enclose(expr, Map.of(X, BigReal.of(0.7)), 200);
    assertThat(coarse.contains(fine)).isTrue();
    assertThat(fine.toDouble()).isPresent();
  }

  @Test
  void missingValuesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RealEvaluator.enclose(X, Map.of(), 100))
        .withMessageContaining("no value given for");
  }
}
