// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final double[] X = {1, 2, 3};

  @Test
  void marksOfOneSeriesShareAnInkAndALegendEntry() {
    Chart chart =
        Chart.titled("")
            .band("a", X, X, X)
            .line("b", Curve.of(X, X))
            .line("a", Curve.of(X, X))
            .points("", Curve.of(X, X));
    assertThat(chart.series()).containsExactly("a", "b");
    assertThat(chart.ink("b")).isEqualTo(Ink.of(1));
    assertThat(chart.ink("")).isEqualTo(chart.ink("a"));
    assertThat(chart.toSvg()).containsOnlyOnce(">a</text>").containsOnlyOnce(">b</text>");
  }

  @Test
  void oneSeriesNeedsNoLegend() {
    assertThat(Chart.titled("").line("only", Curve.of(X, X)).toSvg()).doesNotContain("only");
  }

  @Test
  void whatIsNotFiniteDoesNotStretchTheAxes() {
    double[] y = {Double.NEGATIVE_INFINITY, 5, Double.NaN};
    Chart chart = Chart.titled("").line("", Curve.of(X, y)).level(4);
    assertThat(chart.yExtent().lo()).isEqualTo(3.95);
    assertThat(chart.yExtent().hi()).isEqualTo(5.05);
    assertThat(chart.xExtent()).isEqualTo(new Extent(1, 3));
    assertThat(chart.toSvg()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void aLonePointBecomesADot() {
    double[] y = {Double.NaN, 5, Double.NaN};
    Scale unit = new Scale(new Extent(0, 10), 0, 10);
    assertThat(PathText.of(Curve.of(X, y), unit, unit)).isEqualTo("M2 5L2 5");
    assertThat(PathText.of(Curve.of(X, X), unit, unit)).isEqualTo("M1 1L2 2L3 3");
  }

  @Test
  void bandsAreInterruptedWhereABorderIsMissing() {
    double[] x = {1, 2, 3, 4, 5};
    double[] lo = {1, 1, Double.NaN, 1, 1};
    double[] hi = {2, 2, 2, 2, Double.POSITIVE_INFINITY};
    Scale unit = new Scale(new Extent(0, 10), 0, 10);
    Mark.Band band = new Mark.Band("", Curve.of(x, lo), Curve.of(x, hi));
    assertThat(PathText.between(band, unit, unit)).isEqualTo("M1 2L2 2L2 1L1 1ZM4 2L4 1Z");
  }

  @Test
  void barsStandOnTheirAxis() {
    Chart chart = Chart.titled("").bars("", new double[] {0, 1, 2}, new double[] {3, 1});
    assertThat(chart.yExtent().lo()).isZero();
    assertThat(chart.xExtent()).isEqualTo(new Extent(0, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.bars("", new double[2], new double[2]))
        .withMessage("2 bars (at least one) have 3 edges, not 2");
  }

  @Test
  void fixedEndsAreKept() {
    Chart chart = Chart.titled("").line("", Curve.of(X, X)).y(Axis.of("y").from(0).to(100));
    assertThat(chart.yExtent()).isEqualTo(new Extent(0, 100));
    assertThat(chart.y(Axis.of("y").from(50)).yExtent().lo()).isEqualTo(50);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.of("loss").from(2).to(1))
        .withMessage("axis 'loss' goes from 2.0 to 1.0; the first must be smaller");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.of("loss").to(Double.NaN))
        .withMessageContaining("cannot end at NaN");
  }

  @Test
  void rowsGoDownward() {
    Chart chart = Chart.titled("").y(Axis.rows(List.of("first", "second"))).whisker("", 1, 5, 4, 6);
    String svg = chart.toSvg();
    assertThat(y(svg, "first")).isLessThan(y(svg, "second"));
    assertThatIllegalArgumentException().isThrownBy(() -> chart.x(Axis.rows(List.of("a"))));
  }

  private static double y(String svg, String text) {
    String line = svg.lines().filter(l -> l.contains(">" + text + "<")).findFirst().orElseThrow();
    return Double.parseDouble(line.replaceAll(".* y=\"([^\"]*)\".*", "$1"));
  }

  /// Ends of the largest and smallest magnitudes, and no length at all.
  @Test
  void extremeNumbersAreDrawn() {
    double max = Double.MAX_VALUE;
    for (double[] y :
        new double[][] {{-max, max, 0}, {0, 0, 0}, {1e-320, 0, 0}, {1e16, 1e16 + 2, 1e16}}) {
      String svg = Chart.titled("").line("", Curve.of(X, y)).toSvg();
      assertThat(svg).contains("<path").doesNotContain("NaN", "Infinity", "E");
    }
  }

  @Test
  void sizesAreBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chart.titled("").size(10, 200))
        .withMessage("a chart has 120 to 10000 pixels a side, not 10 x 200");
  }

  @Test
  void notesOutsideTheAxesAreLeftOut() {
    Chart chart = Chart.titled("").x(Axis.of("").from(0).to(1)).line("", Curve.of(X, X));
    assertThat(chart.note("seen", 0.5, 2).note("unseen", 5, 2).toSvg())
        .contains(">seen<")
        .doesNotContain("unseen");
  }
}
