// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.List;

/// Several charts in one SVG document, row by row.
///
/// @param charts the charts in reading order
/// @param columns how many stand side by side
public record Figure(List<Chart> charts, int columns) {
  private static final int GAP = 12;
  private static final String FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

  public Figure {
    charts = List.copyOf(charts);
    if (charts.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "a figure has one or more charts and columns, not %d charts in %d columns"
              .formatted(charts.size(), columns));
    }
  }

  /// Charts side by side in one row.
  public static Figure of(Chart... charts) {
    return new Figure(List.of(charts), Math.max(1, charts.length));
  }

  /// The figure as an SVG document: dark on white, without scripts, styles or references.
  public String toSvg() {
    int across = Math.min(columns, charts.size());
    int down = (charts.size() + across - 1) / across;
    int[] lefts = starts(across, true);
    int[] tops = starts(down, false);
    int width = lefts[across] - GAP;
    int height = tops[down] - GAP;
    Svg svg = new Svg();
    svg.open("svg").with("xmlns", "http://www.w3.org/2000/svg");
    svg.with("width", width).with("height", height);
    svg.with("viewBox", "0 0 " + width + " " + height);
    svg.with("font-family", FONT).with("fill", ChartPainter.TEXT_COLOR).with("role", "img");
    svg.open("rect").with("width", width).with("height", height).with("fill", "#fff").close();
    for (int i = 0; i < charts.size(); i++) {
      Layout layout = Layout.of(charts.get(i), lefts[i % across], tops[i / across]);
      new ChartPainter(svg, layout).paint();
    }
    return svg.close().toString();
  }

  /// Where each column (or row) begins, and at last where one more would.
  private int[] starts(int count, boolean horizontal) {
    int across = Math.min(columns, charts.size());
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      int largest = 0;
      for (int c = 0; c < charts.size(); c++) {
        Chart chart = charts.get(c);
        if ((horizontal ? c % across : c / across) == i) {
          largest = Math.max(largest, horizontal ? chart.width() : chart.height());
        }
      }
      starts[i + 1] = starts[i] + largest + GAP;
    }
    return starts;
  }
}
