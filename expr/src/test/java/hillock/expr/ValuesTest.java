// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import hillock.expr.Bounds.End;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The small values of the language: rational numbers, bounds, comparisons, suggestions, extents.
class ValuesTest {
  @Test
  void rationalsAreInLowestTermsWithPositiveDenominator() {
    assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2)).hasSameHashCodeAs(
        Rational.of(-3, 2));
    assertThat(Rational.of(0, -5)).isEqualTo(Rational.ZERO);
    assertThat(Rational.of(-4, -2)).isEqualTo(Rational.TWO);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.of(1, 0));
  }

  @Test
  void rationalArithmeticIsExact() {
    Rational third = Rational.of(1, 3);
    Rational minusQuarter = Rational.of(-1, 4);
    assertThat(third.add(minusQuarter)).isEqualTo(Rational.of(1, 12));
    assertThat(third.subtract(minusQuarter)).isEqualTo(Rational.of(7, 12));
    assertThat(third.multiply(minusQuarter)).isEqualTo(Rational.of(-1, 12));
    assertThat(third.divide(minusQuarter)).isEqualTo(Rational.of(-4, 3));
    assertThat(minusQuarter.power(3)).isEqualTo(Rational.of(-1, 64));
    assertThat(minusQuarter.power(-3)).isEqualTo(Rational.of(-64));
    assertThat(minusQuarter.power(0)).isEqualTo(Rational.ONE);
    assertThat(minusQuarter.abs()).isEqualTo(Rational.of(1, 4));
    assertThat(third).isGreaterThan(minusQuarter).isLessThan(Rational.HALF);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> third.divide(Rational.ZERO));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Rational.ZERO.power(-1));
  }

  @Test
  void rationalsTakeExactDecimalsAndDoubles() {
    assertThat(Rational.of(new BigDecimal("0.1"))).isEqualTo(Rational.of(1, 10));
    assertThat(Rational.of(new BigDecimal("12e2"))).isEqualTo(Rational.of(1200));
    assertThat(Rational.of(0.1))
        .isEqualTo(Rational.of(3_602_879_701_896_397L, 36_028_797_018_963_968L));
    assertThatExceptionOfType(NumberFormatException.class)
        .isThrownBy(() -> Rational.of(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1/2  | 0.5
          -3/8 | -0.375
          1/3  | 1/3
          -7/6 | -7/6
          12   | 12
          1/1000 | 0.001
          """)
  void rationalsAreWrittenAsShortDecimalsOrQuotients(String quotient, String text) {
    String[] parts = quotient.split("/");
    long denominator = parts.length > 1 ? Long.parseLong(parts[1]) : 1;
    Rational value = Rational.of(Long.parseLong(parts[0]), denominator);
    assertThat(value).hasToString(text);
    assertThat(value.isShortDecimal()).isEqualTo(!text.contains("/"));
  }

  @Test
  void longDecimalsAreWrittenAsQuotients() {
    Rational tiny = new Rational(BigInteger.ONE, BigInteger.TWO.pow(37));
    assertThat(tiny).hasToString("1/137438953472");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 0.1, -1e300, 1e-300, 0x1p-1074, 12345.678, Double.MAX_VALUE})
  void nearbyDoubleOfADoubleIsItself(double value) {
    assertThat(Rational.of(value).toDouble()).isEqualTo(value == 0 ? 0.0 : value);
  }

  @Test
  void nearbyDoublesAreNear() {
    assertThat(Rational.of(1, 3).toDouble()).isCloseTo(1.0 / 3, within(Math.ulp(1.0 / 3)));
    BigInteger huge = BigInteger.TEN.pow(400);
    assertThat(new Rational(huge, BigInteger.ONE).toDouble()).isInfinite();
    assertThat(new Rational(BigInteger.ONE, huge).toDouble()).isZero();
    assertThat(new Rational(huge.add(BigInteger.ONE), huge).toDouble()).isEqualTo(1);
  }

  @Test
  void binaryLogarithmsAreNear() {
    assertThat(Rational.of(8).log2()).isEqualTo(3);
    assertThat(Rational.of(-1, 8).log2()).isEqualTo(-3);
    assertThat(Rational.of(10).power(1000).log2()).isCloseTo(3321.928094887362, within(1e-9));
    assertThat(Rational.ZERO.log2()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void sizeOfARationalIsThatOfItsLargerPart() {
    assertThat(Rational.of(3, 1024).bitLength()).isEqualTo(11);
    assertThat(Rational.of(-1025, 3).bitLength()).isEqualTo(11);
    assertThat(Rational.of(10).isIntegerWithin(10)).isTrue();
    assertThat(Rational.of(-11).isIntegerWithin(10)).isFalse();
    assertThat(Rational.of(1, 2).isIntegerWithin(10)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"LT,1,0,0", "LE,1,1,0", "GT,0,0,1", "GE,0,1,1", "EQ,0,1,0", "NE,1,0,1"})
  void comparisonsHoldBySign(Comparison comparison, int below, int equal, int above) {
    int[] expected = {below, equal, above};
    for (int sign = -1; sign <= 1; sign++) {
      boolean holds = expected[sign + 1] == 1;
      assertThat(comparison.holds(sign)).isEqualTo(holds);
      assertThat(comparison.swapped().holds(-sign)).isEqualTo(holds);
      assertThat(comparison.negated().holds(sign)).isEqualTo(!holds);
    }
  }

  @Test
  void boundsContainWhatLiesBetween() {
    Bounds halfOpen = new Bounds(End.of(Expr.of(0)), true, End.of(Expr.of(1)), false);
    assertThat(halfOpen.contains(Rational.ZERO)).isTrue();
    assertThat(halfOpen.contains(Rational.HALF)).isTrue();
    assertThat(halfOpen.contains(Rational.ONE)).isFalse();
    assertThat(halfOpen.contains(Rational.MINUS_ONE)).isFalse();
    assertThat(halfOpen.contains(Rational.TWO)).isFalse();
    assertThat(Bounds.ALL.contains(Rational.of(-1_000_000))).isTrue();
    assertThat(Bounds.point(Expr.of(2)).contains(Rational.TWO)).isTrue();
    assertThat(Bounds.point(Expr.of(2)).contains(Rational.ONE)).isFalse();
    assertThat(Bounds.point(Expr.of(2)).isPoint()).isTrue();
    assertThat(halfOpen.isPoint()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "tanhh, tanh", "tnah, tanh", "sofplus, softplus", "softpluss, softplus",
    "Tanh, tanh", "sigmiod, sigmoid"
  })
  void misspeltNamesHaveSuggestions(String word, String nearest) {
    assertThat(Suggestion.nearest(word, List.of("tanh", "sigmoid", "softplus", "exp")))
        .contains(nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "gelu", "banana", "e"})
  void otherNamesHaveNone(String word) {
    assertThat(Suggestion.nearest(word, List.of("tanh", "sigmoid", "softplus", "a", "y")))
        .isEmpty();
    assertThat(Suggestion.clause(word, List.of("tanh"))).isEmpty();
  }

  @Test
  void extentCountsTheTreeThatSharingHides() {
    Expr shared = new Expr.Input(0, "x");
    for (int i = 0; i < 62; i++) {
      shared = new Expr.Sum(List.of(shared, shared));
    }
    assertThat(Extent.of(shared)).isEqualTo(new Extent(Long.MAX_VALUE, 63));
    assertThat(Extent.of(Tree.parse("x + 2 * x"))).isEqualTo(new Extent(5, 3));
  }

  @Test
  void extentSaturates() {
    Expr shared = new Expr.Input(0, "x");
    for (int i = 0; i < 200; i++) {
      shared = new Expr.Sum(List.of(shared, shared));
    }
    assertThat(Extent.of(shared)).isEqualTo(new Extent(Long.MAX_VALUE, 201));
  }

  @Test
  void substitutionKeepsSharing() {
    Expr x = new Expr.Input(0, "x");
    Expr shared = Expr.apply(Function.EXP, x);
    Expr product = new Expr.Product(List.of(shared, shared));
    Expr replaced = Substitution.inputs(product, List.of(Expr.of(2)));
    assertThat(Tree.of(replaced)).isEqualTo("(* (exp 2) (exp 2))");
    assertThat(replaced.operands().get(0)).isSameAs(replaced.operands().get(1));
    assertThat(Substitution.leaves(product, leaf -> leaf)).isSameAs(product);
  }
}
