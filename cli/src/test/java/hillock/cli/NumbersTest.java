// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.expr.Rational;
import hillock.numerics.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1.0", "-2.5e3, -2500.0", "0x1.8p1, 3.0", "0x10, 16.0", "inf, Infinity",
    "-INF, -Infinity", "' 7 ', 7.0", "1e999, Infinity", "4e-324, 4.9E-324"
  })
  void readsNumbers(String text, double value) {
    assertThat(Numbers.read(text, Precision.F64)).isEqualTo(value);
  }

  @Test
  void roundsOnceToThePrecision() {
    assertThat(Numbers.read("0.1", Precision.F32)).isEqualTo(0.1f);
    assertThat(Numbers.read("nan", Precision.F32)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1f", "1d", "one", "1,5", "--1", "0x", "1e", "1_000"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Numbers.read(text, Precision.F64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a number");
    assertThatThrownBy(() -> Numbers.exact(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsExactValues() {
    assertThat(Numbers.exact("0.1")).isEqualTo(Rational.of(1, 10));
    assertThat(Numbers.exact("-1/3")).isEqualTo(Rational.of(-1, 3));
    assertThat(Numbers.exact("1.5/0.5")).isEqualTo(Rational.of(3));
    assertThat(Numbers.exact("0x1p-2")).isEqualTo(Rational.of(1, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0", "-1.19243121, -1.192", "100000, 100000", "1234567, 1.235e+6", "1e-7, 1e-7",
    "Infinity, inf", "NaN, nan"
  })
  void shortens(double value, String text) {
    assertThat(Numbers.shortened(value, 4)).isEqualTo(text);
  }

  @Test
  void writesWhatReadsBackTheSame() {
    for (double value : new double[] {0.1, -0.0, 1e300, Double.MIN_VALUE}) {
      assertThat(Numbers.read(Numbers.write(value, Precision.F64), Precision.F64))
          .isEqualTo(value);
    }
    assertThat(Numbers.write(Double.NaN, Precision.F64)).isEqualTo("nan");
    assertThat(Numbers.write(Double.NEGATIVE_INFINITY, Precision.F32)).isEqualTo("-inf");
  }
}
