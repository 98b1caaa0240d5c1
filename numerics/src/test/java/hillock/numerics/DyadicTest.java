// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static hillock.numerics.Enclosures.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Endpoint arithmetic against the exact decimals of [BigDecimal].
class DyadicTest {
  private static final Philox RANDOM = new Philox(5);

  /// Numbers of 1 to 100 bits, some with long runs of zeros, at exponents that often interact.
  private static Dyadic random(long index) {
    BigInteger significand = BigInteger.valueOf(RANDOM.bits64(3 * index));
    BigInteger more =
        BigInteger.valueOf(RANDOM.bits64(3 * index + 1) >>> RANDOM.integer(index, 63));
    BigInteger wide = RANDOM.integer(index + 7, 3) == 0 ? more : significand.multiply(more);
    return Dyadic.of(wide, RANDOM.integer(3 * index + 2, 300) - 150L);
  }

  private static void assertRounded(Dyadic rounded, BigDecimal exact, int bits, Rounding rounding) {
    Dyadic other =
        rounding == Rounding.DOWN ? successor(rounded, bits) : predecessor(rounded, bits);
    boolean down = rounding == Rounding.DOWN;
    assertThat(rounded.significand().abs().bitLength()).isLessThanOrEqualTo(bits + 1);
    assertThat(decimal(rounded).compareTo(exact) * (down ? 1 : -1)).isLessThanOrEqualTo(0);
    if (exact.signum() != 0) {
      assertThat(decimal(other).compareTo(exact) * (down ? 1 : -1)).isPositive();
    }
  }

