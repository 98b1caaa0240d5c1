// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigRealTest {
  private static final int BITS = 128;
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static BigReal of(double x) {
    return BigReal.of(x);
  }

  private static BigReal ratio(long numerator, long denominator) {
    return BigReal.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), BITS);
  }

  @Test
  void constantsRoundToThoseOfMath() {
    for (int bits : new int[] {64, 100, 300, 1000}) {
      assertThat(BigReal.pi(bits).toDouble()).hasValue(Math.PI);
      assertThat(BigReal.e(bits).toDouble()).hasValue(Math.E);
      assertThat(BigReal.ln2(bits).toDouble()).hasValue(0.6931471805599453);
      assertThat(Enclosures.relativeWidth(BigReal.pi(bits)))
          .isLessThanOrEqualTo(Math.scalb(1.0, 2 - bits));
    }
  }

  @Test
  void constantsDoNotDependOnWhatWasComputedBefore() {
    BigReal before = BigReal.pi(90);
    BigReal.pi(3000);
    assertThat(BigReal.pi(90)).isEqualTo(before);
    assertThat(before.contains(BigReal.pi(3000))).isTrue();
  }

  @Test
  void signsAreKnownOrUnknown() {
    assertThat(of(-0.0).sign()).isEqualTo(BigReal.Sign.ZERO);
    assertThat(of(MIN).sign()).isEqualTo(BigReal.Sign.POSITIVE);
    assertThat(of(-MIN).sign()).isEqualTo(BigReal.Sign.NEGATIVE);
    assertThat(ratio(1, 3).subtract(ratio(1, 3), BITS).sign()).isEqualTo(BigReal.Sign.UNKNOWN);
    assertThat(of(0).hull(of(1)).sign()).isEqualTo(BigReal.Sign.UNKNOWN);
  }

  @Test
  void exactResultsAreExact() {
    assertThat(ratio(3, 8)).isEqualTo(of(0.375));
    assertThat(ratio(3, 8).isExact()).isTrue();
    assertThat(ratio(1, 3).isExact()).isFalse();
    assertThat(of(2.25).sqrt(BITS)).isEqualTo(of(1.5));
    assertThat(of(3).power(4, BITS)).isEqualTo(of(81));
    assertThat(of(-2).power(-3, BITS)).isEqualTo(of(-0.125));
    assertThat(of(3).hypot(of(4), BITS)).isEqualTo(of(5));
    assertThat(of(0).exp(BITS)).isEqualTo(BigReal.ONE);
    assertThat(of(1).log(BITS)).isEqualTo(BigReal.ZERO);
    assertThat(of(0).sigmoid(BITS)).isEqualTo(of(0.5));
    assertThat(of(0).cos(BITS)).isEqualTo(BigReal.ONE);
    assertThat(of(0).erfcx(BITS)).isEqualTo(BigReal.ONE);
  }

  @ParameterizedTest
  @CsvSource({
    "16, 0.25, 2",
    "16, -0.5, 0.25",
    "2.25, 1.5, 3.375",
    "1024, 0.1, NaN",
    "8, 0.5, NaN",
    "1, 1e300, 1",
    "7, 3, 343",
    "0.0625, 0.75, 0.125"
  })
  void powersAreExactWherePossible(double base, double exponent, double expected) {
    BigReal power = of(base).power(of(exponent), BITS);
    if (Double.isNaN(expected)) {
      assertThat(power.isExact()).isFalse();
      assertThat(power.contains(StrictMath.pow(base, exponent)) || power.toDouble().isPresent())
          .isTrue();
    } else {
      assertThat(power).isEqualTo(of(expected));
    }
  }

  @Test
  void powersAgreeWithStrictMath() {
    Philox random = new Philox(3);
    for (int i = 0; i < 500; i++) {
      double x = StrictMath.exp(3 * random.normal(2L * i));
      double y = 20 * random.normal(2L * i + 1);
      double power = of(x).power(of(y), BITS).toDouble().orElseThrow();
      assertThat(Ulp.distance(power, StrictMath.pow(x, y))).isLessThanOrEqualTo(1);
      BigReal wide = of(x).power(of(y).hull(of(y + 0.5)), BITS);
      assertThat(wide.contains(of(x).power(of(y + 0.25), BITS))).isTrue();
    }
  }

  @Test
  void powersOfEnclosuresContainThePowers() {
    BigReal base = of(-3).hull(of(2));
    assertThat(base.power(2, BITS)).isEqualTo(of(0).hull(of(9)));
    assertThat(base.power(3, BITS)).isEqualTo(of(-27).hull(of(8)));
    assertThat(base.power(0, BITS)).isEqualTo(BigReal.ONE);
    assertThatThrownBy(() -> base.power(-1, BITS)).isInstanceOf(ArithmeticException.class);
    assertThat(of(2).power(Integer.MIN_VALUE, BITS).hi()).isEqualTo(MIN);
  }

  @Test
  void arithmeticOfEnclosures() {
    BigReal x = of(-1).hull(of(2));
    BigReal y = of(-3).hull(of(5));
    assertThat(x.multiply(y, BITS)).isEqualTo(of(-6).hull(of(10)));
    assertThat(x.multiply(BigReal.ZERO, BITS)).isEqualTo(BigReal.ZERO);
    assertThat(BigReal.ZERO.multiply(of(-2), BITS)).isEqualTo(BigReal.ZERO);
    assertThat(x.negate().multiply(of(-2), BITS)).isEqualTo(of(-2).hull(of(4)));
    assertThat(x.divide(of(-4), BITS)).isEqualTo(of(-0.5).hull(of(0.25)));
    assertThat(x.add(y, BITS)).isEqualTo(of(-4).hull(of(7)));
    assertThat(x.subtract(y, BITS)).isEqualTo(of(-6).hull(of(5)));
    assertThat(x.abs()).isEqualTo(of(0).hull(of(2)));
    assertThat(x.min(of(1))).isEqualTo(of(-1).hull(of(1)));
    assertThat(x.max(of(1))).isEqualTo(of(1).hull(of(2)));
    assertThat(x.scale(3)).isEqualTo(of(-8).hull(of(16)));
  }

  @ParameterizedTest
  @CsvSource({
    "0x1p0, 0x1p-53, 0x1p0", // a tie goes to the even neighbor
    "0x1.0000000000001p0, 0x1p-53, 0x1.0000000000002p0",
    "0x1p0, -0x1p-54, 0x1p0",
    "0x1p0, 0x1.0000000000001p-53, 0x1.0000000000001p0",
    "0x1p-1074, 0x1p-200, 0x1p-200",
    "0x1.fffffffffffffp1023, 0x1p969, 0x1.fffffffffffffp1023",
    "0x1.fffffffffffffp1023, 0x1p970, Infinity",
    "-0x1.fffffffffffffp1023, -0x1p970, -Infinity"
  })
  void sumsRoundToNearestEven(String x, String y, String expected) {
    BigReal sum = of(Double.parseDouble(x)).add(of(Double.parseDouble(y)), 2200);
    assertThat(sum.toDouble()).hasValue(Double.parseDouble(expected));
    assertThat(Double.parseDouble(x) + Double.parseDouble(y))
        .isEqualTo(Double.parseDouble(expected));
  }

  @Test
  void smallNumbersUnderflowGradually() {
    assertThat(of(MIN).scale(-1).toDouble()).hasValue(0);
    assertThat(of(3 * MIN).scale(-1).toDouble()).hasValue(2 * MIN);
    assertThat(of(5 * MIN).scale(-1).toDouble()).hasValue(2 * MIN);
    assertThat(of(MIN).scale(-1).add(of(1).scale(-3000), 3000).toDouble()).hasValue(MIN);
    assertThat(bits(of(-MIN).scale(-2).toDouble())).isEqualTo(bits(OptionalDouble.of(-0.0)));
    assertThat(bits(of(0).toDouble())).isZero();
    assertThat(bits(of(-1).hull(of(1)).scale(-5000).toDouble())).isZero();
  }

  private static long bits(OptionalDouble value) {
    return Double.doubleToRawLongBits(value.orElseThrow());
  }

  @Test
  void floatsRoundOnce() {
    BigReal aboveTie = of(1 + 0x1p-24).add(of(0x1p-60), BITS);
    assertThat(of(1 + 0x1p-24).round(Precision.F32)).hasValue(1);
    assertThat(aboveTie.round(Precision.F32)).hasValue(Math.nextUp(1f));
    assertThat(of(0x1p-150).round(Precision.F32)).hasValue(0);
    assertThat(of(0x1.8p-149).round(Precision.F32)).hasValue(0x1p-148);
    assertThat(of(0x1.ffffffp127).round(Precision.F32)).hasValue(INF);
    assertThat(of(0x1.fffffefffffffp127).round(Precision.F32)).hasValue(Float.MAX_VALUE);
    assertThat(of(1e300).round(Precision.F32)).hasValue(INF);
  }

  @Test
  void whatStraddlesATieIsUndecided() {
    BigReal third = ratio(1, 3);
    BigReal tie = BigReal.ONE.add(of(0x1p-53), BITS);
    BigReal straddling = tie.add(third.subtract(third, BITS), BITS);
    assertThat(straddling.toDouble()).isEmpty();
    assertThat(straddling.round(Precision.F32)).hasValue(1);
  }

  @Test
  void doubleEndpointsLieOutside() {
    BigReal third = ratio(1, 3);
    assertThat(third.lo()).isEqualTo(1 / 3.0);
    assertThat(third.hi()).isEqualTo(Math.nextUp(third.lo()));
    assertThat(third.midpoint()).isEqualTo(1 / 3.0);
    assertThat(of(1e-320).divide(of(3), BITS).toInterval().width()).isEqualTo(MIN);
    assertThat(of(MAX).scale(1).toInterval()).isEqualTo(Interval.of(MAX, INF));
    assertThat(of(-MAX).scale(1).toInterval()).isEqualTo(Interval.of(-INF, -MAX));
    assertThat(BigReal.of(Interval.ENTIRE).toInterval()).isEqualTo(Interval.ENTIRE);
    assertThat(BigReal.of(Interval.ENTIRE).midpoint()).isZero();
    assertThat(BigReal.of(Interval.of(3, INF)).midpoint()).isEqualTo(3);
  }

  @Test
  void undefinedOperationsSayWhatIsUndefined() {
    BigReal aroundZero = of(-1).hull(of(1));
    assertThatThrownBy(() -> of(1).divide(of(0), BITS))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("division by 0");
    assertThatThrownBy(() -> of(1).divide(aroundZero, BITS)).hasMessageContaining("[-1, 1]");
    assertThatThrownBy(() -> of(-2).sqrt(BITS)).hasMessageContaining("square root of -2");
    assertThatThrownBy(() -> of(0).log(BITS)).hasMessageContaining("logarithm of 0");
    assertThatThrownBy(() -> aroundZero.log(BITS)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> of(-1).log1p(BITS)).hasMessageContaining("log1p of -1");
    assertThatThrownBy(() -> of(-2).power(of(0.5), BITS)).hasMessageContaining("power of -2");
    assertThat(of(0).hull(of(1)).log(BITS).toInterval()).isEqualTo(Interval.of(-INF, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 0, 1, 1 << 21})
  void absurdPrecisionsAreRefused(int bits) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(2).exp(bits));
    assertThatIllegalArgumentException().isThrownBy(() -> BigReal.pi(bits));
  }

  @Test
  void textShowsTheEnclosure() {
    assertThat(of(0.375)).hasToString("0.375");
    assertThat(of(1e300))
        .hasToString("1.00000000000000005250476025520442024870446858110815915491585E+300");
    assertThat(ratio(1, 3).round(20)).hasToString("[0.33333301, 0.3333335]");
    assertThat(of(1e308).exp(BITS).toString()).startsWith("[1.0 * 2^1099511627775, ∞]");
    assertThat(of(-1).hull(of(2))).hasToString("[-1, 2]");
  }

  @Test
  void equalEnclosuresAreEqual() {
    assertThat(ratio(6, 16)).isEqualTo(of(0.375)).hasSameHashCodeAs(of(0.375));
    assertThat(ratio(1, 3)).isNotEqualTo(of(0.375)).isNotEqualTo("1/3");
  }
}
