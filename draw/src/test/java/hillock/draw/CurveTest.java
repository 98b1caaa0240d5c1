// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void smoothCurvesHaveAPointAtEachStep() {
    Curve curve = Curve.sample(StrictMath::tanh, -3, 5);
    assertThat(curve.size()).isEqualTo(513);
    assertThat(curve.x(0)).isEqualTo(-3);
    assertThat(curve.x(512)).isEqualTo(5);
    for (int i = 0; i < curve.size(); i++) {
      assertThat(curve.y(i)).isEqualTo(StrictMath.tanh(curve.x(i)));
    }
  }

  @Test
  void jumpsLiftThePenWhereTheyAre() {
    for (double jump : new double[] {0, 0.3, -1 / 3.0}) {
      Curve curve = Curve.sample(x -> x > jump ? 1 : 0, -1, 1);
      int[] lifted = lifted(curve);
      assertThat(lifted).hasSize(1);
      assertThat(curve.x(lifted[0] - 1)).isLessThanOrEqualTo(jump);
      assertThat(curve.x(lifted[0] + 1)).isGreaterThan(jump);
      assertThat(curve.x(lifted[0] + 1) - curve.x(lifted[0] - 1)).isLessThan(1e-8);
    }
  }

  @Test
  void steepCurvesAreFollowed() {
    DoubleUnaryOperator steep = x -> StrictMath.tanh(1e5 * x);
    Curve curve = Curve.sample(steep, -1, 1.1);
    assertThat(lifted(curve)).isEmpty();
    for (int i = 1; i < curve.size(); i++) {
      assertThat(Math.abs(curve.y(i) - curve.y(i - 1))).isLessThanOrEqualTo(0.04);
      assertThat(curve.x(i)).isGreaterThan(curve.x(i - 1));
    }
  }

  @Test
  void polesLiftThePen() {
    Curve curve = Curve.sample(x -> 1 / x, -1, 1.01);
    assertThat(lifted(curve)).hasSize(1);
    assertThat(curve.size()).isLessThan(2000);
  }

  @Test
  void undefinedPartsAreLeftOut() {
    Curve curve = Curve.sample(StrictMath::log, -1, 1);
    assertThat(IntStream.range(0, curve.size()).filter(curve::isVisible))
        .isNotEmpty()
        .allMatch(i -> curve.x(i) > 0);
    assertThat(lifted(Curve.sample(_ -> Double.NaN, 0, 1))).hasSize(513);
    assertThat(lifted(Curve.sample(_ -> 7, 0, 1))).isEmpty();
  }

  @Test
  void noiseEndsAtTheLimitOfPoints() {
    Curve curve = Curve.sample(x -> StrictMath.sin(1e9 * x), 0, 1);
    assertThat(curve.size()).isBetween(10_000, 21_000);
  }

  @Test
  void extremeIntervalsAndValuesDoNotOverflow() {
    double largest = Double.MAX_VALUE;
    Curve curve = Curve.sample(x -> x, -largest, largest);
    assertThat(lifted(curve)).isEmpty();
    assertThat(curve.x(256)).isZero();
  }

  @Test
  void badArgumentsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curve.sample(x -> x, 1, 1))
        .withMessage("a curve needs an interval, not [1.0, 1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curve.sample(x -> x, 0, Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curve.of(new double[2], new double[3]))
        .withMessage("a curve has as many x as y, not 2 and 3");
  }

  @Test
  void arraysAreCopied() {
    double[] x = {1, 2};
    Curve curve = Curve.of(x, x);
    x[0] = 5;
    assertThat(curve.x(0)).isEqualTo(1);
  }

  private static int[] lifted(Curve curve) {
    return IntStream.range(0, curve.size()).filter(i -> !curve.isVisible(i)).toArray();
  }
}