  /// The next number of so many bits.
  private static Dyadic successor(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return Dyadic.powerOfTwo(-10_000);
    }
    Dyadic unit = Dyadic.powerOfTwo(x.top() - bits - (isNegativePowerOfTwo(x) ? 1 : 0));
    return x.plus(unit);
  }

  private static Dyadic predecessor(Dyadic x, int bits) {
    return successor(x.negate(), bits).negate();
  }

  private static boolean isNegativePowerOfTwo(Dyadic x) {
    return x.signum() < 0 && x.significand().abs().bitCount() == 1;
  }

  @ParameterizedTest
  @EnumSource
  void sumsAndProductsAreRoundedInTheirDirection(Rounding rounding) {
    for (int i = 0; i < 4000; i++) {
      Dyadic x = random(2L * i);
      Dyadic y = random(2L * i + 1);
      int bits = 2 + RANDOM.integer(i, 80);
      assertRounded(x.round(bits, rounding), decimal(x), bits, rounding);
      assertRounded(x.add(y, bits, rounding), decimal(x).add(decimal(y)), bits, rounding);
      assertRounded(x.subtract(y, bits, rounding), decimal(x).subtract(decimal(y)), bits, rounding);
      assertRounded(x.multiply(y, bits, rounding), decimal(x).multiply(decimal(y)), bits, rounding);
      assertThat(x.compareTo(y)).isEqualTo(decimal(x).compareTo(decimal(y)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void quotientsAndRootsAreRoundedInTheirDirection(Rounding rounding) {
    for (int i = 0; i < 4000; i++) {
      Dyadic x = random(2L * i);
      Dyadic y = random(2L * i + 1);
      int bits = 2 + RANDOM.integer(i, 80);
      if (y.signum() != 0) {
        Dyadic quotient = x.divide(y, bits, rounding);
        // x / y is at least q just if x is at least q y, for positive y.
        Dyadic positive = y.abs();
        Dyadic dividend = y.signum() > 0 ? x : x.negate();
        Dyadic beyond =
            rounding == Rounding.DOWN ? successor(quotient, bits) : predecessor(quotient, bits);
        int direction = rounding == Rounding.DOWN ? 1 : -1;
        assertThat(quotient.multiply(positive).compareTo(dividend) * direction)
            .isLessThanOrEqualTo(0);
        assertThat(x.signum() == 0 || beyond.multiply(positive).compareTo(dividend) * direction > 0)
            .isTrue();
      }
      Dyadic root = x.abs().sqrt(bits, rounding);
      assertThat(root.multiply(root).compareTo(x.abs()))
          .isIn(0, rounding == Rounding.DOWN ? -1 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void powersEncloseTightly(Rounding rounding) {
    for (int i = 0; i < 1000; i++) {
      Dyadic x = Dyadic.of(RANDOM.bits64(i)).scale(-60);
      int n = 1 + RANDOM.integer(i, 40);
      Dyadic power = x.power(n, 70, rounding);
      BigDecimal exact = decimal(x).pow(n);
      assertThat(decimal(power).compareTo(exact)).isIn(0, rounding == Rounding.DOWN ? -1 : 1);
      BigDecimal error = decimal(power).subtract(exact).abs();
      assertThat(error).isLessThanOrEqualTo(exact.abs().multiply(new BigDecimal("1e-20")));
    }
  }

  @Test
  void exactResultsStayExact() {
    Dyadic three = Dyadic.of(3);
    assertThat(Dyadic.of(9).sqrt(4, Rounding.UP)).isEqualTo(three);
    assertThat(Dyadic.of(9 << 20).sqrt(4, Rounding.UP)).isEqualTo(three.scale(10));
    assertThat(Dyadic.of(27).divide(Dyadic.of(9), 2, Rounding.UP)).isEqualTo(three);
    assertThat(three.power(5, 8, Rounding.UP)).isEqualTo(Dyadic.of(243));
    assertThat(three.power(5, 8, Rounding.DOWN)).isEqualTo(Dyadic.of(243));
  }

  @Test
  void farApartSummandsOnlyRound() {
    Dyadic huge = Dyadic.powerOfTwo(Dyadic.LIMIT - 5);
    Dyadic tiny = Dyadic.powerOfTwo(-Dyadic.LIMIT + 5);
    assertThat(huge.add(tiny, 64, Rounding.DOWN)).isEqualTo(huge);
    Dyadic up = huge.add(tiny, 64, Rounding.UP);
    assertThat(up).isEqualTo(huge.plus(Dyadic.powerOfTwo(Dyadic.LIMIT - 5 - 63)));
    assertThat(huge.subtract(tiny, 64, Rounding.UP)).isEqualTo(huge);
    assertThat(huge.subtract(tiny, 64, Rounding.DOWN)).isLessThan(huge);
    assertThat(tiny.add(huge.negate(), 64, Rounding.DOWN)).isEqualTo(huge.negate());
  }

  @Test
  void magnitudesArePushedOutwardAtTheLimits() {
    Dyadic huge = Dyadic.powerOfTwo(Dyadic.LIMIT - 1);
    assertThat(huge.multiply(huge, 8, Rounding.UP).isInfinite()).isTrue();
    assertThat(huge.multiply(huge, 8, Rounding.DOWN)).isEqualTo(huge);
    assertThat(huge.negate().multiply(huge, 8, Rounding.DOWN).isInfinite()).isTrue();
    Dyadic tiny = Dyadic.powerOfTwo(-Dyadic.LIMIT);
    assertThat(tiny.multiply(tiny, 8, Rounding.DOWN)).isEqualTo(Dyadic.ZERO);
    assertThat(tiny.multiply(tiny, 8, Rounding.UP)).isEqualTo(tiny);
    assertThat(tiny.multiply(tiny.negate(), 8, Rounding.UP)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void infinitiesAreBoundsThatAreAbsent() {
    Dyadic infinity = Dyadic.POSITIVE_INFINITY;
    assertThat(infinity.multiply(Dyadic.ZERO)).isEqualTo(Dyadic.ZERO);
    assertThat(infinity.multiply(Dyadic.of(-2))).isEqualTo(Dyadic.NEGATIVE_INFINITY);
    assertThat(infinity.add(Dyadic.of(-2), 8, Rounding.UP)).isEqualTo(infinity);
    assertThat(Dyadic.of(5).divide(infinity, 8, Rounding.UP)).isEqualTo(Dyadic.ZERO);
    assertThat(infinity).isGreaterThan(Dyadic.powerOfTwo(2 * Dyadic.LIMIT));
  }

  @Test
  void doublesGoInAndOutExactly() {
    for (double x : TestPoints.around(RANDOM, 5000, 1e6)) {
      assertThat(Dyadic.of(x).toDouble(Rounding.DOWN)).isEqualTo(x + 0.0);
      assertThat(Dyadic.of(x).toDouble(Rounding.UP)).isEqualTo(x + 0.0);
      assertThat(Dyadic.of(x).toNearest(Precision.F64)).isEqualTo(x);
      assertThat(decimal(Dyadic.of(x))).isEqualByComparingTo(new BigDecimal(x));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Dyadic.of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Dyadic.of(Double.POSITIVE_INFINITY));
  }

  /// The conversions of BigDecimal round to nearest, ties to even.
  @Test
  void nearestNumbersAreThoseOfBigDecimal() {
    for (int i = 0; i < 20_000; i++) {
      Dyadic x = random(i).scale(13L * (RANDOM.integer(i + 1, 200) - 100));
      BigDecimal exact = decimal(x);
      assertThat(x.toNearest(Precision.F64)).isEqualTo(exact.doubleValue());
      assertThat(x.toNearest(Precision.F32)).isEqualTo(exact.floatValue());
      assertThat(new Interval(x.toDouble(Rounding.DOWN), x.toDouble(Rounding.UP)).width())
          .isLessThanOrEqualTo(Math.ulp(exact.doubleValue()));
    }
  }

  @Test
  void directedDoublesAreTheNeighbors() {
    for (int i = 0; i < 5000; i++) {
      Dyadic x = random(i).scale(9L * (RANDOM.integer(i + 1, 200) - 100));
      double down = x.toDouble(Rounding.DOWN);
      double up = x.toDouble(Rounding.UP);
      assertThat(BigReal.of(Interval.of(down, up)).contains(BigReal.point(x))).isTrue();
      assertThat(up).isIn(down, Math.nextUp(down));
    }
  }

  @Test
  void equalNumbersAreEqualHoweverWritten() {
    Dyadic x = Dyadic.of(BigInteger.valueOf(12), -2);
    assertThat(x).isEqualTo(Dyadic.of(3)).hasSameHashCodeAs(Dyadic.of(3));
    assertThat(x).isNotEqualTo(Dyadic.of(4)).isNotEqualTo("3");
    assertThat(Dyadic.of(0)).isEqualTo(Dyadic.ZERO).hasSameHashCodeAs(Dyadic.ZERO);
  }
}
