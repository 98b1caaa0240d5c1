// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.expr.Comparison;
import hillock.expr.Formula;
import hillock.expr.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which signs an expression can take: `-`, `0`, `+` as far as they are possible.
class SignsTest {
  private static Signs.Sign sign(String text) {
    Activation read =
        Formula.typed(
            "f(x; p = 1 in (0, inf), q = 1 in [0, 1], n = -1 in (-inf, 0), m = -1 in [-pi, 0],"
                + " g = 4 in [pi, 5], r = 1) = "
                + text,
            Scope.EMPTY,
            Map.of());
    return new Signs(read.parameters()).of(read.formula());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0                   | 0
          -1/3                | -
          pi                  | +
          x                   | -0+
          r                   | -0+
          p                   | +
          q                   | 0+
          n                   | -
          m                   | -0
          # an end that is not a rational number bounds nothing
          g                   | -0+
          uniform(0, 1)       | +
          normal(0, 1)        | -0+
          p + q               | +
          q + q               | 0+
          p + x               | -0+
          p - q               | -0+
          p - n               | +
          q * n               | -0
          p * n               | -
          x * 0               | 0
          n * n               | +
          x^2                 | 0+
          p^2                 | +
          n^3                 | -
          x^3                 | -0+
          x^-2                | +
          x^-1                | -+
          sqrt(x)             | 0+
          sqrt(p)             | +
          x^-0.5              | +
          p^x                 | +
          x^x                 | -0+
          abs(x)              | 0+
          abs(n)              | +
          exp(x)              | +
          log(p)              | -0+
          cosh(x)             | +
          sigmoid(n)          | +
          tanh(n)             | -
          tanh(q)             | 0+
          erfc(x)             | +
          sin(p)              | -0+
          hypot(x, 1)         | +
          hypot(x, q)         | 0+
          min(p, x)           | -0+
          min(p, q)           | 0+
          min(p, 1)           | +
          max(p, x)           | +
          max(n, m)           | -0
          x > 0 ? p : q       | 0+
          x > 0 ? p : n       | -+
          1 + x^2             | +
          -(1 + exp(x))       | -
          """)
  void signsAreAsNarrowAsTheyCanBeTold(String text, String signs) {
    Signs.Sign sign = sign(text);
    String found =
        (sign.canBeNegative() ? "-" : "")
            + (sign.canBeZero() ? "0" : "")
            + (sign.canBePositive() ? "+" : "");
    assertThat(found).isEqualTo(signs);
  }

  @Test
  void comparisonsAreSatisfiedByAllPossibleSigns() {
    assertThat(sign("p").satisfies(Comparison.GT)).isTrue();
    assertThat(sign("p").satisfies(Comparison.NE)).isTrue();
    assertThat(sign("q").satisfies(Comparison.GE)).isTrue();
    assertThat(sign("q").satisfies(Comparison.GT)).isFalse();
    assertThat(sign("n").satisfies(Comparison.LE)).isTrue();
    assertThat(sign("0").satisfies(Comparison.EQ)).isTrue();
    assertThat(sign("x").satisfies(Comparison.GE)).isFalse();
  }
}
