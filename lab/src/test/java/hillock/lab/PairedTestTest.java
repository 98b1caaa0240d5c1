// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.inference.TTest;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PairedTestTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-9);

  /// The references are made by `paired-tests.py`, which enumerates all signs for Wilcoxon's test.
  @ParameterizedTest
  @CsvFileSource(resources = "/hillock/lab/paired-tests.csv")
  void resultsAreThoseOfMpmath(
      String numbers, double mean, double deviation, double p, double halfWidth, double exact) {
    double[] differences =
        Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    PairedTest test = PairedTest.of(differences);
    assertThat(test.difference().mean()).isCloseTo(mean, CLOSE);
    assertThat(test.difference().deviation()).isCloseTo(deviation, CLOSE);
    assertThat(test.p().orElseThrow()).isCloseTo(p, CLOSE);
    assertThat(test.difference().interval(0.95).orElseThrow().halfWidth())
        .isCloseTo(halfWidth, CLOSE);
    assertThat(test.effect().orElseThrow()).isCloseTo(mean / deviation, CLOSE);
    assertThat(test.p().orElseThrow())
        .isCloseTo(TTest.withDefaults().test(differences).getPValue(), CLOSE);

    boolean clean =
        Arrays.stream(differences).map(Math::abs).distinct().count() == differences.length;
    clean &= Arrays.stream(differences).noneMatch(d -> d == 0);
    int fewest = clean ? 6 : 10;
    assertThat(test.wilcoxon().isPresent()).isEqualTo(differences.length >= fewest);
    if (test.wilcoxon().isPresent()) {
      double tolerance = clean ? 1e-12 : 0.015;
      assertThat(test.wilcoxon().getAsDouble()).isCloseTo(exact, within(tolerance));
    }
  }

  @Test
  void fewerThanThreeDifferencesSayNothing() {
    for (double[] few : new double[][] {{}, {1}, {1, 2}}) {
      PairedTest test = PairedTest.of(few);
      assertThat(test.difference().count()).isEqualTo(few.length);
      assertThat(test.p()).isEmpty();
      assertThat(test.wilcoxon()).isEmpty();
      assertThat(test.effect()).isEmpty();
    }
  }

  @Test
  void equalDifferencesGetTheSignTest() {
    PairedTest zeros = PairedTest.of(0, 0, 0, 0, 0, 0, 0);
    assertThat(zeros.p()).hasValue(1);
    assertThat(zeros.effect()).isEmpty();
    assertThat(zeros.wilcoxon()).isEmpty();
    assertThat(zeros.isConstant()).isTrue();
    PairedTest five = PairedTest.of(-0.1, -0.1, -0.1, -0.1, -0.1);
    assertThat(five.p()).hasValue(1 / 16.0);
    assertThat(five.effect()).isEmpty();
    assertThat(PairedTest.of(2, 2, 2, 2, 2, 2).p()).hasValue(1 / 32.0);
    assertThat(PairedTest.of(2, 2, 2.5).isConstant()).isFalse();
  }

  @Test
  void tinyAndHugeDifferencesAreTestedAlike() {
    double p = PairedTest.of(1, 2, 3, 5).p().orElseThrow();
    for (double unit : new double[] {1e-200, 1e250, -1e-9}) {
      assertThat(PairedTest.of(unit, 2 * unit, 3 * unit, 5 * unit).p().orElseThrow())
          .isCloseTo(p, CLOSE);
    }
  }
}
