// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import hillock.lab.Sample.Interval;
import hillock.numerics.Philox;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
  @Test
  void fewNumbersHaveNoDeviationAndNoInterval() {
    Sample none = Sample.of();
    assertThat(none.count()).isZero();
    assertThat(none.mean()).isNaN();
    assertThat(none.interval(0.95)).isEmpty();
    Sample one = Sample.of(0.7);
    assertThat(one.mean()).isEqualTo(0.7);
    assertThat(one.deviation()).isNaN();
    assertThat(one.interval(0.95)).isEmpty();
  }

  /// With two numbers the quantile is `tan(0.475 π)` = 12.706204736174707.
  @Test
  void twoNumbersHaveAWideInterval() {
    Interval interval = Sample.of(3, 5).interval(0.95).orElseThrow();
    assertThat(interval.mean()).isEqualTo(4);
    assertThat(interval.halfWidth()).isCloseTo(12.706204736174707, within(1e-9));
    assertThat(interval.lo()).isCloseTo(4 - 12.706204736174707, within(1e-9));
    assertThat(interval.hi()).isCloseTo(4 + 12.706204736174707, within(1e-9));
  }

  @Test
  void equalNumbersScatterExactlyZero() {
    Sample sample = Sample.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(sample.mean()).isEqualTo(0.1);
    assertThat(sample.deviation()).isZero();
    assertThat(sample.interval(0.95)).hasValue(new Interval(0.1, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-308, 1e-320, 1e300, 1e-160, -3e307})
  void magnitudesDoNotMatter(double unit) {
    Sample sample = Sample.of(unit, 2 * unit, 3 * unit, 5 * unit);
    Percentage close = Percentage.withPercentage(Math.abs(unit) < 1e-310 ? 0.1 : 1e-10);
    assertThat(sample.mean()).isCloseTo(2.75 * unit, close);
    assertThat(sample.deviation()).isCloseTo(1.707825127659933 * Math.abs(unit), close);
  }

  @Test
  void aLargeOffsetDoesNotDrownTheScatter() {
    Sample sample = Sample.of(1e9 + 1, 1e9 + 2, 1e9 + 3);
    assertThat(sample.deviation()).isEqualTo(1);
  }

  /// 4000 samples of five normal numbers: 95 % of the intervals contain the mean, give or take
  /// three standard errors of 0.35 %.
  @Test
  void intervalsContainTheMeanAsOftenAsTheySay() {
    Philox philox = new Philox(20261121);
    double[] numbers = new double[5];
    int hits = 0;
    for (int i = 0; i < 4000; i++) {
      philox.fillNormal(numbers, 0, 5, 5L * i);
      Interval interval = Sample.of(numbers).interval(0.95).orElseThrow();
      hits += interval.lo() <= 0 && 0 <= interval.hi() ? 1 : 0;
    }
    assertThat(hits / 4000.0).isBetween(0.9395, 0.9605);
  }

  @Test
  void badNumbersAndLevelsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.of(1, Double.NaN))
        .withMessage("a sample has finite numbers, not NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.of(1, 2).interval(95))
        .withMessage("a level is between 0 and 1, not 95.0");
  }
}
