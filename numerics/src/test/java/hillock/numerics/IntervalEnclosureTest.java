// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Intervals against [BigReal]: results contain what they must, and little else.
class IntervalEnclosureTest {
  private static final int BITS = 128;
  private static final Philox RANDOM = new Philox(20261121);

  private interface BigOperator {
    BigReal at(BigReal x, BigReal y);
  }

  /// Proves the error bounds that [IntervalFunctions] steps over, which [StrictMath] only states.
  @ParameterizedTest
  @EnumSource
  void functionsOfPointsContainTheValueAndAreNarrow(BigFunction function) {
    for (double x : TestPoints.around(RANDOM, 20_000, 30)) {
      if (function.isDefinedAt(x)) {
        Interval computed = function.interval.at(Interval.point(x));
        BigReal exact = function.big.at(BigReal.of(x), 80);
        String what = function + " at " + x + ": " + computed + " for " + exact;
        assertThat(BigReal.of(computed).contains(exact)).as(what).isTrue();
        assertThat(Ulp.distance(computed.lo(), exact.lo())).as(what).isLessThan(20);
        assertThat(Ulp.distance(computed.hi(), exact.hi())).as(what).isLessThan(20);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfIntervalsContainTheValuesOfAllMembers(BigFunction function) {
    for (int i = 0; i < 1000; i++) {
      double center = 20 * RANDOM.normal(2L * i);
      double radius = StrictMath.exp(4 * RANDOM.normal(2L * i + 1) - 4);
      Interval x = Interval.of(center - radius, center + radius);
      if (function.isDefinedAt(x.lo())) {
        Interval computed = function.interval.at(x);
        for (int k = 0; k <= 10; k++) {
          double member = Math.clamp(x.lo() + k * 0.1 * x.width(), x.lo(), x.hi());
          BigReal exact = function.big.at(BigReal.of(member), 64);
          assertThat(BigReal.of(computed).contains(exact))
              .as(function + " of " + x + " at " + member + ": " + computed)
              .isTrue();
        }
      }
    }
  }

  /// Where a few neighboring doubles span a whole turn, quadrants cannot be told from quotients.
  @Test
  void wavesOfLargeArgumentsContainTheValuesBetweenTheDoubles() {
    for (int i = 0; i < 3000; i++) {
      double lo = Math.scalb(1 + RANDOM.uniform(i), 30 + RANDOM.integer(i, 30));
      double hi = lo + Math.max(2 * RANDOM.uniform(i + 1), (1 + i % 3) * Math.ulp(lo));
      Interval sin = Interval.of(lo, hi).sin();
      Interval cos = Interval.of(lo, hi).cos();
      BigReal width = BigReal.of(hi).subtract(BigReal.of(lo), BITS);
      for (int k = 0; k <= 8; k++) {
        BigReal member = BigReal.of(lo).add(width.multiply(BigReal.of(k).scale(-3), BITS), BITS);
        assertThat(BigReal.of(sin).contains(member.sin(80))).as("sin at " + member).isTrue();
        assertThat(BigReal.of(cos).contains(member.cos(80))).as("cos at " + member).isTrue();
      }
    }
  }

  @Test
  void sumsAreTheTightest() {
    assertTightest(Interval::add, (x, y) -> x.add(y, 4000));
    assertTightest(Interval::subtract, (x, y) -> x.subtract(y, 4000));
  }

  @Test
  void productsAndQuotientsAreTheTightestAboveUnderflow() {
    assertTightest(Interval::multiply, (x, y) -> x.multiply(y, 4000));
    assertTightest(
        (x, y) -> y.equals(Interval.ZERO) ? y : x.divide(y),
        (x, y) -> y.sign() == BigReal.Sign.ZERO ? y : x.divide(y, BITS));
  }

  @Test
  void rootsAreTheTightest() {
    for (double x : TestPoints.around(RANDOM, 20_000, 30)) {
      if (x >= 0) {
        Interval root = Interval.point(x).sqrt();
        assertThat(root).isEqualTo(BigReal.of(x).sqrt(BITS).toInterval());
      }
    }
  }

  private static void assertTightest(BinaryOperator<Interval> computed, BigOperator exact) {
    double[] xs = TestPoints.around(RANDOM, 5_000, 1e3);
    double[] ys = TestPoints.around(RANDOM.withStream(1), 5_000, 1e3);
    for (int i = 0; i < xs.length; i++) {
      for (int shift = 0; shift < 3; shift++) {
        double x = xs[i];
        double y = ys[(i + 40 * shift) % ys.length];
        Interval result = computed.apply(Interval.point(x), Interval.point(y));
        Interval best = exact.at(BigReal.of(x), BigReal.of(y)).toInterval();
        boolean tight = Math.abs(best.lo()) > 0x1p-900 && Math.abs(x) > 0x1p-900;
        assertThat(result.contains(best)).as(x + ", " + y).isTrue();
        assertThat(Ulp.distance(result.lo(), best.lo())).as(x + ", " + y).isLessThan(tight ? 1 : 2);
        assertThat(Ulp.distance(result.hi(), best.hi())).as(x + ", " + y).isLessThan(tight ? 1 : 2);
      }
    }
  }

  @Test
  void productsAndQuotientsOfIntervalsContainThoseOfTheMembers() {
    for (int i = 0; i < 20_000; i++) {
      Interval x = randomInterval(2L * i);
      Interval y = randomInterval(2L * i + 1);
      double a = x.lo() + (x.hi() - x.lo()) * RANDOM.uniform(5L * i);
      double b = y.lo() + (y.hi() - y.lo()) * RANDOM.uniform(5L * i + 1);
      BigReal product = BigReal.of(a).multiply(BigReal.of(b), 200);
      assertThat(BigReal.of(x.multiply(y)).contains(product)).isTrue();
      if (b != 0) {
        BigReal quotient = BigReal.of(a).divide(BigReal.of(b), 200);
        assertThat(BigReal.of(x.divide(y)).contains(quotient)).isTrue();
      }
      BigReal power = BigReal.of(a).power(i % 9, 400);
      assertThat(BigReal.of(x.power(i % 9)).contains(power)).isTrue();
    }
  }

  private static Interval randomInterval(long index) {
    double x = RANDOM.normal(2 * index);
    double y = RANDOM.normal(2 * index + 1);
    return Interval.of(Math.min(x, y), Math.max(x, y));
  }
}
