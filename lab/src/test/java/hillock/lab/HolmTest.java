// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
  /// By hand: 0.005 · 4, 0.01 · 3, 0.03 · 2, and 0.04 · 1 raised to the one before.
  @Test
  void valuesAreMultipliedAndMonotone() {
    assertThat(Holm.corrected(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void valuesAreCutAtOneAndTiesStayTied() {
    assertThat(Holm.corrected(0.5, 0.6, 0.9)).containsExactly(1, 1, 1);
    assertThat(Holm.corrected(0.02, 0.02, 0.02)).containsExactly(0.06, 0.06, 0.06);
    assertThat(Holm.corrected(0, 1)).containsExactly(0, 1);
    assertThat(Holm.corrected(0.04)).containsExactly(0.04);
    assertThat(Holm.corrected()).isEmpty();
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holm.corrected(0.1, Double.NaN))
        .withMessage("a p-value is between 0 and 1, not NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.corrected(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.corrected(1.1));
  }
}
