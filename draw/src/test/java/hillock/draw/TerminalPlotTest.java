// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TerminalPlotTest {
  private static final Chart RELU =
      Chart.titled("relu")
          .x(Axis.of("x"))
          .level(0)
          .upright(0)
          .line("value", Curve.sample(x -> Math.max(0, x), -2, 2))
          .line("slope", Curve.sample(x -> x > 0 ? 1 : 0, -2, 2));

  @Test
  void reluLooksLikeThis() {
    assertThat(RELU.toText(44, 14, false))
        .isEqualTo(
            """
               relu
            2 ┤                    ╎                  ⢀⡤
              │                    ╎                ⢀⠴⠋
              │                    ╎              ⣠⠞⠁
              │                    ╎           ⢀⡠⠞⠁
              │                    ╎         ⢀⡴⠋
            1 ┤                    ╎⠉⠁ ⠉⠁ ⠉⣡⠔⠉⠁ ⠉⠁ ⠉⠁ ⠉⠁
              │                    ╎     ⣠⠞⠁
              │                    ╎  ⢀⡴⠊⠁
              │                    ╎⢀⡴⠋
            0 ┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠚⠁╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
              └┬───────────────────┬───────────────────┬
              −2                   0                   2
               ⠒⠒⠒ value  ⠒ ⠒ slope                    x
            """);
  }

  @Test
  void colorsDoNotMoveAnything() {
    String colored = RELU.toText(60, 20, true);
    assertThat(colored).contains("\u001b[36m", "\u001b[35m", "\u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(RELU.toText(60, 20, false));
  }

  @Test
  void everyChartFitsItsSize() {
    for (Figure figure : Gallery.figures().values()) {
      for (Chart chart : figure.charts()) {
        for (int columns = 24; columns < 130; columns += 15) {
          for (int rows = 8; rows < 50; rows += 7) {
            String text = chart.toText(columns, rows, false);
            assertThat(text.lines()).hasSizeLessThanOrEqualTo(rows).hasSizeGreaterThan(rows - 3);
            int width = columns;
            assertThat(text.lines()).as(text).allMatch(line -> line.length() <= width);
          }
        }
      }
    }
  }

  @Test
  void farPointsAreCutOff() {
    Chart chart =
        Chart.titled("")
            .y(Axis.of("").from(-1).to(1))
            .line("", Curve.sample(x -> StrictMath.pow(x, 99), -9, 9));
    String[] lines = chart.toText(40, 10, false).split("\n");
    assertThat(lines[0]).matches(" 1 ┤ +[\u2800-\u28ff] *");
  }

  @Test
  void sizesAreBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RELU.toText(5, 20, false))
        .withMessage("a plot has 24 x 8 to 1000 x 1000 characters, not 5 x 20");
    assertThatIllegalArgumentException().isThrownBy(() -> RELU.toText(50, 2000, false));
  }
}
