// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SamplesTest {
  @Test
  void percentilesAreInterpolated() {
    Samples samples = new Samples(50, 10, 40, 20, 30);
    assertThat(samples.percentile(0)).isEqualTo(10);
    assertThat(samples.percentile(1)).isEqualTo(50);
    assertThat(samples.median()).isEqualTo(30);
    assertThat(samples.percentile(0.2)).isEqualTo(18);
    assertThat(samples.quiet()).isEqualTo(18);
    assertThat(new Samples(1, 2).median()).isEqualTo(1.5);
  }

  @Test
  void oneSampleIsAllPercentiles() {
    assertThat(new Samples(7).quiet()).isEqualTo(7);
    assertThat(new Samples(7).median()).isEqualTo(7);
  }

  @Test
  void noSamplesAreRefused() {
    assertThatThrownBy(Samples::new).hasMessage("percentiles need a sample");
  }

  @Test
  void samplesAreCopied() {
    double[] times = {3, 1, 2};
    Samples samples = new Samples(times);
    assertThat(times).containsExactly(3, 1, 2);
    times[1] = 100;
    assertThat(samples.percentile(0)).isEqualTo(1);
  }
}
