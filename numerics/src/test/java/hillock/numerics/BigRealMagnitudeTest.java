// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments of hostile magnitude: fast, safe, and as tight as they should be.
class BigRealMagnitudeTest {
  private static final int BITS = 128;
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static BigReal of(double x) {
    return BigReal.of(x);
  }

  /// All notorious arguments, at every precision in use, in far less than a millisecond each.
  @ParameterizedTest
  @EnumSource
  void noArgumentIsSlow(BigFunction function) {
    double[] points = TestPoints.around(new Philox(1), 0, 1);
    for (int bits : new int[] {64, 128, 256}) {
      assertTimeout(
          Duration.ofSeconds(20),
          () -> {
            for (double x : points) {
              if (function.isDefinedAt(x)) {
                assertThat(function.big.at(BigReal.of(x), bits).lo()).isNotNaN();
              }
            }
          });
    }
  }

  /// Enclosures of few and of many bits share the exact value, and few bits keep the contract.
  @ParameterizedTest
  @EnumSource
  void precisionsAgreeAtAllMagnitudes(BigFunction function) {
    for (double x : TestPoints.around(new Philox(2), 1500, 40)) {
      if (function.isDefinedAt(x)) {
        BigReal fine = function.big.at(BigReal.of(x), 300);
        for (int bits : new int[] {16, 40, 100}) {
          BigReal coarse = function.big.at(BigReal.of(x), bits);
          String what = function + " at " + x + ": " + coarse + " and " + fine;
          assertThat(Enclosures.overlap(coarse, fine)).as(what).isTrue();
          boolean cut = isUnbounded(coarse) || coarse.sign() == BigReal.Sign.UNKNOWN;
          double width = cut ? 0 : Enclosures.relativeWidth(coarse);
          assertThat(width).as(what).isLessThanOrEqualTo(Math.scalb(1.0, 8 - bits));
        }
      }
    }
  }

