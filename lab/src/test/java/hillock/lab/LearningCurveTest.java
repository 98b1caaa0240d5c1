// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.lab.LearningCurve.Band;
import hillock.lab.LearningCurve.Epoch;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private static final double[] WHOLE = {1, 2, 3, 4};
  private static final double[] DIVERGED = {3, 6};
  private static final double[] GAP = {2, Double.NaN, 5, Double.POSITIVE_INFINITY};

  @Test
  void missingEpochsAreLeftOut() {
    LearningCurve curve = LearningCurve.of(List.of(WHOLE, DIVERGED, GAP), Band.RANGE);
    assertThat(curve.epochs())
        .containsExactly(
            new Epoch(1, 3, 2, 1, 3),
            new Epoch(2, 2, 4, 2, 6),
            new Epoch(3, 2, 4, 3, 5),
            new Epoch(4, 1, 4, 4, 4));
    assertThat(curve.numbers()).containsExactly(1, 2, 3, 4);
    assertThat(curve.means()).containsExactly(2, 4, 4, 4);
    assertThat(curve.lows()).containsExactly(1, 2, 3, 4);
    assertThat(curve.highs()).containsExactly(3, 6, 5, 4);
  }

  /// The quantiles are 4.302652729749464 for 2 degrees of freedom and 12.706204736174707 for 1.
  @Test
  void theBandIsTheIntervalOfTheMean() {
    LearningCurve curve = LearningCurve.of(List.of(WHOLE, DIVERGED, GAP), Band.CONFIDENCE);
    assertThat(curve.lows()[0]).isCloseTo(2 - 4.302652729749464 / Math.sqrt(3), within(1e-9));
    assertThat(curve.highs()[1]).isCloseTo(4 + 2 * 12.706204736174707, within(1e-9));
    assertThat(curve.means()[3]).isEqualTo(4);
    assertThat(curve.lows()[3]).isNaN();
    assertThat(curve.highs()[3]).isNaN();
  }

  @Test
  void withoutTrialsThereIsNothing() {
    assertThat(LearningCurve.of(List.of(), Band.RANGE).epochs()).isEmpty();
    assertThat(LearningCurve.of(List.of(new double[0]), Band.CONFIDENCE).epochs()).isEmpty();
    double[] never = {Double.NaN};
    for (Band band : Band.values()) {
      Epoch epoch = LearningCurve.of(List.of(never), band).epochs().getFirst();
      assertThat(epoch.trials()).isZero();
      assertThat(epoch.mean()).isNaN();
      assertThat(epoch.lo()).isNaN();
    }
  }
}
