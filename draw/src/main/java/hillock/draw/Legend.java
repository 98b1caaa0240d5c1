// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.Collections;
import java.util.List;

/// The names of the series beside a sample of each.
///
/// @param chart the chart that it explains
/// @param names the names as far as they fit, in the order of the inks
record Legend(Chart chart, List<String> names) {
  static final double ROW = 15;
  static final double SAMPLE = 26;
  static final double PADDING = 5;

  /// The largest part of the width of a chart that names may take.
  private static final double SHARE = 0.4;

  /// The legend of a chart; empty unless there are two series to tell apart.
  static Legend of(Chart chart) {
    if (chart.series().size() < 2) {
      return new Legend(chart, List.of());
    }
    double most = SHARE * chart.width();
    return new Legend(
        chart,
        chart.series().stream().map(name -> TextWidth.fit(name, Layout.TICK_FONT, most)).toList());
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  double width() {
    List<Double> widths = names.stream().map(name -> TextWidth.of(name, Layout.TICK_FONT)).toList();
    return PADDING + SAMPLE + Layout.GAP + Collections.max(widths) + PADDING;
  }

  double height() {
    return names.size() * ROW + 2 * PADDING;
  }

  /// Paints the legend into a place of its size.
  void paint(Svg svg, MarkPainter marks, Rectangle place) {
    svg.open("rect").with("x", place.left()).with("y", place.top());
    svg.with("width", place.width()).with("height", place.height()).with("rx", 2);
    svg.with("fill", "#fff").with("fill-opacity", 0.85).close();
    for (int i = 0; i < names.size(); i++) {
      double left = place.left() + PADDING;
      double middle = place.top() + PADDING + (i + 0.5) * ROW;
      marks.sample(chart.series().get(i), left, left + SAMPLE, middle);
      svg.open("text").with("x", left + SAMPLE + Layout.GAP).with("y", middle + 4);
      svg.with("font-size", Layout.TICK_FONT).content(names.get(i)).close();
    }
  }
}
