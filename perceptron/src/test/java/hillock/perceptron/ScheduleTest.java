// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import hillock.perceptron.Schedule.Constant;
import hillock.perceptron.Schedule.Cosine;
import hillock.perceptron.Schedule.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void constantStays() {
    assertThat(new Constant().factor(0.99)).isEqualTo(1);
  }

  @Test
  void cosineFallsFromOneToNothing() {
    Schedule cosine = new Cosine();
    assertThat(cosine.factor(0)).isEqualTo(1);
    assertThat(cosine.factor(1 / 3.0)).isCloseTo(0.75, offset(1e-12));
    assertThat(cosine.factor(0.5)).isCloseTo(0.5, offset(1e-12));
    assertThat(cosine.factor(0.999)).isBetween(0.0, 1e-5);
  }

  @Test
  void stepsApplyTheFactorAtEachPoint() {
    Schedule steps = new Steps(0.1, List.of(0.5, 0.75));
    assertThat(steps.factor(0.499)).isEqualTo(1);
    assertThat(steps.factor(0.5)).isEqualTo(0.1);
    assertThat(steps.factor(0.8)).isCloseTo(0.01, offset(1e-15));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Steps(0, List.of(0.5)))
        .hasMessage("the factor must be in (0, 1], not 0.0");
    assertThatThrownBy(() -> new Steps(Double.NaN, List.of(0.5)))
        .hasMessage("the factor must be in (0, 1], not NaN");
    assertThatThrownBy(() -> new Steps(0.1, List.of(1.0)))
        .hasMessage("a point must be in (0, 1), not 1.0");
  }
}
