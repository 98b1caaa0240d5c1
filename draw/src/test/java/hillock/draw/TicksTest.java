// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0         | 1       | 6 | 0 0.2 0.4 0.6 0.8 1.0",
        "0.1       | 0.3     | 3 | 0.1 0.2 0.3",
        "-6        | 3       | 5 | −6 −4 −2 0 2",
        "-1e-3     | 1e-3    | 3 | −0.001 0 0.001",
        "93.26     | 97.3    | 9 | 93.5 94.0 94.5 95.0 95.5 96.0 96.5 97.0",
        "0         | 60000   | 4 | 0 20000 40000 60000",
        "3         | 3.1     | 3 | 3.00 3.05 3.10",
        "-0.0      | 1       | 2 | 0 1",
      })
  void labelsAreExactDecimals(double lo, double hi, int most, String labels) {
    Ticks ticks = Ticks.of(new Extent(lo, hi), most);
    assertThat(String.join(" ", ticks.labels())).isEqualTo(labels);
    assertThat(ticks.exponent()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0         | 2e-5    | 3 | 0 1 2             | (×10⁻⁵)",
        "-1e6      | 1e6     | 5 | −1.0 −0.5 0 0.5 1.0 | (×10⁶)",
        "0         | 1e300   | 3 | 0 0.5 1.0         | (×10³⁰⁰)",
        "0         | 250000  | 3 | 0 1 2             | (×10⁵)",
      })
  void extremeMagnitudesLeaveOutAPowerOfTen(
      double lo, double hi, int most, String labels, String power) {
    Ticks ticks = Ticks.of(new Extent(lo, hi), most);
    assertThat(String.join(" ", ticks.labels())).isEqualTo(labels);
    assertThat(ticks.axisLabel("loss")).isEqualTo("loss " + power);
    assertThat(ticks.axisLabel("")).isEqualTo(power.substring(1, power.length() - 1));
  }

  /// Extents of all magnitudes, positions and lengths.
  @Test
  void ticksLieInTheExtentAndAreNotTooMany() {
    double[] magnitudes = {1e-300, 1e-10, 0.37, 1, 12345.678, 1e17, 8e307};
    int examined = 0;
    for (double lo : magnitudes) {
      for (double length : magnitudes) {
        for (int sign = -1; sign <= 1; sign++) {
          Extent extent = new Extent(sign * lo, sign * lo + length).drawable();
          for (int most = 2; most < 12; most++) {
            Ticks ticks = Ticks.of(extent, most);
            assertThat(ticks.values()).as("%s", extent).isSorted().hasSizeLessThanOrEqualTo(most);
            assertThat(ticks.labels()).doesNotHaveDuplicates();
            assertThat(ticks.values()).allMatch(extent::contains);
            assertThat(most < 5 || ticks.values().size() >= 2).as("%s", extent).isTrue();
            examined++;
          }
        }
      }
    }
    assertThat(examined).isEqualTo(7 * 7 * 3 * 10);
  }
}
