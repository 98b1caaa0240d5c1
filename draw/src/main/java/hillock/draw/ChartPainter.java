// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.function.Consumer;

/// Paints one chart: its frame and texts, and with a [MarkPainter] what lies between the axes.
final class ChartPainter {
  static final String TEXT_COLOR = "#222";
  private static final String AXIS_COLOR = "#444";
  private static final String GRID_COLOR = "#e4e4e4";

  private final Svg svg;
  private final Layout layout;
  private final Rectangle plot;

  ChartPainter(Svg svg, Layout layout) {
    this.svg = svg;
    this.layout = layout;
    this.plot = layout.plot();
  }

  void paint() {
    MarkPainter marks = new MarkPainter(svg, layout);
    svg.open("g");
    title();
    grid();
    clipped(marks::paintArea);
    clipped(marks::paintLine);
    frame();
    layout.chart().marks().forEach(marks::paintText);
    axisLabels();
    if (layout.legend().width() > 0) {
      Legend.of(layout.chart()).paint(svg, marks, layout.legend());
    }
    svg.close();
  }

  private void title() {
    String title = layout.chart().title();
    if (title.isEmpty()) {
      return;
    }
    svg.open("title").content(title).close();
    String shown =
        TextWidth.fit(
            title, TextWidth.BOLD * Layout.TITLE_FONT, layout.paper().width() - 2 * Layout.GAP);
    double half = TextWidth.ofBold(shown, Layout.TITLE_FONT) / 2;
    double middle = (plot.left() + plot.right()) / 2;
    double left = layout.paper().left() + Layout.GAP;
    double right = layout.paper().right() - Layout.GAP;
    middle = Math.max(left + half, Math.min(middle, right - half));
    double base = layout.paper().top() + Layout.TITLE_FONT + 3;
    openText(middle, base, "middle", Layout.TITLE_FONT).with("font-weight", "bold");
    svg.content(shown).close();
  }

  /// Paints all marks inside a nested document, which cuts them off at the axes.
  private void clipped(Consumer<Mark> paint) {
    svg.open("svg").with("x", plot.left()).with("y", plot.top() - 1);
    svg.with("width", plot.width() + 1).with("height", plot.height() + 2);
    svg.with(
        "viewBox",
        "%s %s %s %s"
            .formatted(
                Svg.number(plot.left()),
                Svg.number(plot.top() - 1),
                Svg.number(plot.width() + 1),
                Svg.number(plot.height() + 2)));
    layout.chart().marks().forEach(paint);
    svg.close();
  }

  private void grid() {
    svg.open("g").with("stroke", GRID_COLOR).with("stroke-width", 0.7);
    for (double value : layout.xTicks().values()) {
      double x = layout.x().at(value);
      line(x, plot.top(), x, plot.bottom());
    }
    for (double value : layout.yTicks().values()) {
      double y = layout.y().at(value);
      line(plot.left(), y, plot.right(), y);
    }
    svg.close();
  }

  private void frame() {
    svg.open("g").with("stroke", AXIS_COLOR).with("stroke-width", 1);
    line(plot.left(), plot.top(), plot.left(), plot.bottom());
    line(plot.left(), plot.bottom(), plot.right(), plot.bottom());
    for (double value : layout.xTicks().values()) {
      double x = layout.x().at(value);
      line(x, plot.bottom(), x, plot.bottom() + Layout.TICK_LENGTH);
    }
    for (double value : layout.yTicks().values()) {
      double y = layout.y().at(value);
      line(plot.left() - Layout.TICK_LENGTH, y, plot.left(), y);
    }
    svg.close();
    tickLabels();
  }

  private void tickLabels() {
    Ticks x = layout.xTicks();
    double below = plot.bottom() + Layout.TICK_LENGTH + Layout.TICK_FONT + 2;
    for (int i = 0; i < x.values().size(); i++) {
      text(x.labels().get(i), layout.x().at(x.values().get(i)), below, "middle");
    }
    Ticks y = layout.yTicks();
    double beside = plot.left() - Layout.TICK_LENGTH - 3;
    for (int i = 0; i < y.values().size(); i++) {
      text(y.labels().get(i), beside, layout.y().at(y.values().get(i)) + 4, "end");
    }
  }

  private void axisLabels() {
    String x = layout.xTicks().axisLabel(layout.chart().x().label());
    if (!x.isEmpty()) {
      String shown = TextWidth.fit(x, Layout.LABEL_FONT, plot.width());
      double base = layout.paper().bottom() - 6;
      double middle = (plot.left() + plot.right()) / 2;
      openText(middle, base, "middle", Layout.LABEL_FONT).content(shown).close();
    }
    String y = layout.yTicks().axisLabel(layout.chart().y().label());
    if (!y.isEmpty()) {
      String shown = TextWidth.fit(y, Layout.LABEL_FONT, plot.height());
      double middle = (plot.top() + plot.bottom()) / 2;
      double base = layout.paper().left() + Layout.LABEL_FONT + 2;
      openText(base, middle, "middle", Layout.LABEL_FONT);
      svg.with("transform", "rotate(-90 %s %s)".formatted(Svg.number(base), Svg.number(middle)));
      svg.content(shown).close();
    }
  }

  private void text(String text, double x, double y, String anchor) {
    openText(x, y, anchor, Layout.TICK_FONT).content(text).close();
  }

  private Svg openText(double x, double y, String anchor, double size) {
    svg.open("text").with("x", x).with("y", y);
    return svg.with("text-anchor", anchor).with("font-size", size);
  }

  private void line(double x1, double y1, double x2, double y2) {
    svg.open("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2).close();
  }
}