  private static boolean isUnbounded(BigReal x) {
    return x.lowest().isInfinite() || x.highest().isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e13, 1e100, 1e308, Double.MAX_VALUE})
  void hugeArgumentsGiveOneSidedBounds(double x) {
    assertThat(of(-x).exp(BITS).toInterval()).isEqualTo(Interval.of(0, MIN));
    assertThat(of(x).exp(BITS).toInterval()).isEqualTo(Interval.of(MAX, INF));
    assertThat(of(x).exp(BITS).lowest().top()).isEqualTo(Dyadic.LIMIT);
    assertThat(of(-x).exp(BITS).highest().top()).isLessThanOrEqualTo(1 - Dyadic.LIMIT);
    assertThat(of(x).sinh(BITS).toDouble()).hasValue(INF);
    assertThat(of(-x).sinh(BITS).toDouble()).hasValue(-INF);
    assertThat(of(-x).cosh(BITS).toDouble()).hasValue(INF);
    assertThat(of(-x).erfcx(BITS).toDouble()).hasValue(INF);
    assertThat(of(x).erfc(BITS).toInterval()).isEqualTo(Interval.of(0, MIN));
    assertThat(of(x).erfc(BITS).toDouble()).hasValue(0);
    assertThat(of(-x).sigmoid(BITS).toDouble()).hasValue(0);
    assertThat(of(-x).softplus(BITS).toDouble()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 1e13, 1e100, 1e308})
  void saturatedFunctionsStayInTheirRange(double x) {
    assertThat(of(x).tanh(BITS).toInterval()).isEqualTo(Interval.of(Math.nextDown(1.0), 1));
    assertThat(of(-x).tanh(BITS).toDouble()).hasValue(-1);
    assertThat(of(x).sigmoid(BITS).toDouble()).hasValue(1);
    assertThat(of(x).erf(BITS).toDouble()).hasValue(1);
    assertThat(of(-x).erfc(BITS).toDouble()).hasValue(2);
    assertThat(of(-x).expm1(BITS).toDouble()).hasValue(-1);
    assertThat(of(x).softplus(BITS).toDouble()).hasValue(x);
    assertThat(of(x).tanh(BITS).highest()).isLessThanOrEqualTo(Dyadic.ONE);
    assertThat(of(-x).expm1(BITS).lowest()).isGreaterThanOrEqualTo(Dyadic.of(-1));
  }

  @Test
  void theInverseTangentSaturatesBelowHalfPi() {
    BigReal right = BigReal.pi(BITS).scale(-1);
    BigReal gap = right.subtract(of(0x1p100).atan(BITS), BITS);
    assertThat(Enclosures.overlap(gap, of(0x1p-100))).isTrue();
    assertThat(of(-1e308).atan(BITS).midpoint()).isEqualTo(-Math.PI / 2);
    assertThat(of(1e308).atan(BITS).hi()).isEqualTo(Math.nextUp(Math.PI / 2));
  }

  /// 6381956970095103 * 2^797 is the double nearest to a multiple of pi/2 (Muller et al., *Handbook
  /// of Floating-Point Arithmetic*).
  @Test
  void reductionsKeepTheirAccuracyNearMultiplesOfPi() {
    double x = 6381956970095103.0 * 0x1p797;
    BigReal cosine = of(x).cos(BITS);
    assertThat(cosine.midpoint()).isEqualTo(-4.687165924254628e-19);
    assertThat(Enclosures.relativeWidth(cosine)).isLessThan(0x1p-120);
    assertThat(of(1e308).sin(BITS).midpoint()).isEqualTo(0.4533964905016491);
    BigReal beyond = of(1).scale(70_000).sin(BITS);
    assertThat(beyond.toInterval()).isEqualTo(Interval.of(-1, 1));
  }

  @Test
  void arithmeticOfExtremesIsFast() {
    BigReal huge = of(1).scale(1L << 39);
    BigReal tiny = of(1).scale(-(1L << 39));
    assertFast(() -> huge.add(tiny, BITS));
    assertFast(() -> huge.multiply(huge, BITS).multiply(huge, BITS));
    assertFast(() -> tiny.divide(huge, BITS).divide(huge, BITS));
    assertFast(() -> huge.power(Integer.MAX_VALUE, BITS));
    assertFast(() -> of(1e308).power(Integer.MIN_VALUE, BITS));
    assertFast(() -> of(1e308).power(of(1e308), BITS));
    assertFast(() -> of(1e-308).power(of(1e308), BITS));
    assertFast(() -> of(2).power(of(MIN), BITS));
    assertFast(() -> huge.sqrt(BITS).hypot(tiny, BITS));
    assertFast(() -> huge.hull(tiny).sin(BITS));
    assertFast(() -> of(0.5).hull(tiny).cos(BITS));
    assertFast(() -> huge.log(BITS).log1p(BITS));
    assertFast(() -> tiny.log(BITS));
    assertFast(() -> tiny.log1p(BITS).expm1(BITS).sinh(BITS).atan(BITS).erf(BITS).tanh(BITS));
    assertFast(() -> huge.atan(BITS));
    assertFast(() -> huge.asinh(BITS));
    assertFast(() -> huge.erfcx(BITS));
    assertFast(() -> huge.softplus(BITS));
    assertFast(() -> of(1).scale(Long.MAX_VALUE).scale(Long.MIN_VALUE));
  }

  private static void assertFast(Supplier<BigReal> operation) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          BigReal result = operation.get();
          assertThat(result.toString()).isNotEmpty();
          assertThat(result.lo()).isLessThanOrEqualTo(result.hi());
          assertThat(result.midpoint()).isNotNaN();
        });
  }

  @ParameterizedTest
  @EnumSource
  void enclosuresOfManyNumbersContainTheValues(BigFunction function) {
    Philox random = new Philox(9);
    for (int i = 0; i < 300; i++) {
      double a = 5 * random.normal(3L * i);
      double b = a + Math.abs(random.normal(3L * i + 1));
      if (function.isDefinedAt(a)) {
        BigReal wide = function.big.at(of(a).hull(of(b)), 64);
        double member = Math.clamp(a + (b - a) * random.uniform(3L * i + 2), a, b);
        assertThat(wide.contains(function.big.at(of(member), 100)))
            .as(function + " of [" + a + ", " + b + "]")
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void unboundedEnclosuresGiveTheRange(BigFunction function) {
    double from =
        switch (function) {
          case LOG, SQRT -> 0;
          case LOG1P -> -1;
          case EXP,
              EXPM1,
              SIN,
              COS,
              ATAN,
              SINH,
              COSH,
              TANH,
              ASINH,
              SIGMOID,
              SOFTPLUS,
              ERF,
              ERFC,
              ERFCX ->
              -INF;
        };
    Interval domain = Interval.of(from, INF);
    Interval range = function.big.at(BigReal.of(domain), BITS).toInterval();
    assertThat(range).isEqualTo(function.interval.at(domain));
  }
}
