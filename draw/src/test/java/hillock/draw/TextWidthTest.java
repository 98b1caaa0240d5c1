// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  /// The advance widths of DejaVu Sans, the widest usual font, from its `hmtx` table.
  @ParameterizedTest
  @CsvSource({
    "0.25, 222.7",
    "−1.0, 242.8",
    "leaky-relu, 497.6",
    "softplus, 394.4",
    "validation accuracy (%), 1180.1",
    "slope of mish, 666.7"
  })
  void widthsCoverWideFonts(String text, double width) {
    assertThat(TextWidth.of(text, 100)).isBetween(width, 1.1 * width);
    assertThat(TextWidth.ofBold(text, 100)).isGreaterThan(1.1 * width);
  }

  @Test
  void textsAreCutToFit() {
    assertThat(TextWidth.fit("softplus", 10, 100)).isEqualTo("softplus");
    String cut = TextWidth.fit("a name without end ".repeat(100), 10, 60);
    assertThat(cut).startsWith("a name").endsWith("…");
    assertThat(TextWidth.of(cut, 10)).isBetween(45.0, 60.0);
    assertThat(TextWidth.fit("mish", 10, 3)).isEmpty();
    assertThat(TextWidth.fit("😀😀😀😀", 10, 40)).isEqualTo("😀😀…");
  }
}
