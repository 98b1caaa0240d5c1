// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Interval of(double lo, double hi) {
    return Interval.of(lo, hi);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "NaN, 1", "0, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
  void nonsenseIsRefused(double lo, double hi) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(lo, hi)).withMessageContaining("[");
  }

  @Test
  void negativeZeroIsZero() {
    assertThat(of(-0.0, -0.0)).isEqualTo(Interval.ZERO);
    assertThat(Interval.point(1).multiply(of(-0.0, 0))).isEqualTo(Interval.ZERO);
  }

  @Test
  void predicatesSayWhatTheSetIs() {
    assertThat(of(-1, 2).containsZero()).isTrue();
    assertThat(of(0, 2).containsZero()).isTrue();
    assertThat(of(MIN, 2).containsZero()).isFalse();
    assertThat(of(0, 2).strictlyPositive()).isFalse();
    assertThat(of(0, 2).nonNegative()).isTrue();
    assertThat(of(MIN, 2).strictlyPositive()).isTrue();
    assertThat(of(-2, 0).strictlyNegative()).isFalse();
    assertThat(of(-2, 0).nonPositive()).isTrue();
    assertThat(of(-2, -MIN).strictlyNegative()).isTrue();
    assertThat(of(3, 3).isPoint()).isTrue();
    assertThat(of(3, INF).isBounded()).isFalse();
    assertThat(Interval.ENTIRE.contains(INF)).isFalse();
    assertThat(Interval.ENTIRE.contains(Double.NaN)).isFalse();
    assertThat(Interval.ENTIRE.contains(MAX)).isTrue();
    assertThat(of(-1, 2).contains(of(-1, 1))).isTrue();
    assertThat(of(-1, 2).contains(of(-1, 3))).isFalse();
  }

  @Test
  void measuresAreThoseOfTheSet() {
    assertThat(of(-3, 2).mag()).isEqualTo(3);
    assertThat(of(-3, 2).mig()).isZero();
    assertThat(of(-3, -2).mig()).isEqualTo(2);
    assertThat(of(1, 3).width()).isEqualTo(2);
    assertThat(of(-MIN, 1).width()).isEqualTo(Math.nextUp(1.0));
    assertThat(of(-MAX, MAX).width()).isEqualTo(INF);
    assertThat(Interval.ENTIRE.width()).isEqualTo(INF);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 2",
    "-1.7e308, 1.7e308, 0",
    "1.7e308, 1.7e308, 1.7e308",
    "4.9e-324, 4.9e-324, 4.9e-324",
    "-Infinity, Infinity, 0"
  })
  void midpointsAreInTheMiddle(double lo, double hi, double middle) {
    assertThat(of(lo, hi).midpoint()).isEqualTo(middle);
  }

  @Test
  void midpointsOfUnboundedIntervalsAreFiniteMembers() {
    for (Interval x : List.of(of(3, INF), of(MAX, INF), of(-INF, -5), of(-INF, -MAX))) {
      assertThat(x.contains(x.midpoint())).as(x.toString()).isTrue();
    }
  }

  @Test
  void splittingIsGeometric() {
    List<Interval> halves = of(-MAX, -16).split();
    assertThat(halves.getFirst().hi()).isBetween(-1e157, -1e153);
    assertThat(halves.getLast()).isEqualTo(of(halves.getFirst().hi(), -16));
    assertThat(halves.getFirst().lo()).isEqualTo(-MAX);
    assertThat(Interval.ENTIRE.split()).containsExactly(of(-INF, 0), of(0, INF));
  }

  @Test
  void splittingReachesEveryDouble() {
    for (double target : new double[] {0, MIN, -MIN, 1, -1e-300, MAX, Math.PI}) {
      Interval x = Interval.ENTIRE;
      int steps = 0;
      while (x.isSplittable()) {
        List<Interval> halves = x.split();
        x = halves.getFirst().contains(target) ? halves.getFirst() : halves.getLast();
        steps++;
      }
      assertThat(x.contains(target)).isTrue();
      assertThat(steps).isLessThanOrEqualTo(64);
    }
    assertThatThrownBy(() -> of(1, Math.nextUp(1.0)).split())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("no double");
  }

  @Test
  void setOperations() {
    assertThat(of(1, 2).hull(of(5, 6))).isEqualTo(of(1, 6));
    assertThat(of(1, 3).intersect(of(2, 6))).contains(of(2, 3));
    assertThat(of(1, 2).intersect(of(2, 6))).contains(of(2, 2));
    assertThat(of(1, 2).intersect(of(3, 6))).isEmpty();
    assertThat(of(1, 5).min(of(2, 3))).isEqualTo(of(1, 3));
    assertThat(of(1, 5).max(of(2, 3))).isEqualTo(of(2, 5));
    assertThat(of(-3, 2).abs()).isEqualTo(of(0, 3));
    assertThat(of(-3, 2).negate()).isEqualTo(of(-2, 3));
  }

  @Test
  void exactResultsStayExact() {
    assertThat(of(1, 2).add(of(3, 4))).isEqualTo(of(4, 6));
    assertThat(of(1, 2).subtract(of(3, 4))).isEqualTo(of(-3, -1));
    assertThat(of(-2, 3).multiply(of(-5, 4))).isEqualTo(of(-15, 12));
    assertThat(of(1, 3).divide(of(-4, -2))).isEqualTo(of(-1.5, -0.25));
    assertThat(of(-3, 2).square()).isEqualTo(of(0, 9));
    assertThat(of(-3, 2).power(3)).isEqualTo(of(-27, 8));
    assertThat(of(-3, 2).power(4)).isEqualTo(of(0, 81));
    assertThat(of(2, 4).power(-2)).isEqualTo(of(1 / 16.0, 0.25));
    assertThat(of(-3, 2).power(0)).isEqualTo(Interval.ONE);
    assertThat(of(4, 9).sqrt()).isEqualTo(of(2, 3));
  }

  @Test
  void boundsOverflowOutward() {
    assertThat(of(MAX, MAX).add(of(MAX, MAX))).isEqualTo(of(MAX, INF));
    assertThat(of(-MAX, -MAX).add(of(-MAX, -MAX))).isEqualTo(of(-INF, -MAX));
    assertThat(of(MAX, MAX).multiply(of(-2, 2))).isEqualTo(Interval.ENTIRE);
    assertThat(of(MAX, MAX).square()).isEqualTo(of(MAX, INF));
    assertThat(of(1, 1).divide(of(MIN, MIN))).isEqualTo(of(MAX, INF));
    assertThat(of(MIN, MIN).square()).isEqualTo(of(0, MIN));
    assertThat(of(MIN, MIN).divide(of(2, 2))).isEqualTo(of(0, MIN));
    assertThat(of(1, INF).add(of(1, 2))).isEqualTo(of(2, INF));
  }

  @Test
  void zeroTimesUnboundedIsZero() {
    assertThat(Interval.ZERO.multiply(Interval.ENTIRE)).isEqualTo(Interval.ZERO);
    assertThat(of(0, INF).multiply(of(0, 2))).isEqualTo(of(0, INF));
    assertThat(of(2, INF).multiply(of(-INF, -3))).isEqualTo(of(-INF, -6));
    assertThat(of(1, 2).divide(of(4, INF))).isEqualTo(of(0, 0.5));
  }

  @Test
  void divisionByAnIntervalAroundZeroIsOpenEnded() {
    assertThat(of(1, 2).divide(of(0, 4))).isEqualTo(of(0.25, INF));
    assertThat(of(1, 2).divide(of(-4, 0))).isEqualTo(of(-INF, -0.25));
    assertThat(of(-2, -1).divide(of(0, 4))).isEqualTo(of(-INF, -0.25));
    assertThat(of(-2, 1).divide(of(0, 4))).isEqualTo(Interval.ENTIRE);
    assertThat(of(1, 2).divide(of(-1, 4))).isEqualTo(Interval.ENTIRE);
    assertThat(Interval.ZERO.divide(of(-1, 4))).isEqualTo(Interval.ZERO);
    assertThatThrownBy(() -> of(1, 2).divide(Interval.ZERO))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("divided by 0");
  }

  @Test
  void partlyUndefinedMeansTheDefinedPart() {
    assertThat(of(-5, 4).sqrt()).isEqualTo(of(0, 2));
    assertThat(of(-5, 1).log().lo()).isEqualTo(-INF);
    assertThat(of(-5, 1).log().hi()).isBetween(0.0, MIN);
    assertThat(of(-5, 0).log1p().lo()).isEqualTo(-INF);
    assertThatThrownBy(() -> of(-5, -1).sqrt()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> of(-5, 0).log()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> of(-5, -1).log1p()).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void rangesAreNeverLeft() {
    assertThat(Interval.ENTIRE.exp()).isEqualTo(of(0, INF));
    assertThat(Interval.ENTIRE.expm1()).isEqualTo(of(-1, INF));
    assertThat(Interval.ENTIRE.tanh()).isEqualTo(of(-1, 1));
    assertThat(Interval.ENTIRE.sigmoid()).isEqualTo(of(0, 1));
    assertThat(Interval.ENTIRE.softplus()).isEqualTo(of(0, INF));
    assertThat(Interval.ENTIRE.erf()).isEqualTo(of(-1, 1));
    assertThat(Interval.ENTIRE.erfc()).isEqualTo(of(0, 2));
    assertThat(Interval.ENTIRE.erfcx()).isEqualTo(of(0, INF));
    assertThat(Interval.ENTIRE.cosh()).isEqualTo(of(1, INF));
    assertThat(Interval.ENTIRE.sin()).isEqualTo(of(-1, 1));
    assertThat(Interval.ENTIRE.atan().hi()).isBetween(Math.PI / 2, Math.nextUp(Math.PI / 2));
    assertThat(Interval.ENTIRE.log()).isEqualTo(Interval.ENTIRE);
    assertThat(Interval.ENTIRE.asinh()).isEqualTo(Interval.ENTIRE);
    assertThat(Interval.ENTIRE.sinh()).isEqualTo(Interval.ENTIRE);
    assertThat(Interval.point(20).tanh().hi()).isEqualTo(1);
  }

  @Test
  void functionsKeepTheSignOfZero() {
    assertThat(Interval.ZERO.sin()).isEqualTo(Interval.ZERO);
    assertThat(Interval.ZERO.tanh()).isEqualTo(Interval.ZERO);
    assertThat(Interval.ZERO.expm1()).isEqualTo(Interval.ZERO);
    assertThat(Interval.ZERO.log1p()).isEqualTo(Interval.ZERO);
    assertThat(Interval.ZERO.erf()).isEqualTo(Interval.ZERO);
    assertThat(of(0, 1).sinh().nonNegative()).isTrue();
    assertThat(of(MIN, 1).asinh().nonNegative()).isTrue();
    assertThat(of(-1, 0).atan().nonPositive()).isTrue();
  }

  @Test
  void wavesFindTheirExtrema() {
    assertThat(of(0, 2).sin().hi()).isEqualTo(1);
    assertThat(of(0, 2).sin().lo()).isZero();
    assertThat(of(2, 4).sin().hi()).isLessThan(0.91);
    assertThat(of(4, 5).sin().lo()).isEqualTo(-1);
    assertThat(of(-1, 1).cos().hi()).isEqualTo(1);
    assertThat(of(3, 4).cos().lo()).isEqualTo(-1);
    assertThat(of(6, 6.5).cos().hi()).isEqualTo(1);
    assertThat(of(1, 2).cos().contains(0)).isTrue();
    assertThat(of(0, 7).sin()).isEqualTo(of(-1, 1));
    assertThat(of(1e17, 1.1e17).cos()).isEqualTo(of(-1, 1));
    assertThat(of(1e300, 1e300).sin().width()).isLessThan(1e-15);
  }

  @Test
  void hypotDoesNotOverflowEarly() {
    assertThat(of(3, 3).hypot(of(4, 4)).contains(5)).isTrue();
    assertThat(of(-1e300, 1e300).hypot(of(1e300, 1e300)).hi()).isLessThan(1.5e300);
    assertThat(of(-3, 3).hypot(of(0, 0)).lo()).isZero();
    assertThat(Interval.ENTIRE.hypot(of(1, 1))).isEqualTo(of(1, INF));
  }
}
